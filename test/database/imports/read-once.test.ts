/** A table that was shown is begun without being read once more, unless that would say something else. */
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  type MockInstance,
  test,
  vi,
} from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { fileOf } from "../../fakes/file-of.ts";
import { offered } from "../../fakes/office/harmless-files.ts";
import { carriedOn, opens, table } from "../../fakes/office/imports.ts";
import { openOffice } from "../../fakes/office/office.ts";
import { buttonsOf } from "../../fakes/office/reading.ts";
import { workbookOf, zipOf } from "../../fakes/office/zip-of.ts";

const customers = table("c.csv", "Customer,Industry", "ACME,Steel", "Globex,Toys");
const sales = table("s.csv", "Customer,Amount,Date", "ACME,500,03/04/2026", "Globex,70,05/06/2026");
const oldExcel = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)]);
const begun = "before anything does";

describe.each(oneDatabase)("a table that was shown, on %s", (kind) => {
  let database: Database;
  let opened: MockInstance<typeof Spreadsheet.open>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(() => {
    opened = vi.spyOn(Spreadsheet, "open");
  });
  afterEach(() => opened.mockRestore());

  async function shown(file = customers) {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    const shows = async (one = file) => {
      await boss.sendsFiles([one]);
      return boss.clicks("Read it as a table");
    };
    await shows();
    return { office, boss, shows };
  }

  const readings = async () => {
    const rows = await database.prisma.import.findMany({ orderBy: { createdAt: "desc" } });
    return rows.map(({ reading }) => reading as { columns: object; habits: object });
  };

  test("is begun as it was shown", async () => {
    const { boss } = await shown();
    expect((await boss.clicks("Check and import")).words).toContain(begun);
    expect(opened).toHaveBeenCalledTimes(1);
    expect(Object.keys((await readings())[0]!.columns)).toEqual(["customer", "industry"]);
  });

  test("is set right without being read for the form, and then begun as it was set right", async () => {
    const { boss } = await shown(sales);
    await boss.clicks("Correct columns");
    expect(opened).toHaveBeenCalledTimes(1);
    const day = boss.form!.fields.find(({ name }) => name.startsWith("ask_order"))!;
    await boss.fills({ [day.name]: "day-first" });
    expect(opened).toHaveBeenCalledTimes(2);
    expect((await boss.clicks("Check and import")).words).toContain(begun);
    expect(opened).toHaveBeenCalledTimes(2);
    expect((await readings())[0]!.habits).toMatchObject({ day: { order: "day-first" } });
  });

  test("is read anew where somebody has set right since how such tables are read", async () => {
    const { office, boss, shows } = await shown(sales);
    await boss.clicks("Correct columns");
    const day = boss.form!.fields.find(({ name }) => name.startsWith("ask_order"))!;
    await boss.fills({ [day.name]: "day-first" });
    await shows();
    await database.prisma.importShape.deleteMany({ where: { workspaceId: office.workspaceId } });
    const before = opened.mock.calls.length;
    // Open again, what it was set right for.
    expect((await boss.clicks("Check and import")).words).not.toContain(begun);
    expect(opened).toHaveBeenCalledTimes(before + 1);
  });

  test("is read anew where another one was shown meanwhile", async () => {
    const { boss, shows } = await shown();
    const { card } = boss;
    await shows(sales);
    boss.card = card;
    expect((await boss.clicks("Check and import")).words).toContain(begun);
    expect(opened).toHaveBeenCalledTimes(3);
  });

  test("is read anew where the company has another currency since, and begun in that", async () => {
    const { office, boss } = await shown(table("s.csv", "Customer,Amount,Date", "ACME,500,2026-03-04"));
    await database.prisma.workspace.update({ where: { id: office.workspaceId }, data: { currency: "EUR" } });
    expect((await boss.clicks("Check and import")).words).toContain(begun);
    expect(opened).toHaveBeenCalledTimes(2);
    const [one, ...others] = await database.prisma.import.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(others).toEqual([]);
    expect(one!.reading).toMatchObject({ habits: { amount: { currency: "EUR" } } });
  });

  test("that leaves something open says what to press", async () => {
    const { boss } = await shown(sales);
    expect(boss.card && buttonsOf(boss.card).map(({ label }) => label)).not.toContain("Check and import");
    expect(JSON.stringify(boss.card)).toContain("Press “Correct columns” to answer");
  });

  test("of a workbook, each import is called by its sheet", async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const header = `<row r="1">${cell("A1", "Customer")}${cell("B1", "Amount")}</row>`;
    const row = `<row r="2">${cell("A2", "ACME")}<c r="B2"><v>5</v></c></row>`;
    const { boss } = await shown(offered("months.xlsx", zipOf(workbookOf(2, header + row))));
    await boss.clicks("Check and import");
    expect((await boss.says("/funnel imports")).words).toContain("months.xlsx · S1");
  });

  test("may be dropped by who has no deals: it is asked whether to read it, also where it is too old to be", async () => {
    const office = await openOffice(database);
    const boss = await office.joins("Boss", { role: "admin" });
    const asked = await boss.sendsFiles([offered("old.xls", oldExcel)]);
    expect(boss.card!.title).toBe("What is this file for?");
    expect(asked.words).toContain("Shall I read “old.xls” as a table?");
    expect((await boss.clicks("Read it as a table")).words).toContain("Save it as .xlsx");
  });

  test("is nothing to anybody else, nor once it is gone", async () => {
    const { office, boss } = await shown();
    const button = buttonsOf(boss.card!).find(({ label }) => label === "Check and import")!;
    const ann = await office.joins("Ann", { role: "admin" });
    expect((await ann.presses(button)).words).toContain("That file is gone");
    await database.prisma.file.deleteMany({ where: { workspaceId: office.workspaceId } });
    expect((await boss.presses(button)).words).toContain("That file is gone");
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test("of which a piece is gone is not taken over in part", async () => {
    const { office, boss } = await shown();
    await boss.clicks("Check and import");
    // Another file, so that the thread has this one no more.
    await (await Spreadsheet.open(fileOf(Buffer.from("Product,Price\nCRM,5\n"))))[Symbol.asyncDispose]();
    await database.prisma.fileChunk.deleteMany({ where: { workspaceId: office.workspaceId } });
    await carriedOn(office);
    expect((await opens(boss)).words).toContain("The file is gone");
  });
});
