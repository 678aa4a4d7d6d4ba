import type { Temporal } from "temporal-polyfill";
import type { Quarter } from "../calendar/quarter.ts";
import { type BarBlock, bar } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import type { QuarterNumbers } from "../measures/quarter-numbers.ts";
import { about, formatSums, type Sums } from "../money/sums.ts";
import { digestWords } from "./words.ts";

/**
 * Where the quarter stands: what is won, what is forecast on top, what of the quota neither covers.
 * @returns undefined while there is nothing, and where amounts are of several currencies, which have no common length
 */
export function quarterBar(
  { locale, today, workspace }: Pick<Reader, "locale" | "today" | "workspace">,
  { quarter, quota, won, commit, bestCase }: QuarterNumbers,
): BarBlock | undefined {
  const currencies = new Set([...quota.keys(), ...bestCase.keys()]);
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return undefined;
  const words = digestWords(locale);
  const { categories } = factWords(locale);
  const amountOf = (sums: Sums) => sums.get(currency) ?? 0n;
  const part = (label: string, minor: bigint) => ({
    label,
    value: formatSums(about(new Map([[currency, minor]]), bestCase, quota), locale, workspace.currency),
    amount: Number(minor),
  });
  const target = amountOf(quota);
  const uncovered = target - amountOf(bestCase);
  return bar(
    [
      { ...part(words.won, amountOf(won)), look: "good" },
      { ...part(categories.commit, amountOf(commit) - amountOf(won)), look: "sure" },
      { ...part(categories["best-case"], amountOf(bestCase) - amountOf(commit)), look: "maybe" },
      ...(uncovered > 0n ? [{ ...part(words.uncovered, uncovered), look: "rest" as const }] : []),
    ],
    target > 0n ? { whole: part(words.quota, target), tick: elapsed() } : {},
  );

  function elapsed() {
    const share = elapsedOf(quarter, today);
    return { label: words.time, value: quarterLine({ locale, today }, quarter), share };
  }
}

/** "Q4, 33 days left" */
export const quarterLine = (
  { locale, today }: Pick<Reader, "locale" | "today">,
  { number, end }: Quarter,
): string => digestWords(locale).quarterLine(number, today.until(end).days);

/** How much of the quarter is over at the end of a day, 0 to 1. */
function elapsedOf({ start, end }: Quarter, today: Temporal.PlainDate): number {
  const days = start.until(end).days + 1;
  return Math.min(days, Math.max(0, start.until(today).days + 1)) / days;
}
