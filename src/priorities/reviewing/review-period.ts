/** When priorities are gone through again. Pure. */
import type { Temporal } from "temporal-polyfill";
import { quarterOf } from "../../calendar/quarter.ts";
import { addWorkdays, isWorkday, type WorkCalendar } from "../../calendar/workdays.ts";
import type { ReviewPeriod } from "../../company/workspace-settings.ts";

/** `id` names it in the schedule's slots; `on` is its first workday. */
export type Review = Readonly<{ id: string; on: Temporal.PlainDate }>;

export function reviewOf(
  today: Temporal.PlainDate,
  every: Exclude<ReviewPeriod, "never">,
  fiscalStartMonth: number,
  calendar: WorkCalendar,
): Review {
  const quarter = quarterOf(today, fiscalStartMonth);
  const isSecond = quarter.number % 2 === 0;
  const first = {
    month: today.with({ day: 1 }),
    quarter: quarter.start,
    "half-year": isSecond ? quarter.start.subtract({ months: 3 }) : quarter.start,
  }[every];
  const on = isWorkday(first, calendar) ? first : addWorkdays(first, 1, calendar);
  return { id: `${every}-${first.toString()}`, on };
}
