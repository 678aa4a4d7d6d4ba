import { Temporal } from "temporal-polyfill";
import { smallChineseNumber } from "./chinese-count.ts";
import { yearOf, yearSaid } from "./chinese-year.ts";
import { type DateContext, type DateReading, type DateRule, rule } from "./date-rule.ts";
import { lunarDate } from "./lunar-calendar.ts";

/** Months that only the Chinese calendar has, and those that both have. */
const own = "正|冬|腊";
const shared = "十[一二]?|[一二三四五六七八九]";
const early = "初[一二三四五六七八九十]";
const later = "十[一二三四五六七八九]?|(?:二十|廿)[一二三四五六七八九]?|三十";
/** 十五 of 正月十五万 is no day. */
const whole = "(?![一二三四五六七八九十百千万亿月个])";
const sign = "(?:农历|阴历|旧历)";

const months: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

/**
 * Days of the Chinese calendar, by what no other has: 正月十五, 腊月二十, 三月初一, 大年初三; or because it is named: 农历八月十五.
 * The year is the one in which it begins.
 */
export const lunarRules: readonly DateRule[] = [
  rule(
    new RegExp(`${yearSaid}((?:${own})月(?:${early}|${later})|(?:${shared})月${early})${whole}`),
    ([, year, said], context) => lunarDay(year, said!, context),
  ),
  rule(
    new RegExp(`${yearSaid}${sign}((?:${own}|${shared})月(?:${early}|${later}))${whole}`),
    ([, year, said], context) => lunarDay(year, said!, context),
  ),
  rule(
    new RegExp(`${sign}${yearSaid}((?:${own}|${shared})月(?:${early}|${later}))${whole}`),
    ([, year, said], context) => lunarDay(year, said!, context),
  ),
  rule(new RegExp(`大?年(${early})${whole}`), ([, day], context) =>
    lunarDay(undefined, `正月${day}`, context),
  ),
];

function lunarDay(inYear: string | undefined, said: string, context: DateContext): DateReading {
  const [monthSaid = "", daySaid = ""] = said.split("月");
  const month = months[monthSaid] ?? smallChineseNumber(monthSaid);
  const day = smallChineseNumber(daySaid.replace("初", "").replace("廿", "二十"));
  if (inYear) return lunarDate(yearOf(inYear, context), month, day);
  const { today, prefer } = context;
  // The last months of a Chinese year lie in the next Gregorian one; a 30th waits for a year that has it.
  const dates = [-4, -3, -2, -1, 0, 1, 2, 3]
    .map((away) => lunarDate(today.year + away, month, day))
    .filter((date) => date !== undefined);
  const ahead = dates.filter((date) => Temporal.PlainDate.compare(date, today) >= 0);
  if (prefer === "future") return ahead[0];
  return dates.filter((date) => Temporal.PlainDate.compare(date, today) <= 0).at(-1);
}
