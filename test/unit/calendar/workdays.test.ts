import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addWorkdays, calendarOf, isWorkday, workdaysBetween } from "../../../src/calendar/workdays.ts";
import { anyCompany, anyInstant, china } from "../schedule/company.ts";

const calendar = calendarOf(china);
const day = (iso: string) => Temporal.PlainDate.from(iso);
const anyDay = anyInstant.map((instant) => instant.toZonedDateTimeISO("UTC").toPlainDate());

describe("the calendar", () => {
  test("knows weekends, holidays and make-up workdays", () => {
    expect(isWorkday(day("2026-09-30"), calendar)).toBe(true);
    expect(isWorkday(day("2026-10-01"), calendar)).toBe(false);
    expect(isWorkday(day("2026-10-10"), calendar)).toBe(true);
    expect(isWorkday(day("2026-10-11"), calendar)).toBe(false);
    expect(isWorkday(day("2026-10-09"), calendarOf({ weekend: [5, 6] }))).toBe(false);
  });

  test("counts the days after the first up to the last", () => {
    expect(workdaysBetween(day("2026-11-23"), day("2026-11-24"), calendar)).toBe(1);
    expect(workdaysBetween(day("2026-11-27"), day("2026-11-30"), calendar)).toBe(1);
    expect(workdaysBetween(day("2026-11-23"), day("2026-11-23"), calendar)).toBe(0);
    expect(workdaysBetween(day("2026-11-24"), day("2026-11-23"), calendar)).toBe(-1);
    // 8, 9 and, as a make-up workday, 10 October.
    expect(workdaysBetween(day("2026-09-30"), day("2026-10-11"), calendar)).toBe(3);
  });

  test("adds over a long holiday", () => {
    expect(addWorkdays(day("2026-09-30"), 3, calendar).toString()).toBe("2026-10-10");
    expect(addWorkdays(day("2026-10-08"), -1, calendar).toString()).toBe("2026-09-30");
    expect(addWorkdays(day("2026-10-03"), 0, calendar).toString()).toBe("2026-10-03");
  });

  test("counts what walking day by day counts", () => {
    fc.assert(
      fc.property(anyCompany, anyDay, fc.integer({ min: 0, max: 120 }), (company, from, days) => {
        let walked = 0;
        for (let n = 1; n <= days; n++) if (isWorkday(from.add({ days: n }), company.calendar)) walked += 1;
        expect(workdaysBetween(from, from.add({ days }), company.calendar)).toBe(walked);
      }),
    );
  });

  test("comes back to the number of workdays added or taken away", () => {
    fc.assert(
      fc.property(anyCompany, anyDay, fc.integer({ min: -60, max: 60 }), (company, from, count) => {
        const to = addWorkdays(from, count, company.calendar);
        expect(workdaysBetween(from, to, company.calendar)).toBe(count);
      }),
    );
  });

  test("refuses a calendar nobody could work by", () => {
    expect(() => calendarOf({ weekend: [1, 2, 3, 4, 5, 6, 7] })).toThrow("at least one weekday");
    expect(() => calendarOf({ holidays: ["2026-02-30"] })).toThrow(RangeError);
    expect(() => addWorkdays(day("2026-01-01"), 1.5, calendar)).toThrow("whole number");
  });
});
