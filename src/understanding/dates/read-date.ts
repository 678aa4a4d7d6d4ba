import { chineseRules } from "./chinese-dates.ts";
import type { DateContext, DateReading, DateRule } from "./date-rule.ts";
import { englishRules } from "./english-dates.ts";
import { festivalRules } from "./festivals.ts";
import { numericRules } from "./numeric-dates.ts";

/** A date phrase in folded text; `reading` is undefined when it names no day (2月30日). */
export type ReadDate = { reading: DateReading; end: number };

const rules: readonly DateRule[] = [...numericRules, ...chineseRules, ...englishRules, ...festivalRules];

/**
 * The longest date phrase that begins at `at`: 下周五 is not 下周.
 * @param text folded by `foldForReading`
 * @param alone the phrase is all there is, so weak ones count too
 */
export function readDate(
  text: string,
  at: number,
  context: DateContext,
  alone: boolean,
): ReadDate | undefined {
  let best: { match: RegExpExecArray; found: DateRule; end: number } | undefined;
  for (const found of rules) {
    if (found.isOnlyAlone && !alone) continue;
    found.pattern.lastIndex = at;
    const match = found.pattern.exec(text);
    if (match && found.pattern.lastIndex > (best?.end ?? at))
      best = { match, found, end: found.pattern.lastIndex };
  }
  return best && { reading: best.found.read(best.match, context), end: best.end };
}
