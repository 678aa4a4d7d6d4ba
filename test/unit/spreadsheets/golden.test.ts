/** Files that other programs wrote (see test/golden/spreadsheets/make.py), as they are understood. */
import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Money } from "../../../src/money/money.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { readRecords } from "../../../src/spreadsheets/records/read-records.ts";
import { understandFile } from "../../../src/spreadsheets/understand-file.ts";
import { fileOf } from "../../fakes/file-of.ts";

const context = { today: Temporal.PlainDate.from("2026-11-29"), fiscalStartMonth: 1 };

/** What the table of a file is, and every row's customer, amount and day. */
async function understood(name: string, currency = "CNY", hiddenRows: "count" | "skip" = "count") {
  const bytes = new Uint8Array(readFileSync(new URL(`../../golden/spreadsheets/${name}`, import.meta.url)));
  await using spreadsheet = await Spreadsheet.open(fileOf(bytes));
  const [sheet] = await understandFile(spreadsheet, { ...context, currency });
  const { survey, guess } = sheet!;
  const reading = { ...sheet!.reading, hiddenRows };
  const rows = [];
  for await (const some of readRecords(spreadsheet, sheet!, reading, { ...context, currency }))
    for (const { values, faults } of some) {
      expect(faults).toEqual([]);
      const amount = values.amount as Money | undefined;
      rows.push([
        values.customer,
        amount && `${amount.minor} ${amount.currency}`,
        values.day ?? values.closeDate,
      ]);
    }
  return {
    kind: guess.kind.name,
    columns: Object.fromEntries(Object.entries(reading.columns).map(([key, column]) => [key, column.name])),
    count: survey.count,
    totals: survey.totals,
    hidden: survey.hidden,
    names: survey.header.names,
    rows,
  };
}

/** The tables of a file, and the records of the first. */
async function recordsOf(name: string, { zone }: { zone?: string } = {}) {
  const bytes = new Uint8Array(readFileSync(new URL(`../../golden/spreadsheets/${name}`, import.meta.url)));
  await using spreadsheet = await Spreadsheet.open(fileOf(bytes));
  const here = { ...context, currency: "CNY", ...(zone !== undefined && { zone }) };
  const sheets = await understandFile(spreadsheet, here);
  const records = [];
  for await (const some of readRecords(spreadsheet, sheets[0]!, sheets[0]!.reading, here))
    records.push(...some);
  return { sheets: sheets.map(({ survey }) => survey.name), records, kind: sheets[0]!.guess.kind.name };
}

const report = [
  ["华信医疗科技有限公司", "12800000 CNY", "2026-03-05"],
  ["远航教育集团", "4560050 CNY", "2026-03-18"],
  ["华信医疗科技有限公司", "9999999 CNY", "2026-04-02"],
  ["华信医疗科技有限公司", "-2800000 CNY", "2026-04-09"],
  ["金石建材", "20000000 CNY", "2026-05-11"],
  ["南方物流", "1000000 CNY", "2026-06-30"],
];

describe("a file that another program wrote", () => {
  test.each(["report-openpyxl.xlsx", "report-calc.xlsx", "report-calc.ods"])(
    "is understood: %s",
    async (name) => {
      const { rows, ...said } = await understood(name);
      expect(said).toEqual({
        kind: "sales",
        columns: { customer: "客户名称", product: "货品名称", amount: "价税合计", day: "单据日期" },
        count: 6,
        totals: 2,
        hidden: 1,
        names: ["货品名称", "客户名称", "价税合计", "单据日期"],
      });
      expect(rows).toEqual(report);
    },
  );

  test.each(["report-openpyxl.xlsx", "report-calc.ods"])(
    "without the rows that it hides, where they are left out: %s",
    async (name) => {
      const { rows } = await understood(name, "CNY", "skip");
      expect(rows).toEqual(report.filter((_, at) => at !== 1));
    },
  );

  test("with days from 1904, millions by its number format, and shares", async () => {
    const { kind, rows, columns } = await understood("deals-1904-xlsxwriter.xlsx", "USD");
    expect(kind).toBe("deals");
    expect(columns).toMatchObject({ likelihood: "Probability", title: "Opportunity Name", owner: "Owner" });
    expect(rows).toEqual([
      ["Globex", "120000000 USD", "2026-12-18"],
      ["Initech", "45000000 USD", "2027-01-29"],
      ["Hooli", "8000000 USD", "2026-11-03"],
    ]);
  });

  test.each(["two-rows-openpyxl.xlsx", "two-rows-calc.ods"])(
    "with a header of two rows, the upper one merged: %s",
    async (name) => {
      const { names, count } = await understood(name);
      expect(names).toEqual(["销售代表", "2026 年 目标", "2026 年 完成", "2025 年 目标", "2025 年 完成"]);
      expect(count).toBe(2);
    },
  );

  test("with strings in its cells, invisible characters, days as text, and amounts shown in 万", async () => {
    const { kind, columns, rows } = await understood("inline-xlsxwriter.xlsx");
    expect(kind).toBe("deals");
    expect(columns).toMatchObject({
      amount: "预计金额(万元)",
      closeDate: "预计成交日期",
      likelihood: "赢率",
    });
    expect(rows).toEqual([
      ["华信医疗", "128000000 CNY", "2026-08-30"],
      ["远航教育", "45600000 CNY", "2026-08-30"],
      ["金石建材", "8000000 CNY", "2026-09-05"],
    ]);
  });

  test.each(["several-openpyxl.xlsx", "several-calc.ods"])(
    "with several sheets: the cover and the hidden one are no tables; periods in every habit, amounts in 万: %s",
    async (name) => {
      const { sheets, records } = await recordsOf(name);
      expect(sheets).toEqual(["目标"]);
      expect(records.map(({ values }) => values)).toEqual([
        { who: "王芳", period: "2026-Q3", quota: { minor: 80000000n, currency: "CNY" } },
        { who: "王芳", period: "2026-Q4", quota: { minor: 95500000n, currency: "CNY" } },
        { who: "李雷", period: "2026-Q3", quota: { minor: 60000000n, currency: "CNY" } },
      ]);
    },
  );

  test("in strict Open XML, with days as ISO 8601", async () => {
    expect((await understood("strict.xlsx", "USD")).rows).toEqual([
      ["ACME", "120050 USD", "2026-08-30"],
      ["Globex", "80000 USD", "2026-09-05"],
    ]);
  });

  test("with amounts in every habit of grouping, a point before the cents", async () => {
    const { rows } = await understood("groups-points.tsv", "CNY");
    expect(rows.map(([, amount, day]) => [amount, day])).toEqual(
      ["123450 CNY", "123456700 CNY", "300000 USD", "-120000 CNY", "500000 CNY", "12350 CNY"].map(
        (amount) => [amount, "2026-08-30"],
      ),
    );
  });

  test("with amounts in every habit of grouping, a comma before the cents", async () => {
    const { rows } = await understood("groups-commas.csv", "EUR");
    expect(rows.map(([, amount]) => amount)).toEqual([
      "123450 EUR",
      "123450 EUR",
      "123456750 EUR",
      "1250 EUR",
      "-8000 EUR",
    ]);
  });

  test("with formulas that failed: each is told, the rest is read", async () => {
    const { records } = await recordsOf("errors-calc.xlsx");
    expect(
      records.map(({ values, faults }) => [values, faults.map(({ field, code }) => `${field}: ${code}`)]),
    ).toEqual([
      [{ customer: "华信", day: "2026-03-05" }, ["amount: formula"]],
      [{ customer: "远航", amount: { minor: 60000n, currency: "CNY" }, day: "2026-03-06" }, []],
      [{ customer: "金石" }, ["amount: formula", "day: formula"]],
    ]);
  });

  test.each(["semicolons-utf8-bom.csv", "says-its-mark.csv"])(
    "with semicolons, decimal commas and the day first: %s",
    async (name) => {
      expect((await understood(name)).rows).toEqual([
        ["華信醫療", "123456750 CNY", "2026-08-30"],
        ["遠航教育", "4560000 CNY", "2026-09-05"],
      ]);
    },
  );

  test.each([
    ["comma-gb18030.csv", "华信医疗", "远航教育"],
    ["comma-big5.csv", "華信醫療", "遠航教育"],
  ])("in a Chinese encoding without a mark: %s", async (name, first, second) => {
    const { kind, rows } = await understood(name);
    expect(kind).toBe("sales");
    expect(rows).toEqual([
      [first, "12800000 CNY", "2026-03-05"],
      [second, "4560050 CNY", "2026-03-18"],
    ]);
  });

  test("in UTF-16 with tabs, and a magnitude in a cell", async () => {
    expect((await understood("tabs-utf16.txt", "USD")).rows).toEqual([
      ["ACME", "120000 USD", "2027-03-04"],
      ["Globex", "8000000 USD", "2027-05-06"],
    ]);
  });

  describe("which is a database", () => {
    const exported = [
      "copy-postgres.csv",
      "copy-postgres.txt",
      "sqlite.csv",
      "sqlite-nulls.csv",
      "mysql-batch.txt",
    ];

    test.each(exported)(
      "is read with what is NULL left empty, instants by the company's day, and no row left out: %s",
      async (name) => {
        const { records, kind } = await recordsOf(name, { zone: "Asia/Shanghai" });
        expect(kind).toBe("deals");
        expect(records.flatMap(({ faults }) => faults)).toEqual([]);
        const said = records.map(({ values: { externalId, note, ...rest } }) => rest);
        const money = (minor: bigint) => ({ amount: { minor, currency: "CNY" } });
        expect(said).toEqual([
          {
            ...{ customer: "华信医疗", stage: "Won", ...money(123_456_750n) },
            ...{ createdOn: "2026-03-05", closeDate: "2026-08-30", owner: "王芳" },
          },
          {
            ...{ customer: "ACME, Inc.", stage: "Lost", ...money(80_000n) },
            ...{ createdOn: "2026-03-06", closeDate: "2026-09-05" },
          },
          // On 30 September in UTC; a quarter of an hour into the next quarter where the company is.
          { customer: "Globex", stage: "Negotiation", createdOn: "2026-10-01", owner: "Li" },
          {
            ...{ customer: "Initech", stage: "Negotiation", ...money(1_200_000n) },
            ...{ createdOn: "2026-10-02", closeDate: "2026-12-18", owner: "Li" },
          },
        ]);
        const notes = records.map(({ values }) => values.note);
        expect(notes).toEqual([
          'said "yes"\nby phone',
          undefined,
          expect.stringMatching(/^6" pipe, C:\\new[ \t]and tab$/),
          undefined,
        ]);
      },
    );
  });
});
