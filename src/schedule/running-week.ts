/** The week that answers belong to. */
import type { Temporal } from "temporal-polyfill";
import {
  closeWeekdayIn,
  type ForecastWeek,
  mondayOf,
  nextWeek,
  previousWeek,
  weekOf,
} from "../calendar/forecast-week.ts";
import type { Workspace } from "../company/member.ts";
import { scheduleOf } from "./schedule-settings.ts";

export const runningWeek = (workspace: Workspace, now: Temporal.Instant): ForecastWeek =>
  weekOf(now, scheduleOf(workspace.zone, workspace.settings));

/** How long a button of an old digest still finds its week. */
const weeksBack = 60;

/** The week with a button's id; the current one if the id is not from the last year. */
export function weekNamed(workspace: Workspace, now: Temporal.Instant, id: string | undefined): ForecastWeek {
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const running = runningWeek(workspace, now);
  // Weeks sort as text: a date of the future is not looked for among the past.
  if (id === undefined || id >= running.id) return running;
  let week = running;
  for (let tried = 0; tried < weeksBack && week.id > id; tried++) week = previousWeek(week, schedule);
  return week.id === id ? week : running;
}

/** The id of the week that is so many after the one under way: "last week" is the one that closed last. */
export const weekAway =
  (workspace: Workspace, now: Temporal.Instant) =>
  (away: number): string => {
    const schedule = scheduleOf(workspace.zone, workspace.settings);
    let week = runningWeek(workspace, now);
    for (let left = Math.abs(away); left > 0; left--)
      week = away < 0 ? previousWeek(week, schedule) : nextWeek(week, schedule);
    return week.id;
  };

/** Holidays aside: then its cards are Thursday's and Friday's. */
export const closesOnFriday = (
  { zone, settings }: Workspace,
  { closeDate }: Pick<ForecastWeek, "closeDate">,
): boolean => closeWeekdayIn(mondayOf(closeDate), scheduleOf(zone, settings)) === 5;
