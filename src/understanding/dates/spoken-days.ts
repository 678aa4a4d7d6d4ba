import { Temporal } from "temporal-polyfill";
import {
  dateInYear,
  dayOfMonth,
  dayOfWeek,
  exactDate,
  firstOfMonth,
  justPast,
  nthWeekday,
} from "./calendar.ts";
import { type DateContext, type DateReading, type DateRule, rule } from "./date-rule.ts";
import {
  countOf,
  indexIn,
  inYear,
  later,
  month,
  months,
  number,
  steps,
  unit,
  weekday,
  weekdays,
  yearOf,
} from "./english-words.ts";

const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const cardinals =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
/** 1–31: first, twenty-first, twenty one, thirty. */
const spoken = `((?:twenty|thirty)[- ](?:${ordinals.slice(0, 9).join("|")}|${cardinals.slice(0, 9).join("|")})|${[...ordinals, "thirtieth", ...cardinals, "thirty"].sort((a, b) => b.length - a.length).join("|")})(?![a-z])`;
const anyDay = `(?:(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)|${spoken})`;
const nth = "(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)";
const whichMonth = `(?:${month}(?![a-z])${inYear}|(this|the|next|last|previous) month(?![a-z]))`;
const span = `${number} ${unit}`;
const oneOfSpan = new RegExp(span, "g");

/** Days in words, days of a month by their weekday, and spans from another day than today. */
export const spokenRules: readonly DateRule[] = [
  // "May twenty-first", "second of August": too near to "we may first call" inside a sentence
  rule(
    new RegExp(`${month} (?:the )?${spoken}${inYear}`),
    ([, name, day, year], context) => inMonth(name!, dayNumber(day!), year, context),
    true,
  ),
  rule(
    new RegExp(`(?:the )?${spoken} (?:of )?${month}(?![a-z])${inYear}`),
    ([, day, name, year], context) => inMonth(name!, dayNumber(day!), year, context),
    true,
  ),
  rule(
    new RegExp(`the ${anyDay}`),
    ([, digits, words], context) => dayOfMonth(dayNumber((digits ?? words)!), context),
    true,
  ),
  // "Thursday the 21st": the next one that is a Thursday, and the one just past
  rule(new RegExp(`${weekday}\\.?,? the ${anyDay}`), ([, name, digits, words], context) =>
    monthDayOn(indexIn(weekdays, name!) + 1, dayNumber((digits ?? words)!), context),
  ),

  // "the first Friday of July", "second Monday of next month"; of which month, if nothing is said
  rule(
    new RegExp(`(?:the )?${nth} ${weekday} (?:of|in) ${whichMonth}`),
    ([, which, name, inMonth, year, away], context) => {
      const day = indexIn(weekdays, name!) + 1;
      if (away)
        return nthWeekday(indexOfNth(which!), day, firstOfMonth(context.today).add({ months: steps(away) }));
      const found = (inThat: number) =>
        nthWeekday(
          indexOfNth(which!),
          day,
          Temporal.PlainDate.from({ year: inThat, month: indexIn(months, inMonth!) + 1, day: 1 }),
        );
      const date = found(yearOf(year) ?? context.today.year);
      const isOver = date && !year && context.prefer === "future" && date.until(context.today).days > 0;
      return isOver ? found(context.today.year + 1) : date;
    },
  ),
  rule(new RegExp(`(?:the )?(?!last)${nth} ${weekday}`), ([, which, name], context) => {
    const first = firstOfMonth(context.today);
    const day = indexIn(weekdays, name!) + 1;
    return [first, first.add({ months: 1 })].flatMap((one) => nthWeekday(indexOfNth(which!), day, one) ?? []);
  }),

  // "two Sundays from now", "1 month and 21 days ago", "three weeks from tomorrow"
  rule(
    new RegExp(`${number} ${weekday.replace("(?![a-z])", "")}s? (?:from now|later)(?![a-z])`),
    ([, count, name], context) => {
      const date = dayOfWeek(indexIn(weekdays, name!) + 1, 0, context);
      const isAhead = Temporal.PlainDate.compare(date, context.today) > 0;
      return date.add({ weeks: countOf(count!) - (isAhead ? 1 : 0) });
    },
  ),
  rule(new RegExp(`${span}(?:,? (?:and )?${span}){1,2} (ago|later|from now)(?![a-z])`), (match, context) =>
    compound(match[0], match.at(-1) === "ago" ? -1 : 1, context),
  ),
  rule(
    new RegExp(`${span} (from|after|before) (today|tomorrow|yesterday)(?![a-z])`),
    ([, count, name, way, from], context) => {
      const apart = from === "today" ? 0 : from === "tomorrow" ? 1 : -1;
      const sign = way === "before" ? -1 : 1;
      return later(sign * countOf(count!), name!, { ...context, today: context.today.add({ days: apart }) });
    },
  ),
];

function dayNumber(said: string): number {
  if (/^\d/.test(said)) return Number.parseInt(said, 10);
  const [first = "", last] = said.split(/[- ]/);
  if (last) return (first === "twenty" ? 20 : 30) + indexOfDay(last);
  return first.startsWith("thirt") && !first.includes("teen") ? 30 : indexOfDay(first);
}

const indexOfDay = (word: string): number => Math.max(ordinals.indexOf(word), cardinals.indexOf(word)) + 1;

function inMonth(name: string, day: number, year: string | undefined, context: DateContext): DateReading {
  const number = indexIn(months, name) + 1;
  const said = yearOf(year);
  return said === undefined ? dateInYear(number, day, context) : exactDate(said, number, day);
}

function monthDayOn(weekday: number, day: number, context: DateContext): DateReading {
  const fits = (date: Temporal.PlainDate | undefined) => date?.dayOfWeek === weekday;
  const from = firstOfMonth(context.today);
  const inMonths = (away: number[]) =>
    away.map((months) => from.add({ months })).map(({ year, month }) => exactDate(year, month, day));
  const past = inMonths([0, -1]).find((date) => fits(date) && isJustPast(date!, context));
  const ahead = inMonths([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).find(
    (date) => fits(date) && date!.until(context.today).days <= 0,
  );
  const found = [past, ahead].filter((date) => date !== undefined);
  return found.length > 0 ? found : undefined;
}

function isJustPast(date: Temporal.PlainDate, { today }: DateContext): boolean {
  const days = date.until(today).days;
  return days > 0 && days <= justPast;
}

const indexOfNth = (which: string): number =>
  which === "last" ? -1 : /^\d/.test(which) ? Number(which[0]) - 1 : ordinals.indexOf(which);

function compound(text: string, sign: number, context: DateContext): DateReading {
  let today = context.today;
  for (const [, count, name] of text.matchAll(oneOfSpan)) {
    const next = later(sign * countOf(count!), name!, { ...context, today });
    if (!(next instanceof Temporal.PlainDate)) return undefined;
    today = next;
  }
  return today;
}
