import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { nextQuarter, quarterAt, quarterNamed, quarterOf } from "../../../src/calendar/quarter.ts";
import { anyInstant } from "../schedule/company.ts";

const shown = (iso: string, startMonth?: number) => {
  const { id, start, end } = quarterOf(Temporal.PlainDate.from(iso), startMonth);
  return `${id} ${start} ${end}`;
};

describe("the quarter", () => {
  test("follows the calendar year unless another start is set", () => {
    expect(shown("2026-11-23")).toBe("2026-Q4 2026-10-01 2026-12-31");
    expect(shown("2028-02-29")).toBe("2028-Q1 2028-01-01 2028-03-31");
  });

  test("names a fiscal year after the year in which it ends", () => {
    expect(shown("2026-11-23", 4)).toBe("2027-Q3 2026-10-01 2026-12-31");
    expect(shown("2026-01-31", 2)).toBe("2026-Q4 2025-11-01 2026-01-31");
    expect(shown("2026-02-01", 2)).toBe("2027-Q1 2026-02-01 2026-04-30");
  });

  test("covers every day once, four to a year", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 12 }), (instant, startMonth) => {
        const date = instant.toZonedDateTimeISO("UTC").toPlainDate();
        const quarter = quarterOf(date, startMonth);
        expect(quarterOf(quarter.start, startMonth)).toEqual(quarter);
        expect(quarterOf(quarter.end, startMonth)).toEqual(quarter);
        expect(quarterNamed(quarter.id, startMonth)).toEqual(quarter);
        const next = nextQuarter(quarter, startMonth);
        expect(next.start.equals(quarter.end.add({ days: 1 }))).toBe(true);
        expect(next.number).toBe((quarter.number % 4) + 1);
        expect(next.year).toBe(quarter.number === 4 ? quarter.year + 1 : quarter.year);
        expect(date.toString() >= quarter.start.toString() && date.toString() <= quarter.end.toString()).toBe(
          true,
        );
      }),
    );
  });

  test("is the company's, wherever its numbers are read", () => {
    const newYear = Temporal.Instant.from("2026-12-31T20:00:00Z");
    expect(quarterAt(newYear, "Asia/Shanghai").id).toBe("2027-Q1");
    expect(quarterAt(newYear, "America/New_York").id).toBe("2026-Q4");
    for (const id of ["2026-Q5", "2026-Q0", "Q4", "2026-W48", ""]) expect(quarterNamed(id)).toBeUndefined();
  });

  test("refuses a month that is none", () => {
    expect(() => quarterOf(Temporal.PlainDate.from("2026-01-01"), 13)).toThrow("Not a month");
  });
});
