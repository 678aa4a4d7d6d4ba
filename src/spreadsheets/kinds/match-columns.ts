/** Which column is which field of a kind, and which kind a table is, by what its columns are called and what they hold. Pure. */
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { likeness } from "../../understanding/likeness.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import type { Header } from "../columns/find-header.ts";
import type { ColumnFacts } from "../columns/survey-column.ts";
import type { Field, FieldType, Kind } from "./field.ts";

/** A name as it is compared: 预计金额（万元） and close_value as 预计金额 and close value. */
const columnKey = (name: string): string =>
  foldForReading(normaliseText(name))
    .replace(/[([].*?[)\]]|[*:?]/g, "")
    .replace(/[\s_./-]+/g, " ")
    .trim();

/** What a number of the column counts in: by its name, or else by what is noted above the table. */
export const unitOfColumn = ({ names, noted }: Pick<Header, "names" | "noted">, at: number): number => {
  const name = names[at] ?? "";
  const unit = Number(unitOf(name));
  if (unit !== 1 || saysWhole(name)) return unit;
  return noted?.map((one) => Number(unitOf(one))).find((one) => one !== 1) ?? 1;
};

/** 金额（元）, Amount (USD): whole, whatever is noted above. */
const saysWhole = (name: string): boolean =>
  /[([\s/:](?:元|美元|欧元|人民币|rmb|cny|usd|eur|[$€¥])\s*[)\]]?$/u.test(
    foldForReading(normaliseText(name)),
  );

/** What a number counts in by such words: 金额(万元) is ten thousand, 单位：万元 as well. */
export function unitOf(name: string): bigint {
  const unit =
    /(?:^|[([\s/:])(?:单位\s*[:]?\s*)?(?:人民币|rmb\s?|cny\s|usd\s|eur\s|[$€¥]\s?)?(百万|千万|万|亿|千|百|k|thousands?|millions?|mn|m)(?:元|美元|人民币|rmb|cny|usd|\$)?\s*(?:[)\]]|$)/.exec(
      foldForReading(normaliseText(name)),
    )?.[1];
  return unit === undefined ? 1n : units[unit]!;
}

const units: Readonly<Record<string, bigint>> = {
  ...{ 百: 100n, 千: 1_000n, 万: 10_000n, 百万: 1_000_000n, 千万: 10_000_000n, 亿: 100_000_000n },
  ...{ k: 1_000n, thousand: 1_000n, thousands: 1_000n, m: 1_000_000n, mn: 1_000_000n },
  ...{ million: 1_000_000n, millions: 1_000_000n },
};

/** By the field's key the column's position. */
export type Mapping = Readonly<Record<string, number>>;

/** How alike names must be that are not equal. */
const alike = 0.75;

/** Each column at most once; the surest first, and of equals the field that is listed first. */
function matchColumns(
  { fields }: Kind,
  names: readonly string[],
  columns: readonly ColumnFacts[],
): { mapping: Mapping; score: number } {
  const keys = names.map(columnKey);
  const pairs = fields.flatMap((one, nth) =>
    keys.flatMap((key, at) => {
      const sure = key === "" ? 0 : sureness(one, key) * fits(one.type, columns[at]);
      return sure > 0 ? [{ field: one, at, sure, nth }] : [];
    }),
  );
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  let score = 0;
  for (const { field, at, sure } of pairs.toSorted((a, b) => b.sure - a.sure || a.nth - b.nth)) {
    if (field.key in mapping || taken.has(at)) continue;
    mapping[field.key] = at;
    taken.add(at);
    score += sure * (field.required ? 2 : 1);
  }
  return { mapping, score };
}

function sureness({ called }: Field, key: string): number {
  const names = called.map(columnKey);
  if (names.includes(key)) return 1;
  const best = Math.max(...names.map((name) => (isOtherWord(name, key) ? 0 : likeness(name, key))));
  return best >= alike ? best * 0.9 : 0;
}

/** In Chinese a single other letter says something else, mostly the contrary: 期初客户 and 期末客户, 应收金额 and 实收金额. */
function isOtherWord(one: string, other: string): boolean {
  const [letters, others] = [[...one], [...other]];
  if (letters.length !== others.length) return false;
  const differing = letters.flatMap((letter, at) => (letter === others[at] ? [] : [letter, others[at]!]));
  return differing.length === 2 && differing.every((letter) => /\p{Script=Han}/u.test(letter));
}

/** Whether what stands there can be that: an amount is no text, and names are no numbers. */
function fits(type: FieldType, column: ColumnFacts | undefined): number {
  const filled = (column?.filled ?? 0) - (column?.faults ?? 0);
  if (!column || filled === 0) return 0.5;
  const share = (count: number) => count / filled;
  switch (type) {
    case "day":
      return share(column.days + column.numbers) >= 0.5 ? 1 : 0.2;
    case "money":
    case "count":
    case "percent":
      return share(column.numbers) >= 0.5 ? 1 : 0.1;
    case "text":
      return share(column.days) >= 0.5 ? 0.3 : 1;
    case "period":
      return 1;
  }
}

export type KindGuess = Readonly<{ kind: Kind; mapping: Mapping; score: number; missing: readonly Field[] }>;

/** The likeliest first; those whose needed columns are all there before the others. */
export const guessKinds = (
  kinds: readonly Kind[],
  names: readonly string[],
  columns: readonly ColumnFacts[],
): KindGuess[] =>
  kinds
    .map((kind) => {
      const { mapping, score } = matchColumns(kind, names, columns);
      return {
        kind,
        mapping,
        score,
        missing: kind.fields.filter(({ key, required }) => required && !(key in mapping)),
      };
    })
    .toSorted((a, b) => a.missing.length - b.missing.length || b.score - a.score);

/** Whether some kind has a column that is called so. */
export function isColumnName(kinds: readonly Kind[]): (name: string) => boolean {
  const known = new Set(kinds.flatMap(({ fields }) => fields.flatMap(({ called }) => called.map(columnKey))));
  return (name) => known.has(columnKey(name));
}
