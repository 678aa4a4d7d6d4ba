/** The week that answers belong to. */
import type { Temporal } from "temporal-polyfill";
import { type ForecastWeek, weekOf } from "../schedule/forecast-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import type { Workspace } from "../teams/member.ts";

export const runningWeek = (workspace: Workspace, now: Temporal.Instant): ForecastWeek =>
  weekOf(now, scheduleOf(workspace.zone, workspace.settings));
