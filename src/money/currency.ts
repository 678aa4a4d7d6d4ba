import type { Locale } from "../text/locale.ts";

/**
 * How many decimals a currency's smallest unit has, after ISO 4217: CNY 2, JPY 0, KWD 3. A table of our own, for amounts
 * are stored by it: Intl's digits are habits of writing, and a patch release of Node changed them for the rupiah, the
 * forint and others (findings/intl-minor-digits.sh), so that the same row read a hundred times as much.
 */
export const minorDigits = (currency: string): number => digitsOf.get(currency) ?? 2;

const digitsOf = new Map(
  Object.entries({
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
  }).flatMap(([digits, list]) => list.split(" ").map((currency) => [currency, Number(digits)] as const)),
);

/** Those whose smallest unit is no hundredth. */
export const unusualMinorDigits = (): { currency: string; digits: number }[] =>
  [...digitsOf].map(([currency, digits]) => ({ currency, digits }));

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
 * The sign shown before an amount, the same for every reader and in every picture: ¥ is never yen, $ never a Hong Kong
 * dollar. Intl's own choice depends on the reader's language, and two people who look at the same deal must not read
 * two currencies. A currency without a sign of its own is shown by its code.
 */
export const currencySign = (currency: string): string => signs[currency] ?? currency;

const signs: Readonly<Record<string, string | undefined>> = {
  CNY: "¥",
  JPY: "JP¥",
  USD: "$",
  HKD: "HK$",
  TWD: "NT$",
  SGD: "S$",
  AUD: "A$",
  CAD: "C$",
  NZD: "NZ$",
  MXN: "MX$",
  BRL: "R$",
  EUR: "€",
  GBP: "£",
  INR: "₹",
  KRW: "₩",
  VND: "₫",
  PHP: "₱",
  ILS: "₪",
};
