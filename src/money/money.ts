import type { Locale } from "../text/locale.ts";
import { currencySign, majorNumeral, minorDigits } from "./currency.ts";
import { signed, withUnit } from "./one-word.ts";

/** An amount: integer minor units (分, cents) and an ISO 4217 code. */
export type Money = { minor: bigint; currency: string };

/** An amount from a number in major units (yuan), as charts have it; to the nearest minor unit. */
export const moneyOf = (major: number, currency: string): Money => ({
  minor: BigInt(Math.round(major * 10 ** minorDigits(currency))),
  currency,
});

/**
 * An amount as people read it.
 *
 * - `short`, for lists and charts: three significant digits in the reader's habit, ¥123万, ¥1.2亿, ¥8,500 in
 *   Chinese (万 for every currency), $1.23M, $45K in English. Rounded, but never up to a power of ten that it has not
 *   reached: 999,950 is $999K, no million. Never add up what it shows.
 * - `full`, for forms: every digit, with decimals only when there are any: ¥1,230,000.
 * - `exact`, for a deal's own card: short where that says all of it, else full: ¥120万, but ¥1,234,567.89.
 */
export function formatMoney(
  { minor, currency }: Money,
  locale: Locale,
  style: "short" | "full" | "exact",
): string {
  const size: Money = { minor: minor < 0n ? -minor : minor, currency };
  const sign = currencySign(currency);
  const gap = /[a-z]$/i.test(sign) ? "\u00a0" : "";
  const isFull = style === "full" || (style === "exact" && losesDigits(size));
  const shown = `${sign}${gap}${isFull ? exactly(size, locale) : withUnit(rounded(size, locale))}`;
  return minor < 0n ? signed("−", shown) : shown;
}

/** More than the three digits that `short` shows of any amount. */
const losesDigits = ({ minor }: Money): boolean => !/^\d{0,3}0*$/.test(String(minor));

function exactly({ minor, currency }: Money, locale: Locale): string {
  const digits = minorDigits(currency);
  return cached(`${locale} exact ${digits}`, locale, {
    minimumFractionDigits: digits,
    trailingZeroDisplay: "stripIfInteger",
  }).format(majorNumeral(minor, currency));
}

function rounded(size: Money, locale: Locale): string {
  const major = size.minor / 10n ** BigInt(minorDigits(size.currency));
  if (major < 100n) return exactly(size, locale);
  const kind = major < (locale === "zh" ? 10_000n : 1_000n) ? "whole" : "compact";
  const numeral = majorNumeral(size.minor, size.currency);
  const format = (roundingMode: "halfExpand" | "trunc") =>
    cached(`${locale} ${kind} ${roundingMode}`, locale, { ...kinds[kind], roundingMode }).format(numeral);
  const near = format("halfExpand");
  if (!near.startsWith("1")) return near;
  // From 9… to 1… it was carried into a digit that it does not have.
  const below = format("trunc");
  return below.startsWith("9") ? below : near;
}

/** Building an Intl format costs a hundred times more than using it, and a list of deals uses hundreds. */
function cached(key: string, locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { useGrouping: "always", ...options });
    formats.set(key, format);
  }
  return format;
}

const formats = new Map<string, Intl.NumberFormat>();

const kinds = {
  whole: { maximumFractionDigits: 0 },
  compact: {
    notation: "compact",
    // Three significant digits, but a whole part is never rounded away: ¥1,235万, not ¥1,230万.
    maximumSignificantDigits: 3,
    maximumFractionDigits: 0,
    roundingPriority: "morePrecision",
  },
} satisfies Record<string, Intl.NumberFormatOptions>;
