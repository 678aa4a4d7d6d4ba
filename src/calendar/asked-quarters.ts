/** Which quarters a forecast is asked for. */
import type { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "./forecast-week.ts";
import { nextQuarter, type Quarter, quarterOf } from "./quarter.ts";

/** From so many days before a quarter's end on, the next one is asked for as well. */
const lastDays = 14;

/** The running quarter; in its last two weeks the next one, too. @param today of the company */
export function quartersAsked(
  today: Temporal.PlainDate,
  fiscalStartMonth: number,
): readonly [running: Quarter, ...next: Quarter[]] {
  const running = quarterOf(today, fiscalStartMonth);
  return today.until(running.end).days < lastDays
    ? [running, nextQuarter(running, fiscalStartMonth)]
    : [running];
}

/** Two days and those between. */
export type Days = Pick<Quarter, "start" | "end">;

/** The days of the quarters that a week asks for: those asked for on the day before it closes. */
export function daysAsked({ closeDate, quarter }: Pick<ForecastWeek, "closeDate" | "quarter">): Days {
  // Any month in which a quarter begins cuts the year into the same quarters.
  const asked = quartersAsked(closeDate.subtract({ days: 1 }), quarter.start.month);
  return { start: asked[0].start, end: (asked[1] ?? asked[0]).end };
}
