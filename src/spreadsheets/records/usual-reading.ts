/** How a table is read when nobody has said anything: by what its columns show, and by the habits of the company's country. Pure. */

import type { Temporal } from "temporal-polyfill";
import { currencyIn, currencyInName } from "../columns/read-money.ts";
import { periodHabitOf } from "../columns/read-period.ts";
import type { ColumnFacts } from "../columns/survey-column.ts";
import { settled } from "../columns/survey-column.ts";
import type { SurveyedSheet } from "../columns/survey-sheet.ts";
import type { Field } from "../kinds/field.ts";
import { type KindGuess, unitOfColumn } from "../kinds/match-columns.ts";
import { columnNameAt, type Habit, type Reading } from "./reading.ts";

/** `currency`: the company's; quarters and years are, too. A column of periods needs the latter two. */
export type UsualHabits = Readonly<{ currency: string; today: Temporal.PlainDate; fiscalStartMonth: number }>;

/** What of a survey tells how its columns are written. */
export type Surveyed = Pick<SurveyedSheet, "header" | "columns">;

/** @returns a whole one: every habit that a column needs is in it, whether it is sure or not */
export function readingOf(
  survey: Surveyed,
  { kind, mapping }: Pick<KindGuess, "kind" | "mapping">,
  usual: UsualHabits,
): Reading {
  const { names } = survey.header;
  const mapped = kind.fields.flatMap((field) =>
    mapping[field.key] === undefined ? [] : [{ field, at: mapping[field.key]! }],
  );
  return {
    kind: kind.name,
    columns: Object.fromEntries(mapped.map(({ field, at }) => [field.key, columnNameAt(names, at)])),
    habits: Object.fromEntries(
      mapped.flatMap(({ field, at }) => {
        const habit = habitOf(survey, field, at, usual);
        return habit ? [[field.key, habit]] : [];
      }),
    ),
    hiddenRows: "count",
    settled: [],
  };
}

/** @returns undefined for a column of words */
export function habitOf(
  { header, columns }: Surveyed,
  { type }: Pick<Field, "type">,
  at: number,
  usual: Pick<UsualHabits, "currency"> & Partial<UsualHabits>,
): Habit | undefined {
  const column = columns[at];
  const { currency } = usual;
  switch (type) {
    case "text":
      return undefined;
    case "period":
      return periodHabit(header.names[at] ?? "", column, usual);
    case "day":
      return { order: (column && settled(column.orders)) ?? usualOrder(currency) };
    case "count":
      return { decimal: (column && settled(column.decimals)) ?? "." };
    case "percent":
      return { share: column && isOfOne(column) ? "of-one" : "of-hundred" };
    case "money":
      return {
        currency: currencyOf(header.names[at] ?? "", column, currency),
        decimal: (column && settled(column.decimals)) ?? ".",
        unit: unitIn(header, at, column),
      };
  }
}

function periodHabit(
  name: string,
  column: ColumnFacts | undefined,
  { currency, today, fiscalStartMonth }: Parameters<typeof habitOf>[3],
): Habit {
  const order = (column && settled(column.orders)) ?? usualOrder(currency);
  if (!today || !fiscalStartMonth) return { order };
  const by = { order, today, fiscalStartMonth };
  const { habit, areBare } = periodHabitOf([name], column?.values?.keys() ?? [], by);
  return {
    order,
    ...(habit.kind && { holds: habit.kind }),
    ...(areBare && { year: habit.year }),
  };
}

/** Shares of one, as sheets keep them; text with a sign says so itself. */
const isOfOne = ({ format, largest, bare }: ColumnFacts): boolean =>
  format.includes("%") || (bare > 0 && largest <= 1);

/** What the header says, else the number format, else most of the cells. */
function currencyOf(name: string, column: ColumnFacts | undefined, own: string): string {
  const said = currencyInName(name, own) ?? currencyIn(column?.format ?? "", own);
  if (said !== undefined || !column) return said ?? own;
  const [most, count] = [...column.currencies].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return most !== undefined && count! * 2 > column.numbers ? most : own;
}

/** What the header says, unless the number format does: then 金额（万元） is how it is shown, and the value is whole. */
function unitIn(header: Surveyed["header"], at: number, column: ColumnFacts | undefined): number {
  return isShownSmaller(column?.format ?? "") ? 1 : unitOfColumn(header, at);
}

/** 0.0,,"M" · 0!.0,"万": commas behind the digits take thousands away. */
const isShownSmaller = (format: string): boolean => /[0#?],+(?:[^0#?,]|$)|[0#]!\.0/.test(format);

/** Where the column's cells leave the order open, that of the company's country. */
const usualOrder = (currency: string) => (monthFirst.has(currency) ? "month-first" : "day-first");

/** Where the month is written before the day. */
const monthFirst: ReadonlySet<string> = new Set(["USD", "CNY", "TWD", "HKD", "JPY", "KRW", "PHP"]);
