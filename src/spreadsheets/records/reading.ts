/**
 * How a table is read: what its rows are, which column is which field, and how the columns write days and amounts. Made from
 * what a file shows, set right by people, kept for tables with the same columns. Plain data.
 */
import { z } from "zod";
import { type Field, type KindName, kindNames } from "../kinds/field.ts";
import { kindNamed } from "../kinds/kinds.ts";
import { headerKey } from "./header-key.ts";

/**
 * A column as it is found again where others have moved: by its name, and which of several with that name it is, counted from 0.
 */
const columnName = z.object({ name: z.string().max(1_000), nth: z.number().int().min(0) });
export type ColumnName = Readonly<z.output<typeof columnName>>;

/** How the cells of one column are written; what is missing is nothing that such a column has. */
const habit = z.object({
  /** Of 03/04/2026. */
  order: z.enum(["day-first", "month-first"]).optional(),
  /** What stands before the cents. */
  decimal: z.enum([".", ","]).optional(),
  /** What a bare number counts in, ISO 4217; a row's own currency goes before. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** How much a bare 1 is: 10,000 in a column of 万元. */
  unit: z.number().int().min(1).max(1e9).optional(),
  /** What a day in a column of periods stands for: in one called 季度 for its quarter. */
  holds: z.enum(["month", "quarter", "half", "year"]).optional(),
  /** Of periods that are written without one. */
  year: z.number().int().min(1900).max(2100).optional(),
  /** Whether 0.5 is a half, or 50 is. */
  share: z.enum(["of-one", "of-hundred"]).optional(),
});
export type Habit = Readonly<z.output<typeof habit>>;

export const readingSchema = z.object({
  kind: z.enum(kindNames),
  /** By the field's key. */
  columns: z.record(z.string(), columnName),
  /** By the field's key. */
  habits: z.record(z.string(), habit),
  /** Rows that the sheet does not show. */
  hiddenRows: z.enum(["count", "skip"]),
  /** Which open questions somebody has answered: `order:day`, `hiddenRows`. */
  settled: z.array(z.string()).default([]),
});
export type Reading = Readonly<{
  kind: KindName;
  columns: Readonly<Record<string, ColumnName>>;
  habits: Readonly<Record<string, Habit>>;
  hiddenRows: "count" | "skip";
  settled: readonly string[];
}>;

/** @param names of all columns, in their order */
export function columnNameAt(names: readonly string[], at: number): ColumnName {
  const name = names[at] ?? "";
  const key = headerKey(name);
  return { name, nth: names.slice(0, at).filter((one) => headerKey(one) === key).length };
}

/** @returns its position; undefined where there is none */
export function positionOf(names: readonly string[], { name, nth }: ColumnName): number | undefined {
  const key = headerKey(name);
  let seen = 0;
  for (const [at, one] of names.entries()) {
    if (headerKey(one) !== key) continue;
    if (seen === nth) return at;
    seen += 1;
  }
  return undefined;
}

export type AppliedField = Readonly<{ field: Field; at: number; habit: Habit }>;

/** A reading on the columns of one table. */
export type AppliedReading = Readonly<{
  fields: readonly AppliedField[];
  /** What such a table needs and has no column for. */
  missing: readonly Field[];
  /** Names of columns that the reading counts on and the table has not. */
  lost: readonly string[];
}>;

/** @param names of the table's columns */
export function applyReading(
  names: readonly string[],
  { kind, columns, habits }: Pick<Reading, "kind" | "columns" | "habits">,
): AppliedReading {
  const { fields } = kindNamed(kind);
  const found = fields.flatMap((field) => {
    const at = columns[field.key] && positionOf(names, columns[field.key]!);
    return at === undefined ? [] : [{ field, at, habit: habits[field.key] ?? {} }];
  });
  const has = new Set(found.map(({ field }) => field.key));
  return {
    fields: found,
    missing: fields.filter(({ key, required }) => required && !has.has(key)),
    lost: fields.flatMap(({ key }) => (columns[key] && !has.has(key) ? [columns[key].name] : [])),
  };
}
