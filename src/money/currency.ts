import type { Locale } from "../text/locale.ts";

/**
 * How many decimals a currency's smallest unit has: CNY 2, JPY 0, KWD 3 (source: Intl, which follows ISO 4217).
 * @throws RangeError when `currency` is not three letters.
 */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

const digitsByCurrency = new Map<string, number>();

/**
 * Whole minor units as a decimal numeral in major units, exact: (123450n, "CNY") → "1234.50".
 * @param minor integer minor units, may be negative
 */
export function majorNumeral(minor: bigint, currency: string): `${number}` {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? "-" : "";
  const plain = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const cut = plain.length - digits;
  const fraction = digits === 0 ? "" : `.${plain.slice(cut)}`;
  return `${sign}${plain.slice(0, cut)}${fraction}` as `${number}`;
}

/** The name of a currency: ("USD", "en") → "US Dollar". */
export const currencyName = (currency: string, locale: Locale): string =>
  names[locale].of(currency) ?? currency;

const names = {
  en: new Intl.DisplayNames("en", { type: "currency" }),
  zh: new Intl.DisplayNames("zh", { type: "currency" }),
};

/**
 * The sign shown before an amount, the same for every reader. Intl's own choice depends on the reader's
 * language (¥ is yen to an English reader and yuan to a Chinese one), and two people who look at the same
 * deal must not read two currencies; undefined means Intl's sign is unambiguous as it is.
 */
export function currencySign(currency: string): string | undefined {
  return signs[currency];
}

const signs: Record<string, string | undefined> = {
  CNY: "¥",
  JPY: "JP¥",
  USD: "$",
  HKD: "HK$",
  TWD: "NT$",
  SGD: "S$",
  AUD: "A$",
  CAD: "C$",
  NZD: "NZ$",
  KRW: "₩",
};
