/** The days to which a deal is pushed most often: one tap each. */
import { Temporal } from "temporal-polyfill";
import { nextQuarter, quarterOf } from "../calendar/quarter.ts";
import type { Turn } from "../chat/use-case.ts";
import { formatShortDate } from "../text/format/date.ts";
import { forecastWords } from "./words.ts";

type QuickDate = Readonly<{ date: Temporal.PlainDate; label: string }>;

/**
 * A week later, the month's end, the end of the next quarter; each day once, in the order of the days.
 * @param from later than which they are: when the deal is due, or today
 */
export function quickDates(
  { locale, today, workspace }: Pick<Turn, "locale" | "today" | "workspace">,
  from: Temporal.PlainDate,
): readonly [QuickDate, ...QuickDate[]] {
  const words = forecastWords(locale).quick;
  const { fiscalStartMonth } = workspace.settings;
  const quick = (date: Temporal.PlainDate, say: (day: string) => string): QuickDate => ({
    date,
    label: say(formatShortDate(date, locale, today)),
  });
  const week = quick(from.add({ weeks: 1 }), words.week);
  const month = quick(monthEndAfter(from), words.month);
  const quarter = quick(nextQuarter(quarterOf(from, fiscalStartMonth), fiscalStartMonth).end, words.quarter);
  const others = [month, quarter].filter(({ date }) => !date.equals(week.date));
  return [week, ...others];
}

/** Of a month's last day, the next month's. */
function monthEndAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  const tomorrow = date.add({ days: 1 });
  return tomorrow.with({ day: tomorrow.daysInMonth });
}

/** What a choice of them says; undefined for what is no date. */
export function readIsoDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
