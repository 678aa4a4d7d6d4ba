import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { buttonsOf } from "../../fakes/office/reading.ts";

describe.each(oneDatabase)("lessons on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  const lost = async (customer: string, lostReason: string) => {
    await logged(fang, `${customer} 10万 月底`);
    await fang.says(`/deal lose ${customer}`);
    await fang.fills({ lostReason });
  };
  const about = async (line: string) =>
    buttonsOf((await fang.says(`/deal lessons ${line}`)).card).map(({ label }) => label);

  test("are kept with a deal, shown in its history, and can be taken back", async () => {
    await lost("ACME", "price");
    expect((await fang.clicks("Keep a lesson")).form.title).toBe("Lesson from ACME");
    expect((await fang.fills({ lesson: " " })).errors).toEqual({
      lesson: "Write a sentence or two that would help a colleague.",
    });
    expect((await fang.fills({ lesson: "They compare three-year cost" })).words).toContain(
      "Lesson kept with #1",
    );
    expect((await fang.says("/deal history ACME")).words).toContain(
      "kept a lesson: They compare three-year cost",
    );
    expect(await about("")).toEqual(["#1 ACME"]);
    await fang.says("/deal undo");
    expect((await fang.says("/deal lessons")).words).toContain("No lessons yet");
    expect((await fang.says("/deal history ACME")).words).toContain("undid the lesson “They compare");
  });

  test("are found by reason, stage, industry, customer and their own words, and by several at once", async () => {
    await lost("ACME", "price");
    await lost("Beta", "no-budget");
    await fang.says("/deal lesson ACME show the three-year cost early");
    await fang.says("/商机 写案例 Beta ask for the budget before the demo");
    await office.database.prisma.customer.updateMany({
      where: { workspaceId: office.workspaceId, name: "Beta" },
      data: { industry: "Logistics" },
    });
    expect(await about("")).toEqual(["#2 Beta", "#1 ACME"]);
    expect(await about("price")).toEqual(["#1 ACME"]);
    expect(await about("嫌贵")).toEqual(["#1 ACME"]);
    expect(await about("no budget")).toEqual(["#2 Beta"]);
    expect(await about("prospect")).toEqual(["#2 Beta", "#1 ACME"]);
    expect(await about("signed")).toEqual([]);
    expect(await about("logistics")).toEqual(["#2 Beta"]);
    expect(await about("prospect demo")).toEqual(["#2 Beta"]);
    expect(await about("100%")).toEqual([]);
    expect((await fang.says("/商机 案例 价格")).words).toContain("ACME · lost in Prospect · Price · Fang");
  });

  test("are seen by whom the deal is seen", async () => {
    await lost("ACME", "price");
    await fang.says("/deal lesson ACME show the three-year cost early");
    const stranger = await office.joins("Li", { team: await office.team("West") });
    expect((await stranger.says("/deal lessons")).words).toContain("No lessons yet");
  });
});
