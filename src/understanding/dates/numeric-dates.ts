import { dateNearby, exactDate, fullYear } from "./calendar.ts";
import { type DateRule, rule } from "./date-rule.ts";

/**
 * Dates of digits only. Month before day, unless the first number can only be a day; with a year behind both it is asked,
 * for half of the world writes the day first.
 */
export const numericRules: readonly DateRule[] = [
  // 2026-12-31, 2026/12/31, 2026.12.31, also with a time behind it
  rule(
    /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[t ]\d{1,2}:\d{2}(?::\d{2})?z?)?/,
    ([, year, , month, day]) => exactDate(Number(year), Number(month), Number(day)),
  ),
  rule(/(20\d{2})(\d{2})(\d{2})(?!\d)/, ([, year, month, day]) =>
    exactDate(Number(year), Number(month), Number(day)),
  ),
  // 12/31/2026, 31/12/2026, 12-31-26; 03/04/2027 may be either
  rule(/(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/, ([, first, , second, written]) => {
    const [a, b, year] = [Number(first), Number(second), fullYear(written!)];
    const dates = [exactDate(year, a, b), exactDate(year, b, a)].filter((date) => date !== undefined);
    return dates.length > 0 ? dates : undefined;
  }),
  // 31.12.2026: points are European, day before month
  rule(/(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, ([, first, second, year]) => {
    const [month, day] =
      Number(second) > 12 ? [Number(first), Number(second)] : [Number(second), Number(first)];
    return exactDate(Number(year), month, day);
  }),
  rule(/(\d{1,2})\/(\d{1,2})(?![\d/])/, ([, first, second], context) =>
    dateNearby(...monthFirst(Number(first), Number(second)), context),
  ),
  // 12-18 and 12.18: in a sentence rather a range or a number. One digit behind a point is a decimal.
  rule(
    /(\d{1,2})(?:-(\d{1,2})|\.(\d{2}))(?![\d.-])/,
    ([, first, dashed, pointed], context) =>
      dateNearby(...monthFirst(Number(first), Number(dashed ?? pointed)), context),
    true,
  ),
];

function monthFirst(first: number, second: number): [month: number, day: number] {
  return first > 12 && second <= 12 ? [second, first] : [first, second];
}
