/** What a setting was or became, as people say it. */
import { formatIsoWeekday, formatMonth } from "../text/format/date.ts";
import { type Locale, locales } from "../text/locale.ts";
import { auditWords } from "./words.ts";

const longestValue = 60;

/** @param name of the column; values that an older or newer version writes are shown as they are */
export function saidOf(name: string, value: unknown, locale: Locale): string {
  const text = inWords(name, value, locale) || "–";
  return text.length > longestValue
    ? `${text.slice(0, longestValue - 1).replace(/[\ud800-\udbff]$/, "")}…`
    : text;
}

function inWords(name: string, value: unknown, locale: Locale): string {
  const words = auditWords(locale);
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => inWords(name, one, locale)).join(", ");
  if (name === "closings" && isClosing(value))
    return words.closingFrom(formatIsoWeekday(value.weekday, locale), value.from);
  if (typeof value === "object") {
    const parts = Object.entries(value).map(([key, part]) =>
      words.changedTo(columnName(key, locale), inWords(key, part, locale)),
    );
    return parts.join(", ");
  }
  if (name === "weekend") return formatIsoWeekday(Number(value), locale);
  if (name === "fiscalStartMonth") return formatMonth(Number(value), locale);
  if (name === "locale" && locales.includes(value as Locale)) return words.languages[value as Locale];
  const known: Readonly<Record<string, string>> = words.values;
  return known[String(value)] ?? String(value);
}

const isClosing = (value: unknown): value is { from: string; weekday: number } =>
  typeof (value as { weekday?: unknown }).weekday === "number" &&
  typeof (value as { from?: unknown }).from === "string";

export function columnName(name: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = auditWords(locale).columns;
  return names[name] ?? name;
}
