/** Who is in which team, leads what, has which role and quota, or has left, said as to a colleague: as the typed command, and only by whom it is open to. */
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("talking about colleagues on %s", (kind) => {
  let office: Office;
  let tom: Colleague;
  let wang: Colleague;
  let dana: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East Coast");
    const huadong = await office.team("华东");
    tom = await office.joins("Tom Baker", { team: huadong });
    wang = await office.joins("王芳", { team: east, locale: "zh" });
    dana = await office.joins("Dana Fox", { role: "admin" });
  });

  const row = ({ id }: Colleague) =>
    office.database.prisma.member.findUniqueOrThrow({
      where: { id },
      select: { role: true, active: true, team: { select: { name: true } } },
    });
  const quotaOf = async ({ id: memberId }: Colleague) =>
    (await office.database.prisma.quota.findMany({ where: { memberId } })).map(
      ({ amountMinor }) => amountMinor,
    );

  test("teams, roles and quotas as the typed command sets them", async () => {
    await dana.says("add Tom Baker to East Coast");
    await dana.says("把王芳加到华东队");
    expect([(await row(tom)).team?.name, (await row(wang)).team?.name]).toEqual(["East Coast", "华东"]);
    await dana.says("加王芳到East Coast");
    expect((await row(wang)).team?.name).toBe("East Coast");
    await dana.says("make Tom a manager");
    await dana.says("让王芳当经理");
    expect([(await row(tom)).role, (await row(wang)).role]).toEqual(["manager", "manager"]);
    await dana.says("demote Tom to rep");
    await dana.says("王芳升管理员");
    expect([(await row(tom)).role, (await row(wang)).role]).toEqual(["rep", "admin"]);
    await dana.says("set Tom's quota to 500k");
    await dana.says("王芳的指标改成50万");
    expect([await quotaOf(tom), await quotaOf(wang)]).toEqual([[50_000_000n], [50_000_000n]]);
    await dana.says("给王芳定60万");
    expect(await quotaOf(wang)).toEqual([60_000_000n]);
    await dana.says("make 王芳 manager of 华东");
    const team = await office.database.prisma.team.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, name: "华东" },
    });
    expect(team.managerId).toBe(wang.id);
  });

  test("who leaves is asked about first, whatever was said", async () => {
    for (const [line, name] of [
      ["remove Tom Baker", "Tom Baker"],
      ["Tom left the company", "Tom Baker"],
      ["移除王芳", "王芳"],
      ["王芳离职了", "王芳"],
    ] as const) {
      const before = await office.rowCounts();
      expect((await dana.says(line)).card.title, line).toContain(name);
      expect(await office.rowCounts()).toEqual(before);
    }
    await dana.says("remove Tom Baker");
    await dana.clicks("Remove");
    expect((await row(tom)).active).toBe(false);
  });

  test("a rep and a manager get one sentence, and nothing changes", async () => {
    const mia = await office.joins("Mia", { role: "manager" });
    const before = await office.rowCounts();
    for (const line of [
      "add 王芳 to 华东",
      "make 王芳 a manager",
      "make me an admin",
      "remove 王芳",
      "王芳离职了",
      "set 王芳's quota to 500k",
      "set my quota to 1",
    ])
      for (const person of [tom, mia]) {
        const { refusal } = await person.says(line);
        expect(refusal, line).toMatch(/role doesn't allow this|quota/);
      }
    expect((await wang.says("让我当管理员")).refusal).toContain("管理员");
    expect(await office.rowCounts()).toEqual(before);
  });

  test("a name that nobody has is said to be unknown; what is about a deal or a customer stays so", async () => {
    expect((await dana.says("add Bob Stone to East Coast")).refusal).toContain("Bob Stone");
    expect((await dana.says("add Tom to Narnia")).refusal).toContain("Narnia");
    await logged(tom, "ACME 10万 月底");
    await logged(wang, "华信 10万 月底");
    const people = async () => [await row(tom), await row(wang)];
    const before = await people();
    for (const line of ["move ACME to qualified", "ACME’s CFO left", "remove ACME"]) await tom.says(line);
    for (const line of ["张总离职了", "华信的张总离职了", "把华信加到目标客户"]) await wang.says(line);
    office.did.length = 0;
    await wang.says("华信的王总离职了");
    await tom.says("ACME’s CFO left");
    expect(office.did).toEqual(["deal.note", "deal.note"]);
    expect(await people()).toEqual(before);
  });

  test("of two of one name it is asked who", async () => {
    await office.joins("Tom Fox");
    const before = await office.rowCounts();
    const asked = await dana.says("make Tom a manager");
    expect(asked.buttons.map(({ label }) => label).toSorted()).toEqual(["Tom Baker", "Tom Fox"]);
    expect(await office.rowCounts()).toEqual(before);
    await dana.clicks("Tom Baker");
    expect((await row(tom)).role).toBe("manager");
  });
});
