import { Temporal } from "temporal-polyfill";
import { dateInYear, nthWeekday } from "./calendar.ts";
import { type DateContext, type DateReading, type DateRule, rule } from "./date-rule.ts";
import { lunarDate, springFestival } from "./lunar-calendar.ts";

type Day = Temporal.PlainDate;

/** The next one from today on (the last one in a record). */
function ahead(dateOf: (year: number) => Day, { today, prefer }: DateContext): Day {
  const years = prefer === "future" ? [0, 1] : [0, -1];
  const dates = years.map((step) => dateOf(today.year + step));
  const isAhead = (date: Day) => {
    const order = Temporal.PlainDate.compare(date, today);
    return prefer === "future" ? order >= 0 : order <= 0;
  };
  return dates.find(isAhead) ?? dates[1]!;
}

const lunarEve = (year: number) => springFestival(year).subtract({ days: 1 });

/** 年前: before the year ends, or before the Chinese one does. From 1 January to the eve only the latter is left. */
function beforeTheYearEnds(context: DateContext): DateReading {
  const eve = ahead(lunarEve, { ...context, prefer: "future" });
  if (eve.year === context.today.year) return eve;
  return [Temporal.PlainDate.from({ year: context.today.year, month: 12, day: 31 }), eve];
}

/** After the Chinese new year: when offices open again, or after the Lantern Festival. */
function afterSpringFestival(context: DateContext): DateReading {
  const festival = ahead((year) => springFestival(year).add({ days: 7 }), context);
  return [festival, festival.add({ days: 7 })];
}

type Feast = { words: string; dateOf: (context: DateContext) => DateReading; daysOff: number };

const fixed = (month: number, day: number) => (context: DateContext) => dateInYear(month, day, context);
const moving = (month: number, day: number) => (context: DateContext) =>
  ahead((year) => lunarDate(year, month, day)!, context);

/** A weekday of a month, counted as in `nthWeekday`. */
const nth = (index: number, weekday: number, month: number) => (context: DateContext) =>
  ahead((year) => nthWeekday(index, weekday, Temporal.PlainDate.from({ year, month, day: 1 }))!, context);

/** The first Monday of September in the United States and Canada, 1 May elsewhere; both where nobody says which country. */
function labourDay(context: DateContext): DateReading {
  const [american, elsewhere] = [nth(0, 1, 9)(context), fixed(5, 1)(context)];
  if (context.currency === undefined) return [american, elsewhere!];
  return ["USD", "CAD"].includes(context.currency) ? american : elsewhere;
}

/** The second Monday of October in Canada, the fourth Thursday of November elsewhere. */
const thanksgiving = (context: DateContext) =>
  context.currency === "CAD" ? nth(1, 1, 10)(context) : nth(3, 4, 11)(context);

const feasts: Feast[] = [
  { words: "元旦|new year'?s day", dateOf: fixed(1, 1), daysOff: 1 },
  { words: "(?:五一|劳动)节?", dateOf: fixed(5, 1), daysOff: 5 },
  { words: "labou?r day", dateOf: labourDay, daysOff: 1 },
  { words: "感恩节|thanksgiving(?: day)?", dateOf: thanksgiving, daysOff: 1 },
  { words: "国庆节?|national day", dateOf: fixed(10, 1), daysOff: 7 },
  { words: "双(?:11|十一)", dateOf: fixed(11, 11), daysOff: 1 },
  { words: "圣诞节?|christmas|xmas", dateOf: fixed(12, 25), daysOff: 1 },
  {
    words: "元宵节?",
    dateOf: (context) => ahead((year) => springFestival(year).add({ days: 14 }), context),
    daysOff: 1,
  },
  { words: "端午节?", dateOf: moving(5, 5), daysOff: 1 },
  { words: "中秋节?", dateOf: moving(8, 15), daysOff: 1 },
];

/** Before a feast is the day before it; after it, the day after its days off. */
const feastRules = feasts.flatMap(({ words, dateOf, daysOff }): DateRule[] => [
  rule(new RegExp(`(?:${words})(?:之前|以前|前)|before (?:the )?(?:${words})(?![a-z])`), (_, context) =>
    // On the day itself "before it" means next year's.
    moved(
      dateOf(context.prefer === "future" ? { ...context, today: context.today.add({ days: 1 }) } : context),
      -1,
    ),
  ),
  rule(new RegExp(`(?:${words})(?:之后|以后|后)|after (?:the )?(?:${words})(?![a-z])`), (_, context) =>
    moved(dateOf(context), daysOff),
  ),
  rule(new RegExp(`(?:${words})(?![a-z])`), (_, context) => dateOf(context)),
]);

function moved(reading: DateReading, days: number): DateReading {
  if (reading === undefined || reading instanceof Temporal.PlainDate) return reading?.add({ days });
  return reading.map((date) => date.add({ days }));
}

const chineseNewYear = "chinese new year|lunar new year|spring festival";

/** Feasts in both languages, and the two readings of 年前. */
export const festivalRules: readonly DateRule[] = [
  rule(/年前/, (_, context) => beforeTheYearEnds(context)),
  rule(
    new RegExp(`(?:春节|过年)(?:之前|以前|前)|除夕|大?年三十|before (?:the )?(?:${chineseNewYear})(?![a-z])`),
    (_, context) => ahead(lunarEve, context),
  ),
  rule(
    new RegExp(
      `(?:(?:春节|过年|过完年)(?:之后|以后|后)|年后|过完年)|after (?:the )?(?:${chineseNewYear})(?![a-z])`,
    ),
    (_, context) => afterSpringFestival(context),
  ),
  rule(new RegExp(`春节|大?年初一|(?:${chineseNewYear})(?![a-z])`), (_, context) =>
    ahead(springFestival, context),
  ),
  rule(/new year'?s eve/, (_, context) => dateInYear(12, 31, context)),
  ...feastRules,
];
