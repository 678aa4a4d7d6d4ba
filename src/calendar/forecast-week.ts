import { Temporal } from "temporal-polyfill";
import { type Quarter, quarterOf } from "./quarter.ts";
import { isWorkday, type WorkCalendar } from "./workdays.ts";

/** When the company closes its week. */
export type WeekSettings = Readonly<{
  /** IANA name of the company's zone. */
  zone: string;
  calendar: WorkCalendar;
  /** ISO weekday, 5 = Friday, for as long as there is no closing. */
  closeWeekday: number;
  /** Other closing days, each from a Monday on, oldest first. */
  closings?: readonly Closing[];
  /** `HH:MM` in the company's zone. */
  closeAt: string;
  /** 1–12. */
  fiscalStartMonth: number;
}>;

/** `from`: the Monday, in ISO 8601, of the first week that closes on that weekday. */
export type Closing = Readonly<{ from: string; weekday: number }>;

/** On which ISO weekday the week of a Monday closes, holidays aside. */
export const closeWeekdayIn = (
  monday: Temporal.PlainDate,
  { closeWeekday, closings = [] }: Pick<WeekSettings, "closeWeekday" | "closings">,
): number => closings.findLast(({ from }) => from <= monday.toString())?.weekday ?? closeWeekday;

/**
 * From one close to the next: [opensAt, closesAt). Named after the ISO week in which it closes.
 *
 * The close is on the close weekday, or on the last workday before it in the same ISO week. An ISO week without
 * such a workday (Spring Festival) has no close: its days belong to the next forecast week, which is then longer.
 */
export type ForecastWeek = Readonly<{
  /** `2026-W48`. */
  id: string;
  opensAt: Temporal.Instant;
  closesAt: Temporal.Instant;
  /** The day of the close in the company's zone. */
  closeDate: Temporal.PlainDate;
  /** The quarter in which it closes: its digest is about this one. */
  quarter: Quarter;
}>;

/** The week an instant belongs to; the very moment of a close belongs to the week it opens. */
export function weekOf(instant: Temporal.Instant, settings: WeekSettings): ForecastWeek {
  let monday = mondayOf(instant.toZonedDateTimeISO(settings.zone).toPlainDate());
  let close = closeIn(monday, settings);
  for (let tried = 0; !close || Temporal.Instant.compare(close.at, instant) <= 0; tried++) {
    refuseEmptyCalendar(tried);
    monday = monday.add({ weeks: 1 });
    close = closeIn(monday, settings);
  }
  return {
    id: isoWeekId(monday),
    opensAt: closeBefore(monday, settings),
    closesAt: close.at,
    closeDate: close.date,
    quarter: quarterOf(close.date, settings.fiscalStartMonth),
  };
}

export function nextWeek(week: ForecastWeek, settings: WeekSettings): ForecastWeek {
  return weekOf(week.closesAt, settings);
}

export function previousWeek(week: ForecastWeek, settings: WeekSettings): ForecastWeek {
  return weekOf(week.opensAt.subtract({ nanoseconds: 1 }), settings);
}

/**
 * The instant of a wall-clock time. A time that daylight saving skips is moved later by the size of the jump;
 * for a time that occurs twice the first is meant. So every local time is exactly one instant.
 * @param time `HH:MM`
 */
export function localInstant(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(zone, { disambiguation: "compatible" })
    .toInstant();
}

type Close = Readonly<{
  date: Temporal.PlainDate;
  at: Temporal.Instant;
}>;

function closeIn(monday: Temporal.PlainDate, settings: WeekSettings): Close | undefined {
  for (let days = closeWeekdayIn(monday, settings) - 1; days >= 0; days--) {
    const date = monday.add({ days });
    if (isWorkday(date, settings.calendar)) {
      return { date, at: localInstant(date, settings.closeAt, settings.zone) };
    }
  }
  return undefined;
}

function closeBefore(monday: Temporal.PlainDate, settings: WeekSettings): Temporal.Instant {
  for (let weeks = 1; ; weeks++) {
    refuseEmptyCalendar(weeks);
    const close = closeIn(monday.subtract({ weeks }), settings);
    if (close) return close.at;
  }
}

/** A year without a workday is a mistake in the calendar, not a long holiday. */
function refuseEmptyCalendar(weeks: number): void {
  if (weeks > 53) {
    throw new RangeError("The calendar has no workday on or before the closing day for a year");
  }
}

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

export function isoWeekId(monday: Temporal.PlainDate): string {
  return `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, "0")}`;
}
