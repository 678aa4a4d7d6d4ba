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
