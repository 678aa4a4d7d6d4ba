import type { WeekSettings } from "../calendar/forecast-week.ts";
import { type CalendarSettings, calendarOf } from "../calendar/workdays.ts";

/** All hours are `HH:MM`: nudge and reminders in each member's zone, close, digest and upkeep in the company's. */
export type ScheduleSettings = WeekSettings &
  Readonly<{
    /** On the day before the close. */
    nudgeAt: string;
    /** On the day of the nudge. */
    firstReminderAt: string;
    /** On the morning of the close. */
    lastReminderAt: string;
    /** On the day of the close. */
    digestAt: string;
    /** On the other workdays, for what is due then; nobody is reminded where it is missing. */
    followUpAt?: string | null;
    /** On Monday. */
    upkeepAt: string;
  }>;

const usual = {
  nudgeAt: "14:00",
  firstReminderAt: "17:00",
  lastReminderAt: "08:30",
  closeWeekday: 5,
  closeAt: "09:00",
  digestAt: "09:30",
  upkeepAt: "10:00",
  fiscalStartMonth: 1,
} as const;

/** The schedule of a company in `zone` (IANA name): what it has set, and the usual hours for the rest. */
export function scheduleOf(
  zone: string,
  settings: CalendarSettings & Partial<Omit<ScheduleSettings, "zone" | "calendar">> = {},
): ScheduleSettings {
  return { ...usual, ...settings, zone, calendar: calendarOf(settings) };
}
