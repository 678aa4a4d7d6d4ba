/** Stage counts, and customers gained and lost, are kept from a spreadsheet and analysed beside the company's own deals. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";

const churn = (name: string, ...rows: string[]) =>
  table(name, "Year,Product,New customers,Lost customers,Planned revenue,Revenue", ...rows);

describe.each(oneDatabase)("tables of counts on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    return { office, boss };
  }

  test("of customers gained and lost: the newest one is offered beside the deals, and the one before when it is taken back", async () => {
    const { office, boss } = await company();
    expect((await boss.says("/funnel analysis")).words).not.toContain("From ");
    const { words } = await checks(
      office,
      boss,
      churn(
        "churn.csv",
        "2025,Suite,20,5,1000,900",
        ",Cloud,10,1,500,600",
        ",,,,,",
        "2025,Kit,ten,1,1,1",
        "2025,Box,3,-2,EUR 1,1",
      ),
    );
    expect(words).toMatch(/New\W+2/);
    expect(words).toContain("New customers: “ten” is no number");
    expect(words).toContain("another currency than the others'");
    expect(words).toContain("/funnel analysis tells them beside your own deals");
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await opens(boss);
    expect((await boss.clicks("Analyse")).words).toContain("2025: 6 lost for 30 new customers");
    await boss.says("/funnel analysis");
    expect((await boss.clicks("From churn.csv")).words).toContain("2025: ¥1.5K of ¥1.5K planned");
    expect((await boss.clicks("Of our own deals")).words).toContain("From churn.csv");

    const later = churn("later.csv", "2025,Suite,20,5,1000,900", "2025,Suite,20,7,1000,900");
    expect((await checks(office, boss, later)).words).toContain("in place of churn.csv");
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    await boss.says("/funnel analysis");
    expect((await boss.clicks("From later.csv")).words).toContain("12 lost for 40 new customers");
    expect((await checks(office, boss, later)).words).toContain("would change nothing");
    await boss.says("/funnel imports");
    await boss.clicks("Show", 1);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    await boss.says("/funnel analysis");
    expect((await boss.clicks("From churn.csv")).words).toContain("6 lost for 30 new customers");
    expect((await boss.says("/team audit settings")).words).toContain(
      "Boss took back the import of later.csv (customers gained and lost)",
    );
    expect(office.failures).toEqual([]);
  });

  test("of stages: a table with a row less takes the place of the former one, too", async () => {
    const { office, boss } = await company();
    const header = "Stage,Period,Count";
    const rows = ["Lead,2026Q3,100", "Qualified,,40", "Won,,10"];
    await checks(office, boss, table("stages.csv", header, ...rows));
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    await boss.says("/funnel analysis losses");
    expect((await boss.clicks("From stages.csv")).words).toContain(
      "Most are lost between Lead and Qualified: 60 of 100",
    );
    await checks(office, boss, table("fewer.csv", header, "Lead,2026Q3,100", "Won,,10"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await boss.says("/funnel analysis losses");
    expect((await boss.clicks("From fewer.csv")).words).toContain(
      "Most are lost between Lead and Won: 90 of 100",
    );
    expect(office.failures).toEqual([]);
  });

  test("whoever sees only their own deals is not shown the company's tables", async () => {
    const { office, boss } = await company();
    await checks(office, boss, churn("churn.csv", "2025,Suite,20,5,1000,900"));
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const rep = await office.joins("Fang");
    expect((await rep.says("/funnel analysis")).words).not.toContain("From churn.csv");
    const one = await database.prisma.import.findFirstOrThrow({ where: { workspaceId: office.workspaceId } });
    const { words } = await rep.presses({ action: "sheet.analysis", values: { stored: one.id } });
    expect(words).toContain("managers and admins see it");
    expect(office.failures).toEqual([]);
  });

  test("of half-years: each is one, and both are the year", async () => {
    const { office, boss } = await company();
    const { words } = await checks(
      office,
      boss,
      churn(
        "halves.csv",
        "2025上半年,Suite,20,5,1000,900",
        "2025年下半年,Suite,10,4,1000,900",
        "H1 2026,Suite,8,2,1,1",
      ),
    );
    expect(words).toMatch(/New\W+3/);
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    await opens(boss);
    await boss.clicks("Analyse");
    await boss.clicks("‹ 2025");
    expect((await boss.clicks("See")).words).toContain("2025: 9 lost for 30 new customers");
    await boss.clicks("Product, period");
    await boss.fills({ period: "2025-H1" });
    expect(boss.card?.title).toContain("H1 2025");
    // Beside a half stand halves.
    expect((await boss.clicks("H2 2025 ›")).words).toContain("H2 2025: 4 lost for 10 new customers");
    expect(office.failures).toEqual([]);
  });
});
