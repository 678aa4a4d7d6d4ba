import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { localInstant, nextWeek, previousWeek, weekOf } from "../../../src/calendar/forecast-week.ts";
import { scheduleOf } from "../../../src/schedule/schedule-settings.ts";
import { anyCompany, anyInstant, at, china, shanghai } from "../schedule/company.ts";

const inChina = scheduleOf("Asia/Shanghai", china);

/** `id, opens → closes` on the company's wall clock. */
function shown(instant: Temporal.Instant, settings = shanghai): string {
  const week = weekOf(instant, settings);
  const wall = (moment: Temporal.Instant) =>
    moment.toZonedDateTimeISO(settings.zone).toPlainDateTime().toString({ smallestUnit: "minute" });
  return `${week.id} ${wall(week.opensAt)} → ${wall(week.closesAt)}`;
}

describe("the forecast week", () => {
  test("goes from Friday's close to the next", () => {
    const week48 = "2026-W48 2026-11-20T09:00 → 2026-11-27T09:00";
    expect(shown(at("2026-11-23T15:00"))).toBe(week48);
    expect(shown(at("2026-11-20T09:00"))).toBe(week48);
    expect(shown(at("2026-11-27T08:59"))).toBe(week48);
    expect(shown(at("2026-11-27T09:00"))).toBe("2026-W49 2026-11-27T09:00 → 2026-12-04T09:00");
  });

  test("closes a workday earlier when Friday is off, two when Thursday is too", () => {
    expect(shown(at("2026-04-29T12:00"), inChina)).toBe("2026-W18 2026-04-24T09:00 → 2026-04-30T09:00");
    expect(shown(at("2026-09-28T12:00"), inChina)).toBe("2026-W40 2026-09-25T09:00 → 2026-09-30T09:00");
    expect(shown(at("2026-09-30T09:00"), inChina)).toBe("2026-W41 2026-09-30T09:00 → 2026-10-09T09:00");
  });

  test("joins a week without a workday to the next", () => {
    expect(shown(at("2026-02-18T12:00"), inChina)).toBe("2026-W09 2026-02-13T09:00 → 2026-02-27T09:00");
  });

  test("is named after the ISO year and promises for the quarter of its close", () => {
    const week = weekOf(at("2026-12-30T12:00"), shanghai);
    expect(week.id).toBe("2026-W53");
    expect(weekOf(at("2024-12-30T12:00"), shanghai).id).toBe("2025-W01");
    expect(week.closeDate.toString()).toBe("2027-01-01");
    expect(week.quarter.id).toBe("2027-Q1");
    expect(
      weekOf(at("2026-12-30T12:00"), scheduleOf("Asia/Shanghai", { holidays: ["2027-01-01"] })).quarter.id,
    ).toBe("2026-Q4");
  });

  test("gives every instant one week, without gaps or overlaps, each with its own name", () => {
    fc.assert(
      fc.property(anyInstant, anyCompany, (instant, company) => {
        const week = weekOf(instant, company);
        expect(Temporal.Instant.compare(week.opensAt, instant)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(instant, week.closesAt)).toBeLessThan(0);
        const next = nextWeek(week, company);
        expect(next.opensAt.equals(week.closesAt)).toBe(true);
        expect(next.id > week.id).toBe(true);
        expect(previousWeek(next, company)).toEqual(week);
      }),
    );
  });

  test("refuses a calendar without any workday instead of searching for ever", () => {
    const holidays = Array.from({ length: 800 }, (_, days) =>
      Temporal.PlainDate.from("2026-01-01").add({ days }).toString(),
    );
    expect(() => weekOf(at("2026-03-01T12:00"), scheduleOf("Asia/Shanghai", { holidays }))).toThrow(
      "no workday",
    );
  });
});

describe("a local time", () => {
  const berlin = (date: string, time: string) =>
    localInstant(Temporal.PlainDate.from(date), time, "Europe/Berlin").toString();

  test("that daylight saving skips is moved on, one that comes twice is the first", () => {
    expect(berlin("2026-03-29", "02:30")).toBe("2026-03-29T01:30:00Z");
    expect(berlin("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00Z");
  });
});
