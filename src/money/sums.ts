/** Money of several currencies side by side: added per currency, never mixed. Pure. */

import type { Locale } from "../text/locale.ts";
import { formatMoney } from "./money.ts";

export type Sums = ReadonlyMap<string, bigint>;

/** Per currency, in minor units: currencies are never converted. */
export function sumOf(parts: readonly Readonly<{ currency: string; minor: bigint }>[]): Sums {
  const sums = new Map<string, bigint>();
  for (const { currency, minor } of parts) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  return sums;
}

/** "¥930万", or "¥930万 + $4.5万"; the company's own currency first. */
export function formatSums(sums: Sums, locale: Locale, own: string): string {
  const present = inOrder(sums, own);
  if (present.length === 0) return formatMoney({ minor: 0n, currency: own }, locale, "short");
  return present.map(([currency, minor]) => formatMoney({ minor, currency }, locale, "short")).join(" + ");
}

/** What was added and taken away, per currency. */
export const differenceOf = (now: Sums, then: Sums): Sums =>
  sumOf([...partsOf(now, 1n), ...partsOf(then, -1n)]);

/** What each goal still lacks; reached goals are left out. Currencies are never converted: there are no rates. */
export const leftOf = (goal: Sums, reached: Sums): Sums =>
  new Map(
    [...goal]
      .map(([currency, minor]) => [currency, minor - (reached.get(currency) ?? 0n)] as const)
      .filter(([, minor]) => minor > 0n),
  );

/** `open` ÷ `left`, to one decimal, rounded down; undefined unless the gap is in a single currency. */
export function coverageOf(open: Sums, left: Sums): number | undefined {
  const [only, other] = left;
  if (!only || other) return undefined;
  const [currency, minor] = only;
  return Number(((open.get(currency) ?? 0n) * 10n) / minor) / 10;
}

const partsOf = (sums: Sums, sign: bigint) =>
  [...sums].map(([currency, minor]) => ({ currency, minor: minor * sign }));

/** With their signs: "+¥30万", "−¥12万, +$4.5万"; the company's own currency first. */
export function formatChanges(changes: Sums, locale: Locale, own: string): string {
  const shown = inOrder(changes, own).map(([currency, minor]) => {
    const size = formatMoney({ minor: minor < 0n ? -minor : minor, currency }, locale, "short");
    return minor < 0n ? `−${size}` : `+${size}`;
  });
  return shown.length > 0 ? shown.join(locale === "zh" ? "、" : ", ") : "±0";
}

const inOrder = (sums: Sums, own: string): [currency: string, minor: bigint][] =>
  [...sums]
    .filter(([, minor]) => minor !== 0n)
    .sort(([a], [b]) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1));
