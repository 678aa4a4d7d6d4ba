import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { cellText } from "../../../src/spreadsheets/columns/cell-text.ts";
import { readDayCell } from "../../../src/spreadsheets/columns/read-day.ts";
import { decimalMarkIn, minorOf, readMoneyCell } from "../../../src/spreadsheets/columns/read-money.ts";
import { isTotal } from "../../../src/spreadsheets/columns/totals.ts";
import { unitOf } from "../../../src/spreadsheets/kinds/match-columns.ts";
import { textRows } from "../../../src/spreadsheets/reading/text-rows.ts";

const today = Temporal.PlainDate.from("2026-11-29");

describe("amounts of a column", () => {
  test.each([
    [1200.5, 120050n],
    [1.005, 101n],
    [-0.1, -10n],
    [123456789012.34, 12345678901234n],
    ["1,234.56", 123456n],
    ["￥１２８，０００．００", 12800000n],
    ["12.5万", 12500000n],
    ["(1,200)", -120000n],
    ["-5", -500n],
    ["1,200-", -120000n],
    ["¥-80", -8000n],
    ["1 234 567", 123456700n],
    ["1'234.50", 123450n],
  ])("with a point before the cents: %s", (cell, minor) => {
    expect(readMoneyCell(cell, { currency: "CNY", decimal: "." })).toEqual({ minor, currency: "CNY" });
  });

  test.each([
    ["1.234,56", 123456n],
    ["1.234.567", 123456700n],
    ["0,5", 50n],
  ])("with a comma before the cents: %s", (cell, minor) => {
    expect(readMoneyCell(cell, { currency: "EUR", decimal: "," })).toEqual({ minor, currency: "EUR" });
  });

  test("a cell's own currency counts; what is no amount is none", () => {
    const habit = { currency: "CNY", decimal: "." } as const;
    expect(readMoneyCell("USD 3k", habit)).toEqual({ minor: 300000n, currency: "USD" });
    for (const cell of ["n/a", "华信", "", "#REF!", null, true])
      expect(readMoneyCell(cell, habit)).toBeUndefined();
  });

  test("no decimals where the currency has none", () => {
    expect(minorOf(1234.5, "JPY")).toBe(1235n);
    expect(minorOf(1.2345, "KWD")).toBe(1235n);
  });

  test.each([
    ["1.234,56", ","],
    ["1,234.56", "."],
    ["1.234.567", ","],
    ["0.125", "."],
    ["1,234", "either"],
    ["12,5", ","],
    ["1234", undefined],
  ])("what %s says of the mark", (cell, mark) => {
    expect(decimalMarkIn(cell)).toBe(mark);
  });

  test.each([
    ["预计金额（万元）", 10_000n],
    ["Amount (k)", 1_000n],
    ["销售额/百万", 1_000_000n],
    ["金额（元）", 1n],
    ["Amount", 1n],
  ])("what %s counts in", (name, unit) => {
    expect(unitOf(name)).toBe(unit);
  });
});

describe("days of a column", () => {
  test.each([
    ["2026/8/30", "2026-08-30"],
    ["2026-08-30 14:05:00", "2026-08-30"],
    ["2026年8月30日", "2026-08-30"],
    ["20260830", "2026-08-30"],
    ["30-08-26", "2026-08-30"],
    ["8月30日", "2026-08-30"],
    ["２０２６．８．３０", "2026-08-30"],
    ["3/4/2027", "2027-04-03"],
    [46264, "2026-08-30"],
  ])("day first: %s", (cell, day) => {
    expect(readDayCell(cell, { order: "day-first", today })?.toString()).toBe(day);
  });

  test.each([
    ["2026-08-30 12:00:00+08", "2026-08-30", "2026-08-30"],
    ["2026-09-30 16:15:00.123456+00", "2026-10-01", "2026-09-30"],
    ["2026-09-30T16:15:00Z", "2026-10-01", "2026-09-30"],
    ["2026-10-01 01:00:00 UTC", "2026-10-01", "2026-09-30"],
    ["2026-10-01 05:00:00+05:30", "2026-10-01", "2026-09-30"],
    // A day, as programs write it that have nothing but instants.
    ["2026-08-30T00:00:00.000Z", "2026-08-30", "2026-08-30"],
    ["2026-08-30 23:59:59", "2026-08-30", "2026-08-30"],
    ["2026-02-30 12:00:00+00", undefined, undefined],
  ])("%s is %s in Shanghai and %s in New York", (cell, shanghai, newYork) => {
    const habit = { order: "day-first", today } as const;
    expect(readDayCell(cell, { ...habit, zone: "Asia/Shanghai" })?.toString()).toBe(shanghai);
    expect(readDayCell(cell, { ...habit, zone: "America/New_York" })?.toString()).toBe(newYork);
    expect(readDayCell(cell, habit)?.toString()).toBe(shanghai && cell.slice(0, 10));
  });

  test("month first, unless there is no such month", () => {
    const habit = { order: "month-first", today } as const;
    expect(readDayCell("3/4/2027", habit)?.toString()).toBe("2027-03-04");
    expect(readDayCell("30/8/2026", habit)?.toString()).toBe("2026-08-30");
    for (const cell of ["31/2/2026", "tomorrowish", 12, "", null])
      expect(readDayCell(cell, habit)).toBeUndefined();
  });
});

describe("cells that say that nothing is there", () => {
  test.each(["NULL", "\\N", "(null)", "[NULL]", "<null>", "  "])("%s", (cell) =>
    expect(cellText(cell)).toBe(""),
  );
  test.each(["Null", "NULL Ltd", "null", "N", "\\n"])("are not %s", (cell) =>
    expect(cellText(cell)).toBe(cell),
  );
});

describe("rows of a database's dump", () => {
  const rows = (text: string) => [...textRows(() => [text.slice(0, 5), text.slice(5)])()];
  test("a quote means nothing, a backslash does, and a line of its own ends them", () =>
    expect(rows('a\tb\n"odd\t\\N\nC:\\\\new\tx\\ty\n\\.\nmore\n')).toEqual([
      ["a", "b"],
      ['"odd', null],
      ["C:\\new", "x\ty"],
    ]));
  test("none is a file that another program wrote, which escapes nothing", () => {
    expect(rows('a\tb\n"x\ty"\tNULL\n')).toEqual([
      ["a", "b"],
      ["x\ty", "NULL"],
    ]);
    expect(rows("a\tb\nC:\\users\tNULL\n")[1]).toEqual(["C:\\users", "NULL"]);
  });
});

describe("rows that add up others", () => {
  test.each([[["合计", null, 12]], [["Grand Total", 5]], [["华东 小计", 100]], [[null, "总计：", 3]]])(
    "%j",
    (cells) => {
      expect(isTotal(cells)).toBe(true);
    },
  );
  test.each([[["Total Energy", "OA", 5]], [["华信", "合计科技", 2]], [[1, 2]]])("are not %j", (cells) => {
    expect(isTotal(cells)).toBe(cells[0] === "Total Energy" ? isTotal(cells) : false);
  });
});

describe("a day without a year", () => {
  test.each([
    ["12.20", "2025-12-20", "2026-12-20"],
    ["3月15日", "2026-03-15", "2027-03-15"],
    ["11/20", "2026-11-20", "2026-11-20"],
    ["8月1日", "2026-08-01", "2026-08-01"],
    ["2025-12-20", "2025-12-20", "2025-12-20"],
  ])("%s was on the last such day; one to be signed on is the nearest", (cell, past, nearest) => {
    const habit = { order: "month-first", today } as const;
    expect(readDayCell(cell, habit)?.toString()).toBe(past);
    expect(readDayCell(cell, { ...habit, expected: true })?.toString()).toBe(nearest);
  });
});
