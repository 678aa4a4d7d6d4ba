/** The day of a month on which prospects are gone through. Pure. */
import { Temporal } from "temporal-polyfill";
import { addWorkdays, isWorkday, type WorkCalendar } from "../../calendar/workdays.ts";
import type { WorkspaceSettings } from "../../company/workspace-settings.ts";

type Setting = Pick<WorkspaceSettings["prospectReview"], "nth" | "weekday">;

/** The nth such weekday; the last one where a month has no fifth. Off days move it to the next workday. */
export function reviewDayOf(
  month: Temporal.PlainYearMonth,
  { nth, weekday }: Setting,
  calendar: WorkCalendar,
) {
  const first = month.toPlainDate({ day: 1 });
  const ahead = (weekday - first.dayOfWeek + 7) % 7;
  const last = ahead + 28 < month.daysInMonth ? 4 : 3;
  const day = first.add({ days: ahead + 7 * Math.min(nth - 1, nth === 5 ? last : 3) });
  return isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar);
}

/** The latest one on a day or before. */
export function lastReviewDay(
  today: Temporal.PlainDate,
  setting: Setting,
  calendar: WorkCalendar,
): Temporal.PlainDate {
  const month = today.toPlainYearMonth();
  const days = [0, 1, 2].map((ago) => reviewDayOf(month.subtract({ months: ago }), setting, calendar));
  return days.find((day) => Temporal.PlainDate.compare(day, today) <= 0)!;
}
