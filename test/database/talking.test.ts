/** What is said without a command word, where it matters who says it, and that nothing is done on a guess. */
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { dealRow, logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("talking on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("of two readings nothing is done until one is chosen", async () => {
    await logged(fang, "ACME 10万 月底");
    const before = await office.rowCounts();
    expect((await fang.says("ACME 20万")).buttons.map(({ label }) => label)).toEqual([
      "Change #1 ACME",
      "Log a new deal",
    ]);
    for (const line of [
      "华信 选了别家",
      "acme went with someone else",
      "close acme",
      "acme hm",
      "is it going to rain tomorrow?",
      "ok",
      "thanks!",
    ])
      await fang.says(line);
    expect(await office.rowCounts()).toEqual(before);
    await fang.says("ACME 20万");
    await fang.clicks("Change #1 ACME");
    expect((await dealRow(office)).amountMinor).toBe(20_000_000n);
  });

  test("a date that moves by so much keeps it in the question, reckoned from the deal's own", async () => {
    const wang = await office.joins("王芳", { locale: "zh" });
    await logged(fang, "Globex 10万 12/20");
    await logged(wang, "瑞丰 10万 12/20");
    const before = await office.rowCounts();
    expect((await fang.says("push Globex two weeks")).buttons.map(({ label }) => label)).toEqual([
      "Note on #1 Globex",
      "Move #1 Globex to Jan 3, 2027",
    ]);
    expect((await wang.says("瑞丰推迟两周")).buttons.map(({ label }) => label)).toEqual([
      "记到 #2 瑞丰",
      "#2 瑞丰 改到 2027/1/3",
    ]);
    expect(await office.rowCounts()).toEqual(before);
    await wang.clicks("#2 瑞丰 改到 2027/1/3");
    expect((await dealRow(office, 2)).closeDate).toEqual(new Date("2027-01-03"));
    await logged(wang, "瑞丰 5万 12/24 OA");
    await wang.says("瑞丰推迟两周");
    await wang.clicks("#3 瑞丰 改到 2027/1/7");
    expect((await dealRow(office, 3)).closeDate).toEqual(new Date("2027-01-07"));
  });

  test("what nobody is called like is not logged: of two words it is said that they are not understood", async () => {
    const wang = await office.joins("王芳", { locale: "zh" });
    await logged(fang, "ACME 10万 月底 Analytics");
    const before = await office.rowCounts();
    for (const [person, line] of [
      [fang, "foo bar"],
      [fang, "blah blubb"],
      [wang, "随便 写写"],
    ] as const) {
      const answer = await person.says(line);
      expect(answer.words).not.toMatch(/deal new|新建/);
      expect(answer.buttons.length).toBeGreaterThan(1);
    }
    expect(await office.rowCounts()).toEqual(before);
    expect((await fang.says("blah blubb")).words).toContain("didn't get that");
    expect((await fang.says("acme analitics")).words).toContain("ACME");
  });

  test("a deal is handed over in a sentence", async () => {
    const east = await office.team("East");
    const wang = await office.joins("王芳", { team: east, locale: "zh" });
    const priya = await office.joins("Priya", { team: east });
    await office.joins("孙浩", { team: east });
    await logged(wang, "华信 10万 月底");
    await logged(priya, "ACME 10万 月底");
    await wang.says("华信交给孙浩");
    await priya.says("hand ACME to 王芳");
    const owner = async (number: number) => {
      const { ownerId } = await dealRow(office, number);
      return (await office.database.prisma.member.findUniqueOrThrow({ where: { id: ownerId } })).name;
    };
    expect([await owner(1), await owner(2)]).toEqual(["孙浩", "王芳"]);
  });

  test("a rep who asks who has answered is told what is theirs to see", async () => {
    const wang = await office.joins("王芳", { locale: "zh" });
    const manager = await office.joins("Mia", { role: "manager" });
    const reader = await office.joins("Ren", { role: "read-only" });
    expect((await wang.says("谁没交预测")).refusal).toBe(
      "谁还没报只有经理看得到。您自己报了没有、还差什么，发送 /预测 就能看。",
    );
    expect((await fang.says("who hasn't answered")).refusal).toContain("still open: /forecast");
    expect((await reader.says("who hasn't answered")).refusal).toContain("Ask an admin");
    expect((await manager.says("who hasn't answered")).reply.type).toBe("card");
  });

  test("only one's own deals are named, and a colleague's is none", async () => {
    const bo = await office.joins("Bo");
    await logged(fang, "ACME 10万 月底");
    const before = await office.rowCounts();
    await bo.says("acme met the CFO today, went well");
    await bo.says("won acme");
    expect(await office.rowCounts()).toEqual(before);
  });

  test("who only reads changes nothing", async () => {
    await logged(fang, "ACME 10万 月底");
    const reader = await office.joins("Ren", { role: "read-only" });
    expect((await reader.says("acme met the CFO today")).refusal).toContain("role");
  });

  test("traditional characters name what simple ones do, and the other way round", async () => {
    await logged(fang, "華信醫療 10万 月底");
    await logged(fang, "恒达科技 10万 月底");
    await fang.says("恆達 今天見了張總");
    expect((await fang.says("恆達")).card.title).toContain("恒达科技");
    expect((await fang.says("/商機 查看 恆達科技")).card.title).toContain("恒达科技");
    expect((await fang.says("華信 今天見了張總")).card.title).toContain("華信醫療");
  });

  test("a customer that sounds so is asked about, and a colleague's deals are listed", async () => {
    const east = await office.team("East");
    const manager = await office.joins("Mia", { role: "manager", team: east });
    await office.leads(manager.id, east);
    const wang = await office.joins("王芳", { team: east });
    await logged(wang, "华信医疗器械 10万 月底");
    expect((await wang.says("华新")).buttons.map(({ label }) => label)).toEqual([
      expect.stringContaining("华信医疗器械"),
    ]);
    expect((await manager.says("王芳的商机")).words).toContain("华信医疗器械");
  });

  test("a deal by its number, whatever its name; a lost one too", async () => {
    await logged(fang, "Open 10万 月底");
    expect((await fang.says("#1 met the CFO")).words).toContain("Fang: met the CFO");
    await fang.says("#1 lost");
    await fang.fills({ lostReason: "price" });
    expect((await fang.says("#1?")).card.title).toBe("#1 Open");
  });

  test("a long story is one note", async () => {
    await logged(fang, "ACME 10万 月底");
    const story = `ACME ${"and then we talked. ".repeat(200)}`.trim();
    expect((await fang.says(story)).card.title).toBe("#1 ACME");
  });
});
