import { Temporal } from "temporal-polyfill";
import type { DateContext, DateReading } from "./date-rule.ts";

type Day = Temporal.PlainDate;

/** Years that a deal or its records could name. */
export const earliestYear = 1900;
export const latestYear = 2100;

/** A date by its numbers, undefined when there is no such day or it lies outside 1900–2100. */
export function exactDate(year: number, month: number, day: number): Day | undefined {
  if (year < earliestYear || year > latestYear || month < 1 || month > 12 || day < 1) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? undefined : first.with({ day });
}

/** A year as it was written: 2026, or 26; 89 is long past. */
export function fullYear(written: string): number {
  const year = Number(written);
  return written.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

/** The next 12/31 (today counts), or the last one in a record. 2/29 waits for a leap year. */
export function dateInYear(month: number, day: number, { today, prefer }: DateContext): Day | undefined {
  const step = prefer === "future" ? 1 : -1;
  for (let years = 0; years <= 8; years += 1) {
    const date = exactDate(today.year + years * step, month, day);
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return date;
  }
  return undefined;
}

/** So many days ago, a date that names no year may mean what has just been rather than next year. */
export const justPast = 14;

/** The next 11/17; on the 18th also the one of yesterday, because people mean either. */
export function dateNearby(month: number, day: number, context: DateContext): DateReading {
  const date = dateInYear(month, day, context);
  if (!date || context.prefer === "past") return date;
  const last = dateInYear(month, day, { ...context, prefer: "past" })!;
  const days = last.until(context.today).days;
  return days > 0 && days <= justPast ? [last, date] : date;
}

/** The next 15th (today counts), or the last one in a record. The 31st skips short months. */
export function dayOfMonth(day: number, { today, prefer }: DateContext): Day | undefined {
  const step = prefer === "future" ? 1 : -1;
  for (let months = 0; months <= 2; months += 1) {
    const month = firstOfMonth(today).add({ months: months * step });
    const date = exactDate(month.year, month.month, day);
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return date;
  }
  return undefined;
}

/** The first day of the next December, of this one while it lasts. */
export function monthAhead(month: number, { today, prefer }: DateContext): Day {
  const inYear = firstOfMonth(today).with({ month });
  const apart = month - today.month;
  if (prefer === "future") return apart < 0 ? inYear.add({ years: 1 }) : inYear;
  return apart > 0 ? inYear.subtract({ years: 1 }) : inYear;
}

export function firstOfMonth(date: Day): Day {
  return date.with({ day: 1 });
}

export function lastOfMonth(date: Day): Day {
  return date.with({ day: date.daysInMonth });
}

/** The last Monday-to-Friday of the month: when a deal can still be signed. */
function lastWorkdayOfMonth(date: Day): Day {
  const last = lastOfMonth(date);
  return last.subtract({ days: Math.max(0, last.dayOfWeek - 5) });
}

/** The first day of the quarter of the company's year that is so many after the running one. */
export function quarterAway(away: number, { today, fiscalStartMonth }: DateContext): Day {
  const monthsIn = (today.month - fiscalStartMonth + 12) % 3;
  return firstOfMonth(today).add({ months: 3 * away - monthsIn });
}

export function lastOfQuarter(first: Day): Day {
  return lastOfMonth(first.add({ months: 2 }));
}

/** The company's running year, which is named after the one in which it ends. */
export function fiscalYear({ today, fiscalStartMonth }: DateContext): number {
  return today.year + (fiscalStartMonth > 1 && today.month >= fiscalStartMonth ? 1 : 0);
}

/** The last day of a year of the company's, named after the one in which it ends. */
export const lastOfFiscalYear = (year: number, { today, fiscalStartMonth }: DateContext): Day =>
  lastOfMonth(today.with({ year, month: fiscalStartMonth === 1 ? 12 : fiscalStartMonth - 1, day: 1 }));

/** The first day of a quarter 1–4: of a year of the company's, or the next one, of this one while it lasts. */
export function quarterAhead(quarter: number, year: number | undefined, context: DateContext): Day {
  const { today, fiscalStartMonth, prefer } = context;
  const running = Math.floor(((today.month - fiscalStartMonth + 12) % 12) / 3) + 1;
  const apart = quarter - running;
  const years = prefer === "future" ? (apart < 0 ? 1 : 0) : apart > 0 ? -1 : 0;
  return quarterAway(apart + 4 * (year === undefined ? years : year - fiscalYear(context)), context);
}

/** "Some time in Q1": the last workdays of its months, those still to come. */
export function monthEndsOf(quarter: Day, { today }: DateContext): readonly Day[] {
  const ends = [0, 1, 2].map((months) => lastWorkdayOfMonth(quarter.add({ months })));
  const ahead = ends.filter((end) => Temporal.PlainDate.compare(end, today) >= 0);
  if (ahead.length > 0) return ahead;
  const last = lastOfQuarter(quarter);
  return Temporal.PlainDate.compare(last, today) >= 0 ? [last] : ends;
}

/** "Some time in December": its middle and its end, those still to come. */
export function datesWithinMonth(month: Day, { today }: DateContext): readonly Day[] {
  const dates = [month.with({ day: 15 }), lastOfMonth(month)];
  const ahead = dates.filter((date) => Temporal.PlainDate.compare(date, today) >= 0);
  return ahead.length > 0 ? ahead : dates;
}

/** A day of this week, `weeks` later; weeks begin on Monday = 1. */
export function dayOfWeek(weekday: number, weeks: number, { today }: DateContext): Day {
  return today.add({ days: weekday - today.dayOfWeek + 7 * weeks });
}

/** The next Friday; on a Friday both today and the one in a week, because people mean either. */
export function comingWeekday(weekday: number, context: DateContext): Day | readonly Day[] {
  const date = dayOfWeek(weekday, 0, context);
  const apart = weekday - context.today.dayOfWeek;
  if (context.prefer === "past") return apart > 0 ? date.subtract({ days: 7 }) : date;
  if (apart === 0) return [date, date.add({ days: 7 })];
  return apart < 0 ? date.add({ days: 7 }) : date;
}

/** Monday to Friday, `weeks` after this week, those still to come. */
export function workdaysOfWeek(weeks: number, context: DateContext): readonly Day[] {
  const days = [1, 2, 3, 4, 5].map((weekday) => dayOfWeek(weekday, weeks, context));
  const ahead = days.filter((day) => Temporal.PlainDate.compare(day, context.today) >= 0);
  return ahead.length > 0 ? ahead : days.slice(-1);
}

/** `count` Mondays to Fridays after today; holidays are not known here. */
export function afterWorkdays(count: number, { today }: DateContext): Day {
  let date = today;
  for (let left = Math.min(count, 1_000); left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  return date;
}

/** The first (0), second (1) … or last (−1) Thursday of a month; undefined where it has no fifth one. */
export function nthWeekday(index: number, weekday: number, first: Day): Day | undefined {
  const days = Array.from({ length: first.daysInMonth }, (_, number) => first.with({ day: number + 1 }));
  return days.filter((date) => date.dayOfWeek === weekday).at(index);
}
