import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { type ScheduleSettings, scheduleOf } from "../../../src/schedule/schedule-settings.ts";

/** Holidays and make-up workdays in the manner of China: Spring Festival, Labour Day and National Day of 2026. */
export const china = {
  holidays: [
    ...["2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"],
    ...["2026-02-21", "2026-02-22", "2026-02-23", "2026-05-01", "2026-05-04", "2026-05-05"],
    ...["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
  ],
  extraWorkdays: ["2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
} as const;

export const shanghai: ScheduleSettings = scheduleOf("Asia/Shanghai");

/** Zones of every kind: both hemispheres' daylight saving, half and quarter hours, both ends of the date line. */
const zones = [
  "Asia/Shanghai",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Honolulu",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "UTC",
];

export const anyZone = fc.constantFrom(...zones);

/** An instant in 2024–2028. */
export const anyInstant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 11, 31) / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));

const anyDate = anyInstant.map((instant) => instant.toString().slice(0, 10));

const anyHour = fc
  .integer({ min: 0, max: 24 * 4 - 1 })
  .map(
    (quarter) => `${String(quarter >> 2).padStart(2, "0")}:${String((quarter & 3) * 15).padStart(2, "0")}`,
  );

/** Any hours at all, sensible or not. */
export const anyHours = fc.record({
  nudgeAt: anyHour,
  firstReminderAt: anyHour,
  lastReminderAt: anyHour,
  closeAt: anyHour,
  digestAt: anyHour,
});

/** A company anywhere, with holidays anywhere: single days, whole weeks, make-up workdays. */
export const anyCompany = fc
  .record({
    zone: anyZone,
    single: fc.array(anyDate, { maxLength: 40 }),
    long: fc.array(fc.tuple(anyDate, fc.integer({ min: 2, max: 16 })), { maxLength: 8 }),
    extraWorkdays: fc.array(anyDate, { maxLength: 10 }),
  })
  .map(({ zone, single, long, extraWorkdays }) => {
    const runs = long.flatMap(([first, days]) =>
      Array.from({ length: days }, (_, at) => Temporal.PlainDate.from(first).add({ days: at }).toString()),
    );
    return scheduleOf(zone, { holidays: [...single, ...runs], extraWorkdays });
  });

/** The moment at which a wall clock in `zone` shows `local`. */
export function at(local: string, zone = "Asia/Shanghai"): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
}
