import type { Locale } from "./locale.ts";

/** A whole number with the reader's grouping: 12345 → "12,345". */
export function formatNumber(value: number | bigint, locale: Locale): string {
  return numbers[locale].format(value);
}

/**
 * A counted English noun: (1, "deal") → "1 deal", (3, "deal") → "3 deals", (2, "company", "companies").
 * Chinese has no plural: there write `${formatNumber(n, "zh")} 个商机`.
 */
export function pluralEn(value: number, one: string, other: string = `${one}s`): string {
  const noun = plurals.select(value) === "one" ? one : other;
  return `${formatNumber(value, "en")} ${noun}`;
}

/** A place in an order: 2 → "2nd" in English, "第 2" in Chinese ("第 2 周" is written by adding the word). */
export function formatOrdinal(value: number, locale: Locale): string {
  if (locale === "zh") return `第 ${formatNumber(value, "zh")}`;
  const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
  return `${formatNumber(value, "en")}${endings[ordinals.select(value)] ?? "th"}`;
}

/** Names joined as a reader expects: "Lee, Chen and Wang"; "李雷、韩梅梅和王芳". */
export function formatList(items: readonly string[], locale: Locale): string {
  return lists[locale].format(items);
}

/** What one of several may be: "Lee, Chen or Wang"; "李雷、韩梅梅或王芳". */
export function formatAlternatives(items: readonly string[], locale: Locale): string {
  return alternatives[locale].format(items);
}

const numbers = { en: new Intl.NumberFormat("en"), zh: new Intl.NumberFormat("zh") };
const plurals = new Intl.PluralRules("en");
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const alternatives = {
  en: new Intl.ListFormat("en-GB", { type: "disjunction" }),
  zh: new Intl.ListFormat("zh", { type: "disjunction" }),
};
const lists = { en: new Intl.ListFormat("en-GB"), zh: new Intl.ListFormat("zh") };
