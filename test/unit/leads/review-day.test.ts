import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { calendarOf } from "../../../src/calendar/workdays.ts";
import { lastReviewDay, reviewDayOf } from "../../../src/leads/reviewing/review-day.ts";

const month = Temporal.PlainYearMonth.from("2026-12");

describe("the day of the review", () => {
  test.each([
    [{ nth: 1, weekday: 1 }, [], "2026-12-07"],
    [{ nth: 1, weekday: 2 }, [], "2026-12-01"],
    [{ nth: 3, weekday: 5 }, [], "2026-12-18"],
    // Five Tuesdays, four Mondays.
    [{ nth: 5, weekday: 2 }, [], "2026-12-29"],
    [{ nth: 5, weekday: 1 }, [], "2026-12-28"],
    [{ nth: 1, weekday: 1 }, ["2026-12-07", "2026-12-08"], "2026-12-09"],
    [{ nth: 1, weekday: 6 }, [], "2026-12-07"],
  ] as const)("%j without %j", (setting, holidays, day) =>
    expect(reviewDayOf(month, setting, calendarOf({ holidays })).toString()).toBe(day),
  );

  test.each([
    ["2026-12-06", "2026-11-02"],
    ["2026-12-07", "2026-12-07"],
    ["2027-01-03", "2026-12-07"],
  ])("on %s the latest was %s", (today, day) =>
    expect(
      lastReviewDay(Temporal.PlainDate.from(today), { nth: 1, weekday: 1 }, calendarOf()).toString(),
    ).toBe(day),
  );
});
