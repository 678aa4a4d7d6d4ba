import { dateNearby, exactDate, fullYear } from "./calendar.ts";
import { type DateRule, dayRule } from "./date-rule.ts";

/**
 * Dates of digits only. Month before day, unless the first number can only be a day; with a year behind both it is asked,
 * for half of the world writes the day first, and many write a short year before both.
 */
export const numericRules: readonly DateRule[] = [
  // 2026-12-31, 2026/12/31, 2026.12.31, also with a time behind it
  dayRule(
    /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[t ]\d{1,2}:\d{2}(?::\d{2})?z?)?/,
    ([, year, , month, day]) => exactDate(Number(year), Number(month), Number(day)),
  ),
  dayRule(/(20\d{2})(\d{2})(\d{2})(?!\d)/, ([, year, month, day]) =>
    exactDate(Number(year), Number(month), Number(day)),
  ),
  // 12/31/2026, 31/12/2026, 12-31-26; 03/04/2027 may be either; with dashes a short year may come first
  dayRule(
    /(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}|\d(?!\d))|, ?(20\d{2}))(?!\d)/,
    ([, first, mark, second, third, behindComma], { today }) => {
      const last = (behindComma ?? third)!;
      const [a, b] = [Number(first), Number(second)];
      const year = last.length > 1 ? fullYear(last) : 0;
      const dates = [exactDate(year, a, b), exactDate(year, b, a)];
      const yearFirst =
        last.length <= 2 && first!.length === 2 ? exactDate(fullYear(first!), b, Number(last)) : undefined;
      const isRecent = yearFirst && mark === "-" && Math.abs(yearFirst.year - today.year) <= nearYears;
      const found = dates.some(Boolean) && !isRecent ? dates : [...dates, yearFirst];
      const all = found.filter((date) => date !== undefined);
      return all.length > 0 ? all : undefined;
    },
  ),
  // 2026 12 31
  dayRule(
    /(20\d{2}) (\d{1,2}) (\d{1,2})(?!\d)/,
    ([, year, month, day]) => exactDate(Number(year), Number(month), Number(day)),
    true,
  ),
  // 31.12.2026: points are European, day before month
  dayRule(/(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, ([, first, second, year]) => {
    const [month, day] =
      Number(second) > 12 ? [Number(first), Number(second)] : [Number(second), Number(first)];
    return exactDate(Number(year), month, day);
  }),
  dayRule(/(\d{1,2})\/(\d{1,2})(?![\d/]|,\d{2}(?![\d.,万亿千百kwm]))/, ([, first, second], context) =>
    dateNearby(...monthFirst(Number(first), Number(second)), context),
  ),
  // 12-18 and 12.18: in a sentence rather a range or a number. One digit behind a point is a decimal.
  dayRule(
    /(\d{1,2})(?:-(\d{1,2})|\.(\d{2}))(?![\d.-])/,
    ([, first, dashed, pointed], context) =>
      dateNearby(...monthFirst(Number(first), Number(dashed ?? pointed)), context),
    true,
  ),
];

/** 26-11-12 is in 2026, 12-11-10 hardly in 2012. */
const nearYears = 5;

function monthFirst(first: number, second: number): [month: number, day: number] {
  return first > 12 && second <= 12 ? [second, first] : [first, second];
}
