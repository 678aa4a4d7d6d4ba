/** What the dry run of each kind of table offers to press, and nothing that only another kind knows. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { importKinds } from "../../../src/imports/kinds/kinds.ts";
import type { KindName } from "../../../src/spreadsheets/kinds/field.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { carriedOn, checks, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";
import { buttonsOf } from "../../fakes/office/reading.ts";

/** Each with a row that is right and one that is left out or stands there twice. */
const offered: readonly (readonly [KindName, lines: readonly string[], buttons: readonly string[]])[] = [
  [
    "deals",
    ["Opportunity ID,Account,Stage,Amount,Owner", "1,ACME,Negotiation,500,Boss", "2,ACME,Mystery,500,Boss"],
    ["Import 1 row", "Set the stages", "Rows left out, as a file", "Cancel"],
  ],
  [
    "customers",
    ["Customer,Industry,Employees", "ACME,Steel,20", "Globex,Steel,1.5"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
  [
    "contacts",
    ["Contact,Customer,Job title,E-mail", "Ann,ACME,CEO,ann@acme.example", "Bob,ACME,CFO,at acme"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
  [
    "touches",
    ["Customer,Visit date,Kind,Result", "ACME,2026-11-02,Visit,met the CFO", "ACME,2026-11-03,Visit,met her"],
    ["Say whose the rows are", "Rows left out, as a file", "Cancel"],
  ],
  [
    "sales",
    ["Customer,Product,Amount,Invoice date", "ACME,OA,500,2026-03-04", "ACME,OA,500,2026-03-04"],
    ["Import 1 row, each once", "Import 2 rows, counting each", "Cancel"],
  ],
  [
    "quotas",
    ["Person or team,Period,Quota", "Boss,2026Q4,500", "Nobody,2026Q4,500"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
  [
    "rates",
    ["Currency,From,Rate", "USD,2026-11-01,7.1", "EUR,2026-11-01,n/a"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
  [
    "products",
    ["Product,Series,List price", "OA,Suite,500", "CRM,Suite,on request"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
  ["team", ["Name,Manager,Team", "Ann,Boss,North", "Bob,Ann,North"], ["Import 2 rows", "Cancel"]],
  [
    "stages",
    ["Stage,Period,Count", "Lead,2026Q3,40", "Won,2026Q3,many"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
  [
    "churn",
    ["Period,New customers,Lost customers", "2026Q2,4,1", "2026Q3,five,1"],
    ["Import 1 row", "Rows left out, as a file", "Cancel"],
  ],
];

describe.each(oneDatabase)("the dry run on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test("is of every kind that something is made of", () =>
    expect(offered.map(([name]) => name).toSorted()).toEqual([...importKinds.keys()].toSorted()));

  test.each(offered)("of %s offers what can be done with it", async (_name, lines, labels) => {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    const { card } = await checks(office, boss, table("t.csv", ...lines));
    expect(buttonsOf(card).map(({ label }) => label)).toEqual(labels);
    expect(office.failures).toEqual([]);
  });

  test("of another kind asks for no stages, whoever asks it to", async () => {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    const { words } = await checks(office, boss, table("t.csv", "Stage,Period,Count", "Lead,2026Q3,40"));
    const { id } = await database.prisma.import.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
    });
    expect(words).toContain("Nothing has happened yet.");
    expect((await boss.presses({ action: "import.stages", values: { id } })).words).toBe(words);
    await carriedOn(office);
    expect(office.failures).toEqual([]);
  });
});
