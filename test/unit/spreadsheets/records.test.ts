/** How a table is read, what it leaves open, and the records that come of it. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test, vi } from "vitest";
import type { Money } from "../../../src/money/money.ts";
import { readCountCell, readShareCell } from "../../../src/spreadsheets/columns/read-count.ts";
import { currencyInName, readMoneyCell } from "../../../src/spreadsheets/columns/read-money.ts";
import { readPeriodCell } from "../../../src/spreadsheets/columns/read-period.ts";
import type { Cell } from "../../../src/spreadsheets/reading/cell.ts";
import { FileBytes } from "../../../src/spreadsheets/reading/file-bytes.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { openFile } from "../../../src/spreadsheets/reading/read-rows.ts";
import { correctedReading } from "../../../src/spreadsheets/records/correct-reading.ts";
import { shapeOf } from "../../../src/spreadsheets/records/header-key.ts";
import { asRemembered, openQuestions } from "../../../src/spreadsheets/records/open-questions.ts";
import { plainContext, readRecords } from "../../../src/spreadsheets/records/read-records.ts";
import {
  applyReading,
  columnNameAt,
  positionOf,
  type Reading,
  readingSchema,
} from "../../../src/spreadsheets/records/reading.ts";
import { understandFile } from "../../../src/spreadsheets/understand-file.ts";
import { pass } from "../../../src/spreadsheets/understand-sheet.ts";
import { fileOf } from "../../fakes/file-of.ts";

const today = Temporal.PlainDate.from("2026-11-29");
const context = { currency: "CNY", today, fiscalStartMonth: 1 };

/** A text file, surveyed and read as nobody has said otherwise. */
async function read(csv: string, change: (reading: Reading) => Reading = (one) => one) {
  await using spreadsheet = await Spreadsheet.open(fileOf(Buffer.from(csv)));
  const [sheet] = await understandFile(spreadsheet, context);
  const reading = change(sheet!.reading);
  const records = [];
  for await (const some of readRecords(spreadsheet, sheet!, reading, context)) records.push(...some);
  return { ...sheet!, reading, records, open: openQuestions(sheet!.survey, reading) };
}

const sales = (rows: string) => `客户名称,价税合计,单据日期\n${rows}`;

describe("a column that may be read in two ways", () => {
  test("days and amounts are asked about with what stands there, and only once", async () => {
    const { open, reading, survey } = await read(sales('甲,"1,234",03/04/2026\n乙,"5,678",05/06/2026'));
    expect(open).toEqual([
      { asks: "decimal", field: "amount", column: 1, examples: ["1,234", "5,678"] },
      { asks: "order", field: "day", column: 2, examples: ["03/04/2026", "05/06/2026"] },
    ]);
    const answered: Reading = {
      ...reading,
      habits: { ...reading.habits, day: { order: "day-first" } },
      settled: ["order:day", "decimal:amount"],
    };
    expect(openQuestions(survey, answered)).toEqual([]);
    expect(readingSchema.parse(JSON.parse(JSON.stringify(answered)))).toEqual(answered);
  });

  test("one cell settles its column; cells that say both ask", async () => {
    expect((await read(sales('甲,"1,234.50",03/04/2026\n乙,"5,678",30/06/2026'))).open).toEqual([]);
    const both = await read(sales("甲,1,03/04/2026\n乙,2,30/06/2026\n丙,3,06/30/2026"));
    expect(both.open).toMatchObject([{ asks: "order", examples: ["03/04/2026"] }]);
  });

  test("an amount that would be too large in what its header counts in", async () => {
    const asked = await read("客户名称,预计金额（万元）,阶段\n甲,128000,报价\n乙,56000,报价");
    expect(asked.open).toEqual([
      { asks: "unit", field: "amount", column: 1, unit: 10_000, examples: ["128000", "56000"] },
    ]);
    expect((await read("客户名称,预计金额（万元）,阶段\n甲,12.8,报价\n乙,5.6,报价")).open).toEqual([]);
    expect((await read("客户名称,预计金额（万元）,阶段\n甲,12.8万,报价\n乙,56,报价")).open).toHaveLength(1);
  });

  test("two columns of one name", async () => {
    const { open } = await read("客户名称,金额,金额,日期\n甲,1.5,2.5,2026-03-01");
    expect(open).toEqual([{ asks: "which", field: "amount", column: 1, columns: [1, 2], examples: ["1.5"] }]);
  });

  test("what was answered for such a table holds where the next one leaves it open, and nowhere else", async () => {
    const first = await read(sales('甲,"1,234",03/04/2026'));
    const remembered: Reading = {
      ...first.reading,
      habits: { amount: { currency: "CNY", decimal: ",", unit: 1 }, day: { order: "day-first" } },
      settled: ["decimal:amount", "order:day"],
    };
    const again = await read(sales('乙,"2,345",07/08/2026'), (one) => one);
    const told = asRemembered(again.survey, again.reading, remembered);
    expect(told.habits).toMatchObject({ amount: { decimal: "," }, day: { order: "day-first" } });
    expect(openQuestions(again.survey, told)).toEqual([]);
    const sure = await read(sales('乙,"2,345.50",08/30/2026'));
    expect(asRemembered(sure.survey, sure.reading, remembered)).toEqual(sure.reading);
  });
});

describe("a reading that is set right", () => {
  test("has the columns and answers that were chosen, and asks no more", async () => {
    const { survey, reading } = await read('客户名称,金额,金额,日期\n甲,"1,234",2.5,03/04/2026');
    const corrected = correctedReading(
      survey,
      reading,
      {
        columns: { customer: 0, amount: 2, day: 3 },
        answers: { "order:day": "day-first", "decimal:amount": "," },
      },
      context,
    );
    expect(corrected).toEqual({
      kind: "sales",
      columns: {
        customer: { name: "客户名称", nth: 0 },
        amount: { name: "金额", nth: 1 },
        day: { name: "日期", nth: 0 },
      },
      // What was said of the other column called so says nothing of this one.
      habits: { amount: { currency: "CNY", decimal: ".", unit: 1 }, day: { order: "day-first" } },
      hiddenRows: "count",
      settled: ["which:amount", "order:day"],
    });
    expect(openQuestions(survey, corrected)).toEqual([]);
  });
});

describe("what a table adds up to", () => {
  const rows = (count: number, last: string) =>
    sales(Array.from({ length: count }, (_, nth) => `甲,${nth + 0.25},2026-03-01\n`).join("") + last);

  test("is what its records add up to, per currency, from the first day to the last", async () => {
    const { records, tally } = await read(rows(80, "乙,$3,2026-05-01\n合计,9999,"));
    const amounts = records.map(({ values }) => values.amount as Money);
    const sum = (currency: string) =>
      amounts.filter((one) => one.currency === currency).reduce((all, { minor }) => all + minor, 0n);
    expect(Object.fromEntries(tally.sums)).toEqual({ CNY: sum("CNY"), USD: sum("USD") });
    expect([tally.from, tally.to]).toEqual(["2026-03-01", "2026-05-01"]);
  });

  test("also where only a late row tells how its column is written", async () => {
    const { tally } = await read(sales(`${"甲,1,03/04/2026\n".repeat(100)}乙,1,30/06/2026`));
    expect([tally.from, tally.to]).toEqual(["2026-04-03", "2026-06-30"]);
  });

  test("a file is read once, unless a late row says otherwise", async () => {
    const times = async (csv: string) => {
      const { opened, rows } = await openFile(FileBytes.of(Buffer.from(csv)));
      const passes = vi.fn(() => rows(0));
      const given = { context: plainContext(context), remembered: undefined };
      for await (const { survey } of pass(passes, opened.sheets[0]!, given))
        expect(survey.count).toBeGreaterThan(100);
      return passes.mock.calls.length;
    };
    expect(await times(rows(200, "乙,3,2026-05-01"))).toBe(1);
    expect(await times(sales(`${"甲,1,03/04/2026\n".repeat(100)}乙,1,30/06/2026`))).toBe(2);
  });
});

describe("a column by its name", () => {
  test("is found again where others have moved, width and case aside", () => {
    const name = columnNameAt(["客户", "金额", " 金额 "], 2);
    expect(positionOf(["金额", "日期", "客户", "金额"], name)).toBe(3);
    expect(positionOf(["Amount"], columnNameAt(["ＡＭＯＵＮＴ"], 0))).toBe(0);
    expect(positionOf(["金额"], name)).toBeUndefined();
  });

  test("tables of the same columns have one shape, in whatever order", () => {
    expect(shapeOf(["客户", "金额", ""])).toBe(shapeOf(["金额 ", "客户"]));
    expect(shapeOf(["客户", "金额", "金额"])).not.toBe(shapeOf(["客户", "金额"]));
  });

  test("that is gone is told, and so is what such a table needs", () => {
    const columns = { customer: { name: "客户", nth: 0 }, amount: { name: "金额", nth: 0 } };
    const { fields, missing, lost } = applyReading(["客户"], { kind: "sales", columns, habits: {} });
    expect(fields.map(({ field, at }) => [field.key, at])).toEqual([["customer", 0]]);
    expect(missing.map(({ key }) => key)).toEqual(["amount"]);
    expect(lost).toEqual(["金额"]);
  });
});

describe("records", () => {
  test("have what could be read, what stood there, and why something could not", async () => {
    const { records } = await read(sales("甲,1200.5,2026/3/5\n,80,2026-03-06\n丙,#REF!,soon"));
    expect(records).toEqual([
      {
        nth: 2,
        cells: ["甲", "1200.5", "2026/3/5"],
        values: { customer: "甲", amount: { minor: 120050n, currency: "CNY" }, day: "2026-03-05" },
        faults: [],
      },
      {
        nth: 3,
        cells: ["", "80", "2026-03-06"],
        values: { amount: { minor: 8000n, currency: "CNY" }, day: "2026-03-06" },
        faults: [{ field: "customer", text: "", code: "missing" }],
      },
      {
        nth: 4,
        cells: ["丙", "#REF!", "soon"],
        values: { customer: "丙" },
        faults: [
          { field: "amount", text: "#REF!", code: "formula" },
          { field: "day", text: "soon", code: "no-day" },
        ],
      },
    ]);
  });

  test.each([
    ["2026年10月", "2026-10-31"],
    ["2026-10", "2026-10-31"],
    ["Oct 2026", "2026-10-31"],
    ["2026Q3", "2026-09-30"],
    ["2026年四季度", "2026-12-31"],
    ["2026-10-05", "2026-10-05"],
  ])("%s is a day where something is signed or sold: the last one of it", async (written, day) => {
    const deals = await read(`客户,阶段,预计签约日\n甲,线索,${written}\n乙,线索,${written}`);
    expect(deals.records.map(({ values }) => values.closeDate)).toEqual([day, day]);
    const sold = await read(sales(`甲,80,${written}`));
    expect(sold.records[0]).toMatchObject({ values: { day }, faults: [] });
  });

  test("a year is no day, nor is a month from which something holds", async () => {
    const { records } = await read(sales("甲,80,2026年"));
    expect(records[0]!.faults).toMatchObject([{ field: "day", code: "no-day" }]);
    const rates = await read("币种,生效日,汇率\nUSD,2026年10月,7.1\nEUR,2026年10月,7.9");
    expect(rates.records[0]!.faults).toMatchObject([{ field: "day", code: "no-day" }]);
  });

  test("a row's own currency is what its bare amount counts in", async () => {
    const { records } = await read("客户名称,金额,币种\n甲,100,USD\n乙,100,日元\n丙,€100,\n丁,1,金币");
    expect(records.map(({ values }) => values.amount)).toEqual([
      { minor: 10000n, currency: "USD" },
      { minor: 100n, currency: "JPY" },
      { minor: 10000n, currency: "EUR" },
      { minor: 100n, currency: "CNY" },
    ]);
    expect(records[3]!.faults).toEqual([{ field: "currency", text: "金币", code: "no-currency" }]);
  });

  test("a bare amount counts in what the header says, or most of the cells", async () => {
    const currencies = async (csv: string) =>
      (await read(csv)).records.map(({ values }) => (values.amount as { currency: string }).currency);
    expect(await currencies("Account,Amount (USD)\nACME,1\nGlobex,€2")).toEqual(["USD", "EUR"]);
    expect(await currencies("客户名称,金额（万美元）\n甲,1")).toEqual(["USD"]);
    expect(await currencies("客户名称,金额（元）\n甲,1")).toEqual(["CNY"]);
    expect(await currencies("Account,Amount\nA,€1\nB,€2\nC,3")).toEqual(["EUR", "EUR", "EUR"]);
    expect(currencyInName("Compound amount", "CNY")).toBeUndefined();
  });

  test("more than anybody has is no amount", async () => {
    const { records } = await read(sales("甲,99999999999999999999,2026-01-01"));
    expect(records[0]!.faults).toMatchObject([{ code: "no-amount" }]);
  });
});

describe("cells of other types", () => {
  test.each<[Cell, string | undefined]>([
    ["2026Q3", "2026-Q3"],
    ["2026 年第三季度", "2026-Q3"],
    ["Q3 2026", "2026-Q3"],
    ["2026-Q3", "2026-Q3"],
    ["2026-08", "2026-08"],
    ["202608", "2026-08"],
    ["2026年8月", "2026-08"],
    ["Aug 2026", "2026-08"],
    ["FY26", "2026"],
    [2026, "2026"],
    [202608, "2026-08"],
    [{ day: "2026-08-01" }, "2026-08"],
    ["2026/8/30", "2026-08"],
    ["华东", undefined],
    [3, undefined],
  ])("a period: %j", (cell, period) => {
    expect(readPeriodCell(cell, { order: "day-first", today, fiscalStartMonth: 1 })).toBe(period);
  });

  test.each<[Cell, number | undefined]>([
    ["1,200", 1200],
    ["１２", 12],
    ["1.2万", 12000],
    ["12 台", 12],
    ["(3)", -3],
    ["50人", 50],
    [2.5, 2.5],
    ["n/a", undefined],
    ["3-5", undefined],
  ])("a count: %j", (cell, count) => {
    expect(readCountCell(cell, ".")).toBe(count);
  });

  test("a share of one or of a hundred; its sign says so itself", () => {
    expect([0.07, "50%", "0.5"].map((cell) => readShareCell(cell, "of-one"))).toEqual([7, 50, 50]);
    expect([7, "50%", "62,5"].map((cell) => readShareCell(cell, "of-hundred"))).toEqual([7, 50, 62.5]);
    expect(readShareCell("likely", "of-hundred")).toBeUndefined();
  });

  test.each<[Cell, bigint]>([
    [12.3456, 12345600n],
    ["12.3456", 12345600n],
    ["12.34567", 12345670n],
    ["12万", 12000000n],
    ["￥3.5", 3500000n],
    ["(0.5)", -500000n],
  ])("an amount under 万元, to the cent: %j", (cell, minor) => {
    expect(readMoneyCell(cell, { currency: "CNY", decimal: ".", unit: 10_000 })?.minor).toBe(minor);
  });

  test("more digits than there are cents are rounded, as sheets show them", () => {
    const habit = { currency: "CNY", decimal: "." } as const;
    expect(readMoneyCell("9999.995", habit)?.minor).toBe(1000000n);
    expect(readMoneyCell("¥9,999.995", habit)?.minor).toBe(1000000n);
    expect(readMoneyCell("-0.005", habit)?.minor).toBe(-1n);
  });
});
