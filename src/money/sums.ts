/** Money of several currencies side by side, per currency; by exchange rates only in together.ts. Pure. */

import type { Locale } from "../text/locale.ts";
import { formatMoney } from "./money.ts";
import { signed } from "./one-word.ts";

/** Minor units per currency. */
export type Sums = ReadonlyMap<string, bigint> &
  Readonly<{
    /** Parts of it that have a day of their own, whose rate they take: what was won. */
    dated?: readonly Part[];
    /** What was added up to this by exchange rates, so that it is shown as about so much. */
    apart?: Sums;
  }>;

/** @param on ISO date of the day whose rate it takes; the day that is asked about when missing */
export type Part = Readonly<{ currency: string; minor: bigint; on?: string | undefined }>;

/** Side by side: nothing is converted. */
export function sumOf(parts: readonly Part[]): Sums {
  const sums = new Map<string, bigint>();
  for (const { currency, minor } of parts) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  const dated = parts.filter(({ on }) => on !== undefined);
  return dated.length > 0 ? Object.assign(sums, { dated }) : sums;
}

/** "¥930万", or "¥930万 + $4.5万", the company's own currency first; "≈¥962万" where rates have added them up. */
export function formatSums(sums: Sums, locale: Locale, own: string): string {
  const present = inOrder(sums, own);
  if (present.length === 0) return formatMoney({ minor: 0n, currency: own }, locale, "short");
  const shown = present.map(([currency, minor]) => formatMoney({ minor, currency }, locale, "short"));
  return `${mark(sums)}${shown.join(" + ")}`;
}

/** "≈¥962万 (¥930万 + $4.5万)", where nothing else says the parts. */
export function formatWithParts(sums: Sums, locale: Locale, own: string): string {
  const total = formatSums(sums, locale, own);
  if (!sums.apart) return total;
  const parts = formatSums(sums.apart, locale, own);
  return locale === "zh" ? `${total}（${parts}）` : `${total} (${parts})`;
}

const mark = ({ apart }: Sums): string => (apart ? "≈" : "");

/** What was added and taken away, per currency. */
export const differenceOf = (now: Sums, then: Sums): Sums =>
  about(sumOf([...partsOf(now), ...partsOf(then, -1n)]), now, then);

/** What each goal still lacks, per currency; reached goals are left out. */
export const leftOf = (goal: Sums, reached: Sums): Sums =>
  about(
    new Map(
      [...goal]
        .map(([currency, minor]) => [currency, minor - (reached.get(currency) ?? 0n)] as const)
        .filter(([, minor]) => minor > 0n),
    ),
    goal,
    reached,
  );

/** A difference, which is about so much where one of the two is. */
export function about(difference: Sums, now: Sums, then: Sums): Sums {
  if (!now.apart && !then.apart) return difference;
  return Object.assign(difference, { apart: differenceOf(now.apart ?? now, then.apart ?? then) });
}

/** `open` ÷ `left`, to one decimal, rounded down; undefined unless the gap is in a single currency. */
export function coverageOf(open: Sums, left: Sums): number | undefined {
  const [only, other] = left;
  if (!only || other) return undefined;
  const [currency, minor] = only;
  return Number(((open.get(currency) ?? 0n) * 10n) / minor) / 10;
}

export const partsOf = (sums: Sums, sign = 1n): Part[] =>
  [...sums].map(([currency, minor]) => ({ currency, minor: minor * sign }));

/** With their signs: "+¥30万", "−¥12万, +$4.5万", each a word; the company's own currency first. */
export function formatChanges(changes: Sums, locale: Locale, own: string): string {
  const shown = inOrder(changes, own).map(([currency, minor]) => {
    const size = formatMoney({ minor: minor < 0n ? -minor : minor, currency }, locale, "short");
    return signed(minor < 0n ? "−" : "+", size);
  });
  return shown.length > 0 ? mark(changes) + shown.join(locale === "zh" ? "、" : ", ") : "±0";
}

const inOrder = (sums: Sums, own: string): [currency: string, minor: bigint][] =>
  [...sums]
    .filter(([, minor]) => minor !== 0n)
    .sort(([a], [b]) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1));
