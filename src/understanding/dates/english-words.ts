/** What English date phrases are made of: patterns with one group each, and what their words stand for. */
import { afterWorkdays, fullYear } from "./calendar.ts";
import type { DateContext, DateReading } from "./date-rule.ts";

export const monthNames =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
export const month = `(${monthNames})\\.?`;
export const weekday =
  "(mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![a-z])";
export const day = "(\\d{1,2})(?:st|nd|rd|th)?";
export const inYear = "(?:,? ?(?:of )?(\\d{4}|'\\d{2})(?!\\d))?";
export const period = "(week|month|quarter|year)(?![a-z])";
export const number =
  "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a )?couple(?: of)?)";
export const unit =
  "(business days?|working days?|workdays?|days?|weeks?|wks?|months?|mos?|quarters?|years?|yrs?)(?![a-z])";

export const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const numbers = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "",
  "twelve",
];

export function indexIn(names: readonly string[], name: string): number {
  return names.indexOf(name.slice(0, 3));
}

export function yearOf(written: string | undefined): number | undefined {
  return written === undefined ? undefined : fullYear(written.replace("'", ""));
}

export function steps(which: string | undefined): number {
  return which === "next" ? 1 : which === "last" || which === "previous" ? -1 : 0;
}

export function countOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  if (/couple/.test(written)) return 2;
  return Math.max(1, numbers.indexOf(written));
}

export function later(count: number, name: string, context: DateContext): DateReading {
  const { today } = context;
  if (/^(?:business|work)/.test(name)) return count > 0 ? afterWorkdays(count, context) : undefined;
  if (name.startsWith("d")) return today.add({ days: count });
  if (name.startsWith("w")) return today.add({ weeks: count });
  if (name.startsWith("mo")) return today.add({ months: count });
  return name.startsWith("q") ? today.add({ months: 3 * count }) : today.add({ years: count });
}
