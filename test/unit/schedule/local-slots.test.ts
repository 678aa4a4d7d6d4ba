import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { weekOf } from "../../../src/calendar/forecast-week.ts";
import { calendarOf } from "../../../src/calendar/workdays.ts";
import { dueSlots, nextSlot, type SlotMember, weekSlots } from "../../../src/schedule/local-slots.ts";
import { type ScheduleSettings, scheduleOf } from "../../../src/schedule/schedule-settings.ts";
import { anyCompany, anyHours, anyInstant, anyZone, at, china, shanghai } from "./company.ts";

const inChina = scheduleOf("Asia/Shanghai", china);

/** The member's slots of the week of an instant, `kind weekday date time` on the member's wall clock. */
function memberDay(
  zone: string,
  instant: Temporal.Instant,
  settings: ScheduleSettings,
  calendar?: SlotMember["calendar"],
) {
  return weekSlots(weekOf(instant, settings), settings, [{ id: "wang", zone, calendar }])
    .filter((slot) => slot.memberId === "wang")
    .map(
      (slot) =>
        `${slot.kind} ${slot.at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" })}`,
    );
}

const monday = at("2026-11-23T12:00");

describe("the slots of a week", () => {
  test("come on Monday, Thursday and Friday", () => {
    const slots = dueSlots(at("2026-11-20T10:00"), at("2026-11-27T10:00"), shanghai, [
      { id: "wang", zone: "Asia/Shanghai" },
    ]);
    expect(
      slots.map((slot) => `${slot.key} ${slot.at.toZonedDateTimeISO("Asia/Shanghai").toPlainDateTime()}`),
    ).toEqual([
      "upkeep:2026-W48 2026-11-23T10:00:00",
      "nudge:2026-W48:wang 2026-11-26T14:00:00",
      "reminder-1:2026-W48:wang 2026-11-26T17:00:00",
      "reminder-2:2026-W48:wang 2026-11-27T08:30:00",
      "close:2026-W48 2026-11-27T09:00:00",
      "digest:2026-W48 2026-11-27T09:30:00",
    ]);
  });

  test("belong to the tick of their very moment, and not to the next", () => {
    const close = at("2026-11-27T09:00");
    const keys = (from: Temporal.Instant, to: Temporal.Instant) =>
      dueSlots(from, to, shanghai, []).map((slot) => slot.key);
    expect(keys(close.subtract({ minutes: 1 }), close)).toEqual(["close:2026-W48"]);
    expect(keys(close, close.add({ minutes: 1 }))).toEqual([]);
  });

  test("follow each member's own zone, and none comes after the company's close", () => {
    expect(memberDay("Pacific/Auckland", monday, shanghai)).toEqual([
      "nudge 2026-11-26T14:00",
      "reminder-1 2026-11-26T17:00",
      "reminder-2 2026-11-27T08:30",
    ]);
    // Shanghai closes on Friday at 02:00 in Berlin, on Thursday at 20:00 in New York and at 17:00 in Los Angeles.
    expect(memberDay("Europe/Berlin", monday, shanghai)).toEqual([
      "nudge 2026-11-26T14:00",
      "reminder-1 2026-11-26T17:00",
    ]);
    expect(memberDay("America/New_York", monday, shanghai)).toEqual([
      "nudge 2026-11-26T14:00",
      "reminder-1 2026-11-26T17:00",
    ]);
    expect(memberDay("America/Los_Angeles", monday, shanghai)).toEqual(["nudge 2026-11-26T14:00"]);
  });

  test("come a day earlier where the company's close is already past on Thursday afternoon", () => {
    const auckland = scheduleOf("Pacific/Auckland");
    expect(memberDay("America/Los_Angeles", monday, auckland)).toEqual([
      "nudge 2026-11-25T14:00",
      "reminder-1 2026-11-25T17:00",
      "reminder-2 2026-11-26T08:30",
    ]);
    // At 14:00 on Thursday in Honolulu only an hour would be left before Shanghai closes.
    expect(memberDay("Pacific/Honolulu", monday, shanghai)[0]).toBe("nudge 2026-11-25T14:00");
  });

  test("move with the holidays", () => {
    const at29 = at("2026-04-29T12:00");
    expect(memberDay("Asia/Shanghai", at29, inChina)).toEqual([
      "nudge 2026-04-29T14:00",
      "reminder-1 2026-04-29T17:00",
      "reminder-2 2026-04-30T08:30",
    ]);
    const thursdayOff = scheduleOf("Asia/Shanghai", { holidays: ["2026-11-26"] });
    expect(memberDay("Asia/Shanghai", monday, thursdayOff)).toEqual([
      "nudge 2026-11-25T14:00",
      "reminder-1 2026-11-25T17:00",
      "reminder-2 2026-11-27T08:30",
    ]);
    expect(memberDay("Asia/Shanghai", at("2026-09-28T12:00"), inChina)[0]).toBe("nudge 2026-09-29T14:00");
    // Spring Festival: the week of 16 February has none.
    expect(memberDay("Asia/Shanghai", at("2026-02-18T12:00"), inChina)[0]).toBe("nudge 2026-02-26T14:00");
  });

  test("leave people alone on a holiday between their card and the close", () => {
    const thanksgiving = scheduleOf("America/New_York", { holidays: ["2026-11-26"] });
    expect(memberDay("America/Los_Angeles", monday, thanksgiving)).toEqual([
      "nudge 2026-11-25T14:00",
      "reminder-1 2026-11-25T17:00",
    ]);
  });

  test("respect the member's own holidays, but still ask somebody who is off all week", () => {
    const thanksgiving = calendarOf({ holidays: ["2026-11-26"] });
    expect(memberDay("America/New_York", monday, shanghai, thanksgiving)[0]).toBe("nudge 2026-11-25T14:00");
    const away = calendarOf({
      holidays: ["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"],
    });
    expect(memberDay("Asia/Shanghai", monday, shanghai, away)[0]).toBe("nudge 2026-11-26T14:00");
  });

  test("keep the wall clock through daylight saving", () => {
    const berlin = scheduleOf("Europe/Berlin");
    const utc = (instant: string) => nextSlot("close", Temporal.Instant.from(instant), berlin)?.at.toString();
    expect(utc("2026-03-25T00:00:00Z")).toBe("2026-03-27T08:00:00Z");
    expect(utc("2026-03-30T00:00:00Z")).toBe("2026-04-03T07:00:00Z");
  });

  test("come exactly once in a zone whose clocks change during that very hour", () => {
    // Cairo goes from Thursday 24:00 to Friday 01:00 in April, and from Friday 00:00 back to Thursday 23:00 in October.
    const settings = scheduleOf("Africa/Cairo", { nudgeAt: "23:30", closeAt: "00:30", digestAt: "00:30" });
    const members = [{ id: "omar", zone: "Africa/Cairo" }];
    for (const [from, close] of [
      ["2026-04-20T12:00", "2026-04-23T22:30:00Z"],
      ["2026-10-26T12:00", "2026-10-29T22:30:00Z"],
    ]) {
      const start = at(from!, "Africa/Cairo");
      const closes = dueSlots(start, start.add({ hours: 120 }), settings, members).filter(
        (slot) => slot.kind === "close",
      );
      expect(closes.map((slot) => slot.at.toString())).toEqual([close]);
    }
  });

  test("can be found ahead, as the demo's clock needs", () => {
    expect(nextSlot("nudge", monday, shanghai)?.at.equals(at("2026-11-26T14:00"))).toBe(true);
    expect(nextSlot("digest", at("2026-11-27T09:10"), shanghai)?.at.equals(at("2026-11-27T09:30"))).toBe(
      true,
    );
    expect(nextSlot("digest", at("2026-11-27T09:30"), shanghai)?.at.equals(at("2026-12-04T09:30"))).toBe(
      true,
    );
    expect(nextSlot("reminder-2", monday, shanghai, { id: "a", zone: "Europe/Berlin" })).toBeUndefined();
  });
});

const anyMembers = fc
  .array(anyZone, { minLength: 1, maxLength: 4 })
  .map((memberZones) => memberZones.map((zone, index): SlotMember => ({ id: `m${index}`, zone })));

describe("whatever the ticks are", () => {
  test("every slot is due exactly once over a year and more, and no window finds another", () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 60 * 24 * 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        anyInstant,
        anyCompany,
        anyHours,
        anyMembers,
        gaps,
        (start, company, hours, members, minutes) => {
          const settings = { ...company, ...hours };
          const seen: string[] = [];
          let since = start;
          for (const gap of minutes) {
            const now = since.add({ minutes: gap });
            seen.push(...dueSlots(since, now, settings, members).map((slot) => slot.key));
            since = now;
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual(dueSlots(start, since, settings, members).map((slot) => slot.key));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test("every week of a whole year has one close, one digest and one nudge for each, in order and in time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2024, max: 2027 }),
        anyCompany,
        anyHours,
        anyMembers,
        (year, company, hours, members) => {
          const settings = { ...company, ...hours };
          const start = at(`${year}-01-01T00:00`, settings.zone);
          const end = at(`${year + 1}-01-01T00:00`, settings.zone);
          for (
            let week = weekOf(start, settings);
            Temporal.Instant.compare(week.closesAt, end) < 0;
            week = weekOf(week.closesAt, settings)
          ) {
            const slots = weekSlots(week, settings, members);
            expect(slots.filter((slot) => slot.kind === "close").map((slot) => slot.at)).toEqual([
              week.closesAt,
            ]);
            expect(slots.filter((slot) => slot.kind === "digest")).toHaveLength(1);
            for (const { id } of members) {
              const own = slots.filter((slot) => slot.memberId === id);
              expect(own.filter((slot) => slot.kind === "nudge")).toHaveLength(1);
              const moments = own.map((slot) => slot.at.epochMilliseconds);
              expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
              expect(moments[0]!).toBeGreaterThanOrEqual(week.opensAt.epochMilliseconds);
              expect(moments[0]!).toBeLessThanOrEqual(week.closesAt.subtract({ hours: 2 }).epochMilliseconds);
              expect(moments.at(-1)!).toBeLessThan(week.closesAt.epochMilliseconds);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
