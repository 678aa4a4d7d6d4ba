import type { Workspace } from "../company/member.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";

/** The last closing day that was set. */
export function closesFromNowOn({ zone, settings }: Workspace): number {
  const { closings = [], closeWeekday } = scheduleOf(zone, settings);
  return closings.at(-1)?.weekday ?? closeWeekday;
}
