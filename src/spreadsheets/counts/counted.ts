/** Rows that were counted by period: what stages and churn sheets have in common. */
import type { Temporal } from "temporal-polyfill";
import { type PeriodHabit, periodHabitOf } from "../columns/read-period.ts";
import { dayHabitOf, type UnderstoodSheet } from "../understand-file.ts";

/** Why a row was left out. */
export type LeftOut = Readonly<{
  /** As people count. */
  row: number;
  why: "no-stage" | "no-period" | "no-count" | "other-currency";
}>;

export type Counted<Row> = Readonly<{
  /** In the order of the file. */
  rows: readonly Row[];
  /** Of all its amounts. */
  currency: string;
  left: readonly LeftOut[];
  /** The year that was assumed of periods written without one. */
  assumed: number | undefined;
}>;

export type CountedBy = Readonly<{
  currency: string;
  today: Temporal.PlainDate;
  fiscalStartMonth: number;
}>;

/** How the column of periods is written; undefined where the table has none. */
export function periodsOf(
  { survey, guess: { mapping } }: UnderstoodSheet,
  { currency, today, fiscalStartMonth }: CountedBy,
): Readonly<{ habit: PeriodHabit; assumed: number | undefined }> | undefined {
  const column = mapping.period;
  if (column === undefined) return undefined;
  const { order } = dayHabitOf(survey, column, { currency, today });
  return periodHabitOf(
    [survey.header.names[column]!, survey.name],
    survey.columns[column]?.values?.keys() ?? [],
    { order, today, fiscalStartMonth },
  );
}
