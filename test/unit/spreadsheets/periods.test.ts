/** Periods as sheets write them. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { periodHabitOf, readPeriodCell } from "../../../src/spreadsheets/columns/read-period.ts";
import type { Cell } from "../../../src/spreadsheets/reading/cell.ts";

const today = Temporal.PlainDate.from("2026-11-29");
const by = { order: "month-first", today, fiscalStartMonth: 1 } as const;

const read = (cell: Cell, name = "Period", values: readonly string[] = [], more = {}) =>
  readPeriodCell(cell, periodHabitOf([name], values, { ...by, ...more }).habit);

describe("periods of a column", () => {
  test.each([
    ["2026", "2026"],
    [2026, "2026"],
    ["2026年", "2026"],
    ["2026年度", "2026"],
    ["２０２６年", "2026"],
    ["FY26", "2026"],
    ["FY2026", "2026"],
    ["26年", "2026"],
    ["2026Q3", "2026-Q3"],
    ["2026 Q3", "2026-Q3"],
    ["2026-Q3", "2026-Q3"],
    ["26Q3", "2026-Q3"],
    ["Q3 2026", "2026-Q3"],
    ["Q3'26", "2026-Q3"],
    ["Q3 FY26", "2026-Q3"],
    ["FY26 Q3", "2026-Q3"],
    ["3Q26", "2026-Q3"],
    ["2026年3季度", "2026-Q3"],
    ["2026年第三季度", "2026-Q3"],
    ["2026-08", "2026-08"],
    ["2026/8", "2026-08"],
    ["2026.08", "2026-08"],
    ["2026年8月", "2026-08"],
    ["2026年八月", "2026-08"],
    ["26年8月", "2026-08"],
    ["202608", "2026-08"],
    [202608, "2026-08"],
    ["08/2026", "2026-08"],
    ["Aug 2026", "2026-08"],
    ["August 2026", "2026-08"],
    ["Aug-26", "2026-08"],
    ["2026-Aug", "2026-08"],
    ["Sept. 2026", "2026-09"],
    [{ day: "2026-08-01" }, "2026-08"],
    ["2026-08-15", "2026-08"],
    [46235, "2026-08"],
    [20260815, "2026-08"],
    ["8月", "2026-08"],
    ["十二月", "2026-12"],
    ["Q2", "2026-Q2"],
    ["二季度", "2026-Q2"],
    ["2026H1", "2026-H1"],
    ["2026 H2", "2026-H2"],
    ["H1 2026", "2026-H1"],
    ["H2'26", "2026-H2"],
    ["1H26", "2026-H1"],
    ["2H FY26", "2026-H2"],
    ["FY26 H1", "2026-H1"],
    ["上半年", "2026-H1"],
    ["2026上半年", "2026-H1"],
    ["2025年下半年", "2025-H2"],
    ["26年上半年度", "2026-H1"],
    ["First half of 2026", "2026-H1"],
    ["2nd half 2025", "2025-H2"],
    ["去年下半年", "2025-H2"],
  ])("%s", (cell, id) => expect(read(cell)).toBe(id));

  test.each([
    "半年",
    "合计",
    "",
    null,
    true,
    "2026H3",
    "3H26",
    "13月",
    "2026-13",
    "Q5",
    7,
    "Suite",
    "2026年5季度",
  ])("no period: %s", (cell) => expect(read(cell)).toBeUndefined());

  test("the column's name says what its days and bare numbers are", () => {
    expect(read({ day: "2026-08-01" }, "季度")).toBe("2026-Q3");
    expect(read({ day: "2026-08-01" }, "年度")).toBe("2026");
    expect(read(8, "月份")).toBe("2026-08");
    expect(read({ day: "2026-08-01" }, "半年")).toBe("2026-H2");
    expect(read(2, "Half-year")).toBe("2026-H2");
    expect(read(3, "Half-year")).toBeUndefined();
    expect(read("3", "Quarter")).toBe("2026-Q3");
    expect(read(13, "Month")).toBeUndefined();
  });

  test("those without a year are of one year: the last one where some have not begun", () => {
    const whole = Array.from({ length: 12 }, (_, nth) => `${nth + 1}月`);
    const { habit, assumed } = periodHabitOf(["月份"], whole, by);
    expect(assumed).toBe(2025);
    expect(readPeriodCell("3月", habit)).toBe("2025-03");
    expect(periodHabitOf(["月份"], ["9月", "10月"], by).assumed).toBe(2026);
    expect(periodHabitOf(["月份", "2024 各月"], whole, by)).toMatchObject({
      habit: { year: 2024 },
      assumed: undefined,
    });
    expect(periodHabitOf(["Period"], ["2026-03"], by).assumed).toBeUndefined();
    expect(periodHabitOf(["期间"], ["上半年", "下半年"], by).assumed).toBe(2026);
    const march = { ...by, today: Temporal.PlainDate.from("2026-03-01") };
    expect(periodHabitOf(["期间"], ["上半年", "下半年"], march).assumed).toBe(2025);
  });

  test("years, halves and quarters are the company's, months the calendar's", () => {
    const april = { fiscalStartMonth: 4 };
    const habit = periodHabitOf(["期间"], ["5月", "2月"], { ...by, ...april }).habit;
    // On 29 November 2026 the company is in its year 2027, which began in April.
    expect(readPeriodCell("5月", { ...habit, year: 2027 })).toBe("2026-05");
    expect(readPeriodCell("2月", { ...habit, year: 2027 })).toBe("2027-02");
    expect(readPeriodCell("2027Q1", habit)).toBe("2027-Q1");
    expect(readPeriodCell({ day: "2026-09-30" }, { ...habit, kind: "half" })).toBe("2027-H1");
    expect(readPeriodCell({ day: "2027-03-31" }, { ...habit, kind: "half" })).toBe("2027-H2");
    expect(readPeriodCell({ day: "2026-08-01" }, { ...habit, kind: "quarter" })).toBe("2027-Q2");
  });
});
