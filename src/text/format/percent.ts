import type { Locale } from "../locale.ts";

/** A likelihood, a whole percent 0–100: 70 → "70%". */
export function formatPercent(percent: number): string {
  return `${percent}%`;
}

/**
 * A share between measures, 0–1 and beyond, as a rounded percent: 0.847 → "85%". `null` and what cannot be
 * divided (NaN, infinity) are shown as "–": a ratio without a denominator is not 0 %.
 */
export function formatShare(share: number | null, locale: Locale, decimals: 0 | 1 = 0): string {
  if (share === null || !Number.isFinite(share)) return "–";
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: decimals }).format(share);
}

/** A multiple such as coverage, one decimal: 1.44 → "1.4×"; without a denominator "–". */
export function formatMultiple(multiple: number | null, locale: Locale): string {
  if (multiple === null || !Number.isFinite(multiple)) return "–";
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${number.format(multiple)}×`;
}
