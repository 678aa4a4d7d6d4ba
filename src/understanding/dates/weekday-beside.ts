import { Temporal } from "temporal-polyfill";
import { smallChineseNumber } from "./chinese-count.ts";
import type { DateReading } from "./date-rule.ts";
import { indexIn, weekday, weekdays } from "./english-words.ts";

/** A weekday next to a day's number, Monday = 1. */
type Beside = { weekday: number; end: number };

/** 12/18 周三报价 is a date and the next step. */
const chinese = "(?:周|星期|礼拜)([一二三四五六日天])(?![\\u4e00-\\u9fff])";
const before = new RegExp(`(?:${weekday}\\.?,? |${chinese},? ?)`, "y");
const behind = new RegExp(`[, ]{0,2}[(\\[]?(?:${chinese}|(?<![a-z0-9])${weekday})[)\\]]?`, "y");

/** "Mon, " Dec 25, 周一 12月25日 */
export const weekdayBefore = (text: string, at: number) =>
  /[mtwfs周星礼]/.test(text[at] ?? "") ? beside(before, text, at) : undefined;

/** 10月12号，星期一 · Dec 25 (Mon) */
export const weekdayBehind = (text: string, at: number) => beside(behind, text, at);

function beside(pattern: RegExp, text: string, at: number): Beside | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return undefined;
  const groups = found.slice(1).filter((group) => group !== undefined);
  const [said = ""] = groups;
  const english = indexIn(weekdays, said) + 1;
  return { weekday: english || (/[日天]/.test(said) ? 7 : smallChineseNumber(said)), end: pattern.lastIndex };
}

/** The days that fall on that weekday; where none does, one of the two was mistyped: that day, or the weekday of its week. */
export function onWeekday(reading: DateReading, weekday: number): DateReading {
  if (reading === undefined) return undefined;
  const dates = reading instanceof Temporal.PlainDate ? [reading] : reading;
  const fitting = dates.filter((date) => date.dayOfWeek === weekday);
  if (fitting.length > 0) return fitting;
  return dates.slice(0, 2).flatMap((date) => [date, date.add({ days: weekday - date.dayOfWeek })]);
}
