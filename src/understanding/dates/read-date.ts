import { chineseRules } from "./chinese-dates.ts";
import type { DateContext, DateReading, DateRule } from "./date-rule.ts";
import { englishRules } from "./english-dates.ts";
import { festivalRules } from "./festivals.ts";
import { lunarRules } from "./lunar-dates.ts";
import { numericRules } from "./numeric-dates.ts";
import { spokenRules } from "./spoken-days.ts";
import { onWeekday, weekdayBefore, weekdayBehind } from "./weekday-beside.ts";

/** A date phrase in folded text; `reading` is undefined when it names no day (2月30日). */
export type ReadDate = { reading: DateReading; end: number };

/** By what a phrase begins with; 一季度 and q1 are one rule. */
const afterLetter: readonly DateRule[] = [...englishRules, ...spokenRules, ...festivalRules];
const afterQ: readonly DateRule[] = [...chineseRules, ...englishRules];
const afterDigit: readonly DateRule[] = [
  ...numericRules,
  ...chineseRules,
  ...lunarRules,
  ...englishRules,
  ...spokenRules,
];
const afterHan: readonly DateRule[] = [...chineseRules, ...lunarRules, ...festivalRules];

function rulesAt(text: string, at: number): readonly DateRule[] {
  const first = text[at] ?? "";
  if (first === "q") return afterQ;
  if (first >= "a" && first <= "z") return afterLetter;
  return first >= "0" && first <= "9" ? afterDigit : afterHan;
}

/**
 * The longest date phrase that begins at `at`: 下周五 is not 下周. A weekday beside a day's number has to agree with it.
 * @param text folded by `foldForReading`
 * @param alone the phrase is all there is, so weak ones count too
 */
export function readDate(
  text: string,
  at: number,
  context: DateContext,
  alone: boolean,
): ReadDate | undefined {
  const before = weekdayBefore(text, at);
  const day = before && longest(text, before.end, alone, true);
  if (before && day) return { reading: onWeekday(day.read(context), before.weekday), end: day.end };
  const best = longest(text, at, alone);
  if (!best) return undefined;
  const behind = best.namesDay ? weekdayBehind(text, best.end) : undefined;
  const reading = best.read(context);
  return behind
    ? { reading: onWeekday(reading, behind.weekday), end: behind.end }
    : { reading, end: best.end };
}

type Phrase = { read: (context: DateContext) => DateReading; namesDay: boolean; end: number };

function longest(text: string, at: number, alone: boolean, onlyDays = false): Phrase | undefined {
  let best: { match: RegExpExecArray; found: DateRule; end: number } | undefined;
  for (const found of rulesAt(text, at)) {
    if ((found.isOnlyAlone && !alone) || (onlyDays && !found.namesDay)) continue;
    found.pattern.lastIndex = at;
    const match = found.pattern.exec(text);
    if (match && found.pattern.lastIndex > (best?.end ?? at))
      best = { match, found, end: found.pattern.lastIndex };
  }
  if (!best) return undefined;
  const { match, found, end } = best;
  return { read: (context) => found.read(match, context), namesDay: found.namesDay ?? false, end };
}
