import type { Locale } from "../text/locale.ts";
import { currencySign, majorNumeral, minorDigits } from "./currency.ts";

/** An amount: integer minor units (分, cents) and an ISO 4217 code. */
export type Money = { minor: bigint; currency: string };

/**
 * An amount as people read it.
 *
 * - `short`, for cards and charts: three significant digits in the reader's habit, ¥123万, ¥1.2亿, ¥8,500 in
 *   Chinese (万 for every currency), $1.23M, $45K in English. Rounded; never add up what it shows.
 * - `full`, for forms and details: every digit, with decimals only when there are any: ¥1,230,000.
 */
export function formatMoney({ minor, currency }: Money, locale: Locale, style: "short" | "full"): string {
  const sign = currencySign(currency);
  return numberFormat({ minor, currency }, locale, style)
    .formatToParts(majorNumeral(minor, currency))
    .map((part) => (part.type === "currency" && sign ? sign : part.value))
    .join("");
}

function numberFormat({ minor, currency }: Money, locale: Locale, style: "short" | "full") {
  const major = (minor < 0n ? -minor : minor) / 10n ** BigInt(minorDigits(currency));
  if (style === "full" || major < 100n) return cached(locale, currency, "exact");
  if (major < (locale === "zh" ? 10_000n : 1_000n)) return cached(locale, currency, "whole");
  return cached(locale, currency, "compact");
}

/** Building an Intl format costs a hundred times more than using it, and a list of deals uses hundreds. */
function cached(locale: Locale, currency: string, kind: keyof typeof kinds): Intl.NumberFormat {
  const key = `${locale} ${currency} ${kind}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      useGrouping: "always",
      ...kinds[kind],
    });
    formats.set(key, format);
  }
  return format;
}

const formats = new Map<string, Intl.NumberFormat>();

const kinds = {
  exact: { trailingZeroDisplay: "stripIfInteger" },
  whole: { maximumFractionDigits: 0 },
  compact: {
    notation: "compact",
    // Three significant digits, but a whole part is never rounded away: ¥1,235万, not ¥1,230万.
    maximumSignificantDigits: 3,
    maximumFractionDigits: 0,
    roundingPriority: "morePrecision",
  },
} satisfies Record<string, Intl.NumberFormatOptions>;
