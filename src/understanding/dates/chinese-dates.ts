import type { Temporal } from "temporal-polyfill";
import {
  afterWorkdays,
  comingWeekday,
  dateInYear,
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
import { smallChineseNumber } from "./chinese-count.ts";
import { yearOf, yearSaid } from "./chinese-year.ts";
import { type DateContext, type DateReading, type DateRule, dayRule, rule } from "./date-rule.ts";

const count = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const which = "(这个?|本|当|下下个?|下个?|上上个?|上个?)";
const week = "(?:周|星期|礼拜)";
const partOfMonth = "(底|末|中旬|中|初(?![一二三四五六七八九十])|上旬|下旬)";
/** Behind a day without 日: what would make it an amount, a span or a longer number (3月5万, 3月5天). */
const notADay = "(?![\\d.,/%一二三四五六七八九十百千万亿个wkm天年月周])";

const span = `(?:${count}|(半))(?:个?(工作日)|(天|日)|个?${week}|(个月|个半月)|(年))`;

const rules: DateRule[] = [
  rule(/今天|今日|今晚/, (_, { today }) => today),
  rule(/明天|明日|明儿|明早|明晚/, (_, { today }) => today.add({ days: 1 })),
  rule(/大后天/, (_, { today }) => today.add({ days: 3 })),
  rule(/后天|后日/, (_, { today }) => today.add({ days: 2 })),
  rule(/昨天|昨日/, (_, { today }) => today.subtract({ days: 1 })),
  rule(/大前天/, (_, { today }) => today.subtract({ days: 3 })),
  rule(/前天/, (_, { today }) => today.subtract({ days: 2 })),

  // 12月31日, 十二月三十一号, 明年3月5日, 2026年12月31; without 日 the number must not be an amount (3月5万)
  dayRule(
    new RegExp(`${yearSaid}${count}月份?(?:${count}(?:[日号]|${notADay}))`),
    ([, inYear, month, day], context) => {
      const [m, d] = [smallChineseNumber(month!), smallChineseNumber(day!)];
      return inYear ? exactDate(yearOf(inYear, context), m, d) : dateNearby(m, d, context);
    },
  ),
  rule(new RegExp(`${yearSaid}${count}月份?${partOfMonth}`), ([, inYear, month, part], context) => {
    const first = monthOf(inYear, month!, context);
    return first && partOf(first, part!);
  }),
  // 12月, 3月份, 明年3月: its middle or its end
  rule(new RegExp(`${yearSaid}${count}月份?(?:内|之内|以内)?(?!初)`), ([, inYear, month], context) => {
    const first = monthOf(inYear, month!, context);
    return first && datesWithinMonth(first, context);
  }),

  // 月底, 本月底, 下个月中, 下下月初
  rule(new RegExp(`${which}?月${partOfMonth}`), ([, said, part], context) => {
    const date = partOf(firstOfMonth(context.today).add({ months: steps(said) }), part!);
    const isPast = context.today.until(date).days < 0;
    return !said && isPast && context.prefer === "future"
      ? partOf(firstOfMonth(context.today).add({ months: 1 }), part!)
      : date;
  }),
  dayRule(
    new RegExp(`(?:(今年|明年|去年)的?)?${which}月的?${count}(?:[日号]|${notADay})`),
    ([, inYear, said, day], context) => {
      const month = context.today.add({ months: steps(said) });
      if (inYear) return exactDate(yearOf(inYear, context), month.month, smallChineseNumber(day!));
      return exactDate(month.year, month.month, smallChineseNumber(day!));
    },
  ),
  rule(new RegExp(`${which}月(?:内|之内|以内)?`), ([, said], context) =>
    datesWithinMonth(firstOfMonth(context.today).add({ months: steps(said) }), context),
  ),
  rule(new RegExp(`${count}[日号](?![楼线院门店机室厅])`), ([, day], context) =>
    dayOfMonth(smallChineseNumber(day!), context),
  ),

  // 周五, 这周五, 下周五, 下下星期三, 周末
  rule(new RegExp(`${which}?${week}([一二三四五六日天]|[1-6](?![\\d:]))`), ([, said, day], context) => {
    const weekday = "日天".includes(day!) ? 7 : smallChineseNumber(day!);
    return said ? dayOfWeek(weekday, steps(said), context) : comingWeekday(weekday, context);
  }),
  rule(new RegExp(`${which}?${week}末`), ([, said], context) => {
    const days = [6, 7].map((weekday) => dayOfWeek(weekday, steps(said), context));
    return context.today.dayOfWeek === 7 && steps(said) === 0 ? days[1] : days;
  }),
  rule(new RegExp(`${which}${week}(?:内|之内|以内)?`), ([, said], context) =>
    workdaysOfWeek(steps(said), context),
  ),

  // 三天后, 两周以后, 10个工作日内, 半个月后, 3天前; 过两天
  rule(new RegExp(`再?过?${span}(?:之|以)?(后|内|前)`), readSpan),
  rule(new RegExp(`再?过${span}`), readSpan),

  // 财年底, 下财年末, 2027财年末: the company's own year, which a mere 年底 never is
  rule(/(?:(本|这个?|今|当|下个?|明|上个?|去|20\d{2}年?))?财年[底末终]/, ([, said = ""], context) => {
    const named = /^\d{4}/.exec(said)?.[0];
    const away = /^[下明]/.test(said) ? 1 : /^[上去]/.test(said) ? -1 : 0;
    return lastOfFiscalYear(named ? Number(named) : fiscalYear(context) + away, context);
  }),
  // 年底, 明年底, 今年年末; 年中; 上半年, 下半年
  rule(/(?:(今|明|后|去|\d{4}|\d{2})年年?|年|岁)[底末终]/, ([, said], context) =>
    exactDate(said ? yearOf(said, context) : context.today.year, 12, 31),
  ),
  rule(/(\d{4})年(?:之|以)?前/, ([, before]) => exactDate(Number(before) - 1, 12, 31)),
  rule(new RegExp(`${yearSaid}(?:年中|上半年)`), ([, said], context) =>
    said ? exactDate(yearOf(said, context), 6, 30) : dateInYear(6, 30, context),
  ),
  rule(new RegExp(`${yearSaid}下半年`), ([, said], context) =>
    exactDate(said ? yearOf(said, context) : context.today.year, 12, 31),
  ),
  rule(/(明|今)?年初/, ([, said], context) =>
    monthEndsOf(beginningOf(said ? yearOf(said, context) : undefined, context), context),
  ),

  // 季末, 本季度末, 下季末; 本季度, 下个季度
  rule(new RegExp(`${which}?季度?[末底]`), ([, said], context) =>
    lastOfQuarter(quarterAway(steps(said), context)),
  ),
  rule(new RegExp(`${which}季度?(?:内|之内|以内)?`), ([, said], context) =>
    monthEndsOf(quarterAway(steps(said), context), context),
  ),
  // 一季度, 明年第二季度末, 3季度底, 2027年q1
  rule(
    new RegExp(`${yearSaid}(?:第?([一二三四1-4])季度?|q([1-4])(?!\\d))([末底])?(?:内|之内|以内)?`),
    ([, said, spoken, written, end], context) => {
      const number = smallChineseNumber((spoken ?? written)!);
      const first = quarterAhead(number, said ? fiscalYearOf(said, context) : undefined, context);
      return end ? lastOfQuarter(first) : monthEndsOf(first, context);
    },
  ),
];

export const chineseRules: readonly DateRule[] = rules;

/** 明年 is the company's next year, where it is a quarter's. */
function fiscalYearOf(said: string, context: DateContext): number {
  const isRelative = /^[今本明后去]/.test(said);
  return yearOf(said, context) + (isRelative ? fiscalYear(context) - context.today.year : 0);
}

/** The first quarter of a calendar year. */
const beginningOf = (year: number | undefined, context: DateContext) =>
  quarterAhead(1, year, { ...context, fiscalStartMonth: 1 });

function monthOf(said: string | undefined, month: string, context: DateContext) {
  const number = smallChineseNumber(month);
  if (number < 1 || number > 12) return undefined;
  return said ? exactDate(yearOf(said, context), number, 1) : monthAhead(number, context);
}

/** How many periods from this one: 下下 2, 下 1, 上 −1, 上上 −2, 本, 这, 当 or nothing 0. */
function steps(said: string | undefined): number {
  if (!said) return 0;
  if (said.startsWith("下下")) return 2;
  if (said.startsWith("上上")) return -2;
  return said.startsWith("下") ? 1 : said.startsWith("上") ? -1 : 0;
}

function partOf(first: Temporal.PlainDate, part: string): Temporal.PlainDate {
  if (part === "初") return first;
  if (part === "上旬") return first.with({ day: 10 });
  if (part === "中") return first.with({ day: 15 });
  return part === "中旬" ? first.with({ day: 20 }) : lastOfMonth(first);
}

function readSpan(match: RegExpExecArray, context: DateContext): DateReading {
  const [, number, half, workdays, days, months, years, direction] = match;
  const { today } = context;
  const sign = direction === "前" ? -1 : 1;
  const amount = sign * smallChineseNumber(number ?? "");
  if (workdays) return amount > 0 ? afterWorkdays(amount, context) : undefined;
  if (half && years) return today.add({ months: 6 * sign });
  if (half) return months ? today.add({ days: 15 * sign }) : undefined;
  if (days) return today.add({ days: amount });
  if (months) return today.add({ months: amount, days: months === "个半月" ? 15 * sign : 0 });
  return years ? today.add({ years: amount }) : today.add({ weeks: amount });
}
