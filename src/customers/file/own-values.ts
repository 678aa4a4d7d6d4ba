/** The values of a company's own fields, as a customer's file shows them. Pure. */
import { Temporal } from "temporal-polyfill";
import type { OwnField } from "../../company/own-fields.ts";
import { formatNumber } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import type { Locale } from "../../text/locale.ts";
import { ownKey } from "./customer-file.ts";
import { parseFormula, worthOf } from "./formula.ts";

type Reader = Readonly<{ locale: Locale; today: Temporal.PlainDate }>;

/** What a formula says that has no value, for want of one or because it divides by zero. */
const unknownValue = "–";

/** In the fields' order, with computed ones; none of archived ones, nor of what nobody has said. */
export function ownValues(
  fields: readonly OwnField[],
  words: Readonly<Record<string, string>>,
  reader: Reader,
): (readonly [name: string, value: string])[] {
  return fields
    .filter(({ archived }) => !archived)
    .flatMap((field) => {
      const value = shown(field, fields, words, reader);
      return value === undefined ? [] : [[field[reader.locale], value] as const];
    });
}

function shown(
  field: OwnField,
  fields: readonly OwnField[],
  words: Readonly<Record<string, string>>,
  { locale, today }: Reader,
): string | undefined {
  const text = words[ownKey(field.key)];
  if (field.kind === "computed") return computed(field, fields, words, locale);
  if (text === undefined) return undefined;
  switch (field.kind) {
    case "text":
      return text;
    case "number":
      return numeral(Number(text), locale);
    case "choice":
      return field.options.find(({ key }) => key === text)?.[locale] ?? unknownValue;
    case "date":
      return formatDate(Temporal.PlainDate.from(text), locale, today);
  }
}

/** Nothing while none of its fields has a value: nobody asked for it yet. */
function computed(
  field: OwnField,
  fields: readonly OwnField[],
  words: Readonly<Record<string, string>>,
  locale: Locale,
): string | undefined {
  const parsed = parseFormula(field.formula, nameableIn(fields));
  if (!parsed.ok) return unknownValue;
  const numberOf = (key: string) => {
    const text = words[ownKey(key)];
    return text === undefined ? undefined : Number(text);
  };
  if (parsed.keys.length > 0 && parsed.keys.every((key) => numberOf(key) === undefined)) return undefined;
  const value = worthOf(parsed.node, numberOf);
  return value === undefined ? unknownValue : numeral(value, locale);
}

/** Fields that a formula may name: numbers. Archived ones keep their values, and formulas that name them. */
export const nameableIn = (fields: readonly OwnField[]) =>
  fields
    .filter(({ kind }) => kind === "number")
    .map(({ key, en, zh }) => ({ key, names: [en, zh].filter((name) => name.trim() !== "") }));

const decimals = 100;
const numeral = (value: number, locale: Locale): string =>
  formatNumber(Math.round(value * decimals) / decimals, locale);
