import type { Temporal } from "temporal-polyfill";
import {
  comingWeekday,
  dateNearby,
  datesWithinMonth,
  dayOfMonth,
  dayOfWeek,
  exactDate,
  firstOfMonth,
  fiscalYear,
  lastOfFiscalYear,
  lastOfMonth,
  lastOfQuarter,
  monthAhead,
  monthEndsOf,
  quarterAhead,
  quarterAway,
  workdaysOfWeek,
} from "./calendar.ts";
import { type DateContext, type DateReading, type DateRule, dayRule, rule } from "./date-rule.ts";
import {
  countOf,
  day,
  indexIn,
  inYear,
  later,
  month,
  monthNames,
  months,
  number,
  period,
  steps,
  unit,
  weekday,
  weekdays,
  yearOf,
} from "./english-words.ts";

export const englishRules: readonly DateRule[] = [
  rule(/(?:today|tonight|this day|eod|end of (?:the )?day)(?![a-z])/, (_, { today }) => today),
  rule(/(?:tomorrow|tmrw?|tmw|tomo|(?:the )?next day)(?![a-z])/, (_, { today }) => today.add({ days: 1 })),
  rule(/(?:the )?day after (?:tomorrow|tmrw?)(?![a-z])/, (_, { today }) => today.add({ days: 2 })),
  rule(/yesterday/, (_, { today }) => today.subtract({ days: 1 })),
  rule(/(?:the )?day before yesterday/, (_, { today }) => today.subtract({ days: 2 })),

  // Dec 31, December 31st, 2026, dec31, 31 Dec, 31st of December 2026, 31-Dec-2026
  dayRule(new RegExp(`${month}[ /-]?${day}(?![\\d.:%a-z])${inYear}`), ([, name, number, year], context) =>
    monthDay(name!, number!, year, context),
  ),
  dayRule(
    new RegExp(`(?:the )?${day}\\.?[ -]?(?:of )?${month}(?![a-z])(?:-(\\d{4}|\\d{2})(?!\\d)|${inYear})`),
    ([, number, name, dashed, year], context) => monthDay(name!, number!, dashed ?? year, context),
  ),

  // 2019-sep-1
  dayRule(new RegExp(`(20\\d{2})([ /-])${month}\\2(\\d{1,2})(?!\\d)`), ([, year, , name, number], context) =>
    monthDay(name!, number!, year, context),
  ),

  // eom, end of month, end of next quarter, month-end, end of December 2026, end of Q4
  // The company's own year; a mere "end of year" may be either, where they differ.
  rule(
    /(?:(?:the )?end of (?:the |our )?(?:(this|next|last) )?(?:fiscal year|fy)|(?:(this|next|last) )?(?:fiscal[ -]year[ -]end|fye)|eofy)(?: ?'?(20\d{2}|\d{2}))?(?![a-z\d])/,
    ([, which, whose, year], context) =>
      lastOfFiscalYear(yearOf(year) ?? fiscalYear(context) + steps(which ?? whose), context),
  ),
  rule(/(?:the )?end of (?:the )?(?:(this|next|last) )?calendar year(?![a-z])/, ([, which], context) =>
    endOfCalendarYear(steps(which), context),
  ),
  rule(/eo([wmqy])(?![a-z])/, ([, letter], context) => endOf(letter!, 0, context)),
  rule(new RegExp(`(?:the )?end of (?:(the|this|next|last) )?${period}`), ([, which, name], context) =>
    endOf(name![0]!, steps(which), context),
  ),
  rule(/(?:(this|next|last) )?(month|quarter|year)[ -]end(?![a-z])/, ([, which, name], context) =>
    endOf(name![0]!, steps(which), context),
  ),
  rule(
    new RegExp(`(?:the )?(end of|end|mid|middle of)[ -]?${month}(?![a-z])${inYear}`),
    ([, part, name, year], context) => {
      const first = monthOf(name!, year, context);
      return part!.startsWith("mid") ? first.with({ day: 15 }) : lastOfMonth(first);
    },
  ),
  rule(new RegExp(`(?:the )?end of q([1-4])(?!\\d)${inYear}`), ([, quarter, year], context) =>
    lastOfQuarter(quarterAhead(Number(quarter), yearOf(year), context)),
  ),
  rule(/(?:(?:mid|middle of)[ -]?(?:(the|this|next) )?month)(?![a-z])/, ([, which], context) => {
    const date = firstOfMonth(context.today)
      .add({ months: steps(which) })
      .with({ day: 15 });
    return which || date.day >= context.today.day ? date : date.add({ months: 1 });
  }),
  rule(/(?:the )?(?:start|beginning) of next (week|month|quarter|year)/, ([, name], context) => {
    const { today } = context;
    if (name === "week") return dayOfWeek(1, 1, context);
    if (name === "month") return firstOfMonth(today).add({ months: 1 });
    return name === "quarter" ? quarterAway(1, context) : exactDate(today.year + 1, 1, 1);
  }),

  // Friday, this Friday, next Friday (of next week), Friday next week
  rule(
    new RegExp(
      `(?:(this(?: coming)?|coming|next|last) )?${weekday}(?!,? (?!may|march)(?:${monthNames})(?![a-z]))`,
    ),
    ([, which, name], context) => {
      const number = indexIn(weekdays, name!) + 1;
      if (!which || which.endsWith("coming")) return comingWeekday(number, context);
      const date = dayOfWeek(number, steps(which), context);
      // On a weekend "this Friday" is the coming one.
      const isOver = which === "this" && context.prefer === "future" && date.until(context.today).days > 0;
      return isOver ? date.add({ days: 7 }) : date;
    },
  ),
  rule(new RegExp(`${weekday} (?:of )?(this|next|last) week(?![a-z])`), ([, name, which], context) =>
    dayOfWeek(indexIn(weekdays, name!) + 1, steps(which), context),
  ),
  rule(new RegExp(`(this|next|last) week,? (?:on )?${weekday}`), ([, which, name], context) =>
    dayOfWeek(indexIn(weekdays, name!) + 1, steps(which), context),
  ),
  rule(new RegExp(`(this|next) ${period}`), ([, which, name], context) =>
    within(name!, steps(which), context),
  ),

  // in 2 weeks, within a month, 3 days from now, 2 weeks ago
  rule(new RegExp(`(?:in|within)(?: the next)? ${number} ${unit}(?:'? time)?`), ([, amount, name], context) =>
    later(countOf(amount!), name!, context),
  ),
  rule(
    new RegExp(`${number} ${unit} (?:from (?:now|today)|later|out|hence)(?![a-z])`),
    ([, amount, name], context) => later(countOf(amount!), name!, context),
  ),
  rule(new RegExp(`${number} ${unit} ago(?![a-z])`), ([, amount, name], context) =>
    later(-countOf(amount!), name!, context),
  ),

  // Q1, Q1 2027, 2027 Q1
  rule(new RegExp(`q([1-4])(?![\\da-z])${inYear}`), ([, quarter, year], context) =>
    monthEndsOf(quarterAhead(Number(quarter), yearOf(year), context), context),
  ),
  rule(/(20\d{2})[ -]?q([1-4])(?![\da-z])/, ([, year, quarter], context) =>
    monthEndsOf(quarterAhead(Number(quarter), Number(year), context), context),
  ),

  // the 15th, 15th of next month
  rule(
    /(?:the )?(\d{1,2})(?:st|nd|rd|th)(?![a-z])(?: of (this|next|last) month)?/,
    ([, number, which], context) => {
      if (!which) return dayOfMonth(Number(number), context);
      const first = firstOfMonth(context.today).add({ months: steps(which) });
      return exactDate(first.year, first.month, Number(number));
    },
  ),

  // December 2026, Jan '27; December alone
  rule(new RegExp(`${month} (\\d{4}|'\\d{2})(?!\\d)`), ([, name, year], context) =>
    datesWithinMonth(monthOf(name!, year, context), context),
  ),
  rule(
    new RegExp(`(?:in )?${month}(?![a-z])`),
    ([, name], context) => datesWithinMonth(monthOf(name!, undefined, context), context),
    true,
  ),
];

function monthDay(name: string, number: string, year: string | undefined, context: DateContext): DateReading {
  const inMonth = indexIn(months, name) + 1;
  const inYear = yearOf(year);
  return inYear === undefined
    ? dateNearby(inMonth, Number(number), context)
    : exactDate(inYear, inMonth, Number(number));
}

function monthOf(name: string, year: string | undefined, context: DateContext): Temporal.PlainDate {
  const first = monthAhead(indexIn(months, name) + 1, context);
  const inYear = yearOf(year);
  return inYear === undefined ? first : first.with({ year: inYear });
}

/** @param letter w, m, q or y. The end of a week is its Friday, on a weekend the next one. */
function endOf(letter: string, away: number, context: DateContext): DateReading {
  const { today } = context;
  if (letter === "w") return dayOfWeek(5, away + (away === 0 && today.dayOfWeek > 5 ? 1 : 0), context);
  if (letter === "m") return lastOfMonth(firstOfMonth(today).add({ months: away }));
  if (letter === "q") return lastOfQuarter(quarterAway(away, context));
  const december = endOfCalendarYear(away, context);
  if (context.fiscalStartMonth === 1) return december;
  return [december, lastOfFiscalYear(fiscalYear(context) + away, context)];
}

const endOfCalendarYear = (away: number, { today }: DateContext) =>
  today.with({ month: 12, day: 31 }).add({ years: away });

function within(name: string, away: number, context: DateContext): DateReading {
  const { today } = context;
  if (name === "week") return workdaysOfWeek(away, context);
  if (name === "month") return datesWithinMonth(firstOfMonth(today).add({ months: away }), context);
  if (name === "quarter") return monthEndsOf(quarterAway(away, context), context);
  return [3, 6, 9, 12]
    .map((month) => lastOfMonth(today.with({ month, day: 1 }).add({ years: away })))
    .filter((end) => today.until(end).days >= 0);
}
