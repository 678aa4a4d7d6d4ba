/** Quotas of people and teams, and plans of products, are set from a spreadsheet and stand again as before when it is taken back. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("quotas of a table on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    const east = await office.team("East");
    const boss = await office.joins("Boss", { role: "admin" });
    const lead = await office.joins("Lead", { role: "manager", team: east });
    await office.leads(lead.id, east);
    const fang = await office.joins("Fang", { team: east });
    const li = await office.joins("Li");
    return { office, boss, lead, fang, li, east };
  }
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const standing = async (workspaceId: string) => {
    const people = await database.prisma.member.findMany({ where: { workspaceId } });
    const teams = await database.prisma.team.findMany({ where: { workspaceId } });
    const named = new Map([...people, ...teams].map(({ id, name }) => [id, name]));
    const quotas = await database.prisma.quota.findMany({ where: { workspaceId }, orderBy: { from: "asc" } });
    return quotas
      .map(
        (one) =>
          `${named.get((one.memberId ?? one.teamId)!)} ${day(one.from)} ${day(one.to)} ${one.amountMinor} ${one.currency}`,
      )
      .toSorted();
  };
  const plans = async (workspaceId: string) => {
    const rows = await database.prisma.productPlan.findMany({ where: { workspaceId } });
    return rows
      .map((one) => `${one.product} ${day(one.from)} ${day(one.to)} ${one.amountMinor} ${one.count}`)
      .toSorted();
  };

  test("are set by month, quarter and year, of people and of teams", async () => {
    const { office, boss, fang, li } = await company();
    await office.asks(fang.id, "2026-Q4", 100_00n);
    await office.asks(li.id, "2026-Q4", 500_00n);
    const { words } = await checks(
      office,
      boss,
      table(
        "quotas.csv",
        "Name,Period,Quota",
        "Fang,2026Q4,120",
        ",2027Q1,130",
        "Li,2026Q4,500",
        "East,2027,1200",
        "East,2026-12,80",
        "Nobody,2026Q4,1",
        "Fang,2026-11,7",
        "Li,2026Q4,501",
        "Li,2027Q1,-3",
      ),
    );
    expect(words).toMatch(/New\W+3/);
    expect(words).toMatch(/Changed\W+1/);
    expect(words).toMatch(/Unchanged\W+1/);
    expect(words).toContain("neither a person nor a team is called Nobody");
    expect(words).toContain("row 2 is about some of the same months");
    expect(words).toContain("row 4 says otherwise about the same");
    expect(words).toContain("an amount below zero");
    const before = await standing(office.workspaceId);
    await boss.clicks("Import 4 rows");
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toEqual([
      "East 2026-12-01 2026-12-31 8000 CNY",
      "East 2027-01-01 2027-12-31 120000 CNY",
      "Fang 2026-10-01 2026-12-31 12000 CNY",
      "Fang 2027-01-01 2027-03-31 13000 CNY",
      "Li 2026-10-01 2026-12-31 50000 CNY",
    ]);
    await opens(boss);
    expect((await boss.clicks("Show the quotas")).words).toContain("Fang");
    expect((await boss.says("/team audit settings")).words).toContain(
      "Boss imported quotas.csv (quotas and plans)",
    );
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toEqual(before);
    expect(office.failures).toEqual([]);
  });

  test("once more they change nothing; taken back, what was set since stays and is named", async () => {
    const { office, boss, fang } = await company();
    // A year that the table's quarter cuts.
    await database.prisma.quota.create({
      data: {
        ...{ workspaceId: office.workspaceId, memberId: fang.id, amountMinor: 1_200_00n, currency: "CNY" },
        ...{ from: new Date("2026-01-01"), to: new Date("2026-12-31") },
      },
    });
    const file = table(
      "quotas.csv",
      "Name,Period,Quota",
      "Fang,2026Q4,600",
      "Fang,2026Q3,450",
      "Li,2026Q4,9",
    );
    await checks(office, boss, file);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    expect((await checks(office, boss, file)).words).toContain("would change nothing");
    await boss.says("/team quota Fang 700 2026Q4");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 1);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    await boss.says("/funnel imports");
    const { words } = await boss.clicks("Show", 1);
    expect(words).toContain("Fang 2026-Q4");
    expect(await standing(office.workspaceId)).toEqual([
      "Fang 2026-01-01 2026-06-30 60000 CNY",
      "Fang 2026-07-01 2026-09-30 30000 CNY",
      "Fang 2026-10-01 2026-12-31 70000 CNY",
    ]);
    expect(office.failures).toEqual([]);
  });

  test("a manager sets those of their own people, never their own", async () => {
    const { office, lead } = await company();
    const { words } = await checks(
      office,
      lead,
      table(
        "quotas.csv",
        "Name,Period,Quota",
        "Fang,2026Q4,120",
        "Li,2026Q4,5",
        "Lead,2026Q4,5",
        "East,2026Q4,5",
      ),
    );
    expect(words).toMatch(/New\W+1/);
    expect(words).toContain("Li is not one of your people");
    expect(words).toContain("nobody sets their own quota");
    expect(words).toContain("East is not one of the teams below yours");
    await lead.clicks("Import 1 row");
    await carriedOn(office);
    expect(await standing(office.workspaceId)).toEqual(["Fang 2026-10-01 2026-12-31 12000 CNY"]);
    expect(office.failures).toEqual([]);
  });

  test("rows of products are the company's plan", async () => {
    const { office, boss } = await company();
    await database.prisma.productPlan.create({
      data: {
        ...{ workspaceId: office.workspaceId, product: "GTX Pro", amountMinor: 10_000n, currency: "CNY" },
        ...{ from: new Date("2026-01-01"), to: new Date("2026-12-31"), count: 3 },
      },
    });
    const before = await plans(office.workspaceId);
    const file = table(
      "plan.csv",
      "产品,期间,计划金额,计划数量",
      "GTXPro,2026,200,5",
      "GTXPro,2026Q4,60,",
      "MG Special,2027,10,2",
      "MG Special,2027,10,2.5",
    );
    const { words } = await checks(office, boss, file);
    expect(words).toMatch(/New\W+2/);
    expect(words).toMatch(/Changed\W+1/);
    expect(words).toContain("planned units that are no whole number");
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    expect(await plans(office.workspaceId)).toEqual([
      "GTX Pro 2026-01-01 2026-12-31 20000 5",
      "GTX Pro 2026-10-01 2026-12-31 6000 null",
      "MG Special 2027-01-01 2027-12-31 1000 2",
    ]);
    expect((await checks(office, boss, file)).words).toContain("would change nothing");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 1);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(await plans(office.workspaceId)).toEqual(before);
    expect(office.failures).toEqual([]);
  });

  test("imported and taken back they stand exactly as before", async () => {
    const quarters = ["2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026", "2026-05", "2026-11"];
    const row = fc.record({
      who: fc.constantFrom("Fang", "Li", "East"),
      period: fc.constantFrom(...quarters),
      amount: fc.integer({ min: 0, max: 1_000 }),
    });
    const spans = [
      ["2026-01-01", "2026-12-31"],
      ["2026-04-01", "2026-06-30"],
      ["2026-10-01", "2026-10-31"],
      ["2025-07-01", "2026-06-30"],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.array(row, { minLength: 1, maxLength: 8 }),
        async (first, second, told) => {
          const { office, boss, fang, east } = await company();
          const { workspaceId } = office;
          for (const [nth, whose] of [
            [first, { memberId: fang.id }],
            [second, { teamId: east }],
          ] as const) {
            const [from, to] = spans[nth]!;
            await database.prisma.quota.create({
              data: {
                ...{ ...whose, workspaceId, amountMinor: 100_01n, currency: "CNY" },
                ...{ from: new Date(from), to: new Date(to) },
              },
            });
          }
          const before = await standing(workspaceId);
          const lines = told.map(({ who, period, amount }) => `${who},${period},${amount}`);
          const { words } = await checks(office, boss, table("quotas.csv", "Name,Period,Quota", ...lines));
          const [go] = /Import \d+ rows?/.exec(words) ?? [];
          if (go === undefined) return;
          await boss.clicks(go);
          await carriedOn(office);
          expect(await standing(workspaceId)).not.toEqual(before);
          await opens(boss);
          await boss.clicks("Undo the whole import");
          await carriedOn(office);
          expect(await standing(workspaceId)).toEqual(before);
          expect(office.failures).toEqual([]);
        },
      ),
      { numRuns: 5 },
    );
  });
});
