import { Temporal } from "temporal-polyfill";

/** Which days people work. */
export type WorkCalendar = Readonly<{
  /** ISO weekdays off, 1 = Monday … 7 = Sunday. */
  weekend: readonly number[];
  /** Dates that are not what their weekday is, by ISO date; a holiday on a weekend is not among them. */
  days: ReadonlyMap<string, "holiday" | "workday">;
}>;

/** Dates are ISO 8601, `2026-10-01`. */
export type CalendarSettings = Readonly<{
  holidays?: readonly string[];
  /** Make-up workdays on a weekend (调休); one that is a holiday too is worked. */
  extraWorkdays?: readonly string[];
  /** ISO weekdays off; Saturday and Sunday when missing. */
  weekend?: readonly number[];
}>;

/** @throws RangeError when a date is not one, or no weekday is left to work on */
export function calendarOf({
  holidays = [],
  extraWorkdays = [],
  weekend = [6, 7],
}: CalendarSettings = {}): WorkCalendar {
  if ([1, 2, 3, 4, 5, 6, 7].every((weekday) => weekend.includes(weekday))) {
    throw new RangeError("A calendar needs at least one weekday that is not weekend");
  }
  const days = new Map<string, "holiday" | "workday">();
  const record = (text: string, kind: "holiday" | "workday") => {
    const date = Temporal.PlainDate.from(text);
    const usual = weekend.includes(date.dayOfWeek) ? "holiday" : "workday";
    if (kind === usual) days.delete(date.toString());
    else days.set(date.toString(), kind);
  };
  for (const date of holidays) record(date, "holiday");
  for (const date of extraWorkdays) record(date, "workday");
  return { weekend: [...weekend], days };
}

export function isWorkday(date: Temporal.PlainDate, calendar: WorkCalendar): boolean {
  const exception = calendar.days.get(date.toString());
  return exception ? exception === "workday" : !calendar.weekend.includes(date.dayOfWeek);
}

/**
 * Workdays after `from` up to and including `to`: Monday to Tuesday is 1, Friday to Monday is 1, a day to itself
 * 0.
 * Backwards it is the negative number of workdays before `from` down to and including `to`.
 */
export function workdaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkCalendar,
): number {
  if (Temporal.PlainDate.compare(to, from) < 0) {
    return -countWorkdays(to, from, calendar);
  }
  return countWorkdays(from.add({ days: 1 }), to.add({ days: 1 }), calendar);
}

/**
 * The date `count` workdays after `date` (before it when negative); 0 is the date itself, workday or not.
 * @throws RangeError when `count` is not whole, or no workday is found within ten years (a broken calendar)
 */
export function addWorkdays(
  date: Temporal.PlainDate,
  count: number,
  calendar: WorkCalendar,
): Temporal.PlainDate {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of workdays: ${count}`);
  const step = Math.sign(count);
  let { day, left } = skipWeeks(date, count, calendar);
  for (let idle = 0; left > 0; ) {
    day = day.add({ days: step });
    if (isWorkday(day, calendar)) {
      left -= 1;
      idle = 0;
    } else if (++idle > 3660) {
      throw new RangeError(`The calendar has no workday within ten years of ${date}`);
    }
  }
  return day;
}

/** As many whole weeks on from `date` as are surely within `count` workdays: every deal's card reckons months ahead. */
function skipWeeks(date: Temporal.PlainDate, count: number, calendar: WorkCalendar) {
  let day = date;
  let left = Math.abs(count);
  for (;;) {
    const weeks = Math.floor(left / (7 - calendar.weekend.length));
    const next = day.add({ days: Math.sign(count) * weeks * 7 });
    const passed = Math.abs(workdaysBetween(day, next, calendar));
    // Make-up workdays may be too many, and in holidays without end the days are gone through one by one.
    if (passed === 0 || passed > left) return { day, left };
    day = next;
    left -= passed;
  }
}

/**
 * Workdays in [from, to). Whole weeks are multiplied and exceptions corrected, because this counts the ages of a
 * hundred thousand deals.
 */
function countWorkdays(from: Temporal.PlainDate, to: Temporal.PlainDate, calendar: WorkCalendar): number {
  const days = from.until(to).days;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !calendar.weekend.includes(weekday));
  let count = Math.floor(days / 7) * weekdays.length;
  for (let rest = 0; rest < days % 7; rest++) {
    if (weekdays.includes(((from.dayOfWeek - 1 + rest) % 7) + 1)) count += 1;
  }
  const [first, end] = [from.toString(), to.toString()];
  for (const [date, kind] of calendar.days) {
    // ISO dates of four-digit years sort as text.
    if (date >= first && date < end) count += kind === "workday" ? 1 : -1;
  }
  return count;
}
