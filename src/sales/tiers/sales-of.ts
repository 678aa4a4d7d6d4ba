/** What each customer bought, added up from the rows of a sales report. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../../calendar/asked-quarters.ts";
import type { Bought } from "../../measures/bought-by.ts";
import { cellText } from "../../spreadsheets/columns/cell-text.ts";
import { readDayCell } from "../../spreadsheets/columns/read-day.ts";
import { type MoneyHabit, readMoneyCell } from "../../spreadsheets/columns/read-money.ts";
import { dataRows } from "../../spreadsheets/columns/survey-sheet.ts";
import type { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { dayHabitOf, moneyHabitOf, type UnderstoodSheet } from "../../spreadsheets/understand-file.ts";
import { legalFormOf, normaliseCustomerName } from "../../understanding/customer-name.ts";
import { type Span, spanOf } from "./tier-period.ts";

export type Sales = Readonly<{
  currency: string;
  bought: readonly Bought[];
  /** Every product with what it brought, the most first. */
  products: readonly string[];
  /** From the first day of any row to the last; undefined where none has a day. */
  span: Span | undefined;
  /** Rows that were left out; each names its row in the sheet as people count. */
  left: readonly number[];
}>;

/** Listed by row; the rest is counted. */
const mostLeft = 1_000;

/** By which the same customer is known elsewhere. */
export const keyOf = (name: string): string => `${normaliseCustomerName(name)} ${legalFormOf(name)}`;

/**
 * @param product its name as it is spelled; all of them where it is missing
 * @param days which ones count, decided by those of all rows, as far as they were read in the first of two passes
 */
export async function salesOf(
  spreadsheet: Spreadsheet,
  sheet: UnderstoodSheet,
  {
    product,
    days,
    ...of
  }: Readonly<{
    currency: string;
    today: Temporal.PlainDate;
    product?: string | undefined;
    days?: ((span: Span | undefined) => Days | undefined) | undefined;
  }>,
): Promise<Sales> {
  const wanted = days?.(await spanIn(spreadsheet, sheet, of));
  const { survey, guess } = sheet;
  const { unit, ...habit } = moneyHabitOf(survey, guess.mapping.amount!, of.currency);
  const customers = new Map<string, { name: string; minor: bigint; returned: bigint }>();
  const products = new Map<string, bigint>();
  const left: number[] = [];
  let first: string | undefined;
  let last: string | undefined;
  for await (const { at, cells, day } of rowsIn(spreadsheet, sheet, of)) {
    const name = cellText(cells[guess.mapping.customer!]);
    const money = scaled(cells[guess.mapping.amount!], habit, unit);
    if (name === "" || money?.currency !== habit.currency) {
      if (left.length < mostLeft) left.push(at + 1);
      continue;
    }
    if (day !== undefined && (first === undefined || day < first)) first = day;
    if (day !== undefined && (last === undefined || day > last)) last = day;
    if (wanted && !(day && day >= wanted.start.toString() && day <= wanted.end.toString())) continue;
    const what = guess.mapping.product === undefined ? "" : cellText(cells[guess.mapping.product]);
    if (what !== "") products.set(what, (products.get(what) ?? 0n) + money.minor);
    if (product !== undefined && what !== product) continue;
    const key = keyOf(name);
    const found = customers.get(key) ?? { name, minor: 0n, returned: 0n };
    found.minor += money.minor;
    if (money.minor < 0n) found.returned -= money.minor;
    customers.set(key, found);
  }
  return {
    ...{ currency: habit.currency, left, span: spanOf([{ first, last }]) },
    bought: [...customers].map(([id, one]) => ({ id, isCustomer: false, ...one })),
    products: [...products]
      .toSorted(([, a], [, b]) => (a === b ? 0 : a > b ? -1 : 1))
      .map(([name]) => name),
  };
}

type Of = Readonly<{ currency: string; today: Temporal.PlainDate }>;

async function* rowsIn(spreadsheet: Spreadsheet, { at, survey, guess: { mapping } }: UnderstoodSheet, of: Of) {
  const habit = mapping.day === undefined ? undefined : dayHabitOf(survey, mapping.day, of);
  for await (const rows of dataRows(spreadsheet.rows(at), survey.header)) {
    for (const row of rows)
      yield { ...row, day: habit && readDayCell(row.cells[mapping.day!], habit)?.toString() };
  }
}

async function spanIn(spreadsheet: Spreadsheet, sheet: UnderstoodSheet, of: Of): Promise<Span | undefined> {
  let span: Span | undefined;
  for await (const { day } of rowsIn(spreadsheet, sheet, of))
    if (day !== undefined && !(span && span.first <= day && span.last >= day))
      span = spanOf([...(span ? [span] : []), { first: day, last: day }]);
  return span;
}

function scaled(cell: Parameters<typeof readMoneyCell>[0], habit: MoneyHabit, unit: bigint) {
  const money = readMoneyCell(cell, habit);
  // 12 in a column of 万元; what names its own magnitude (12万) does so in no column of 万元.
  return money && { ...money, minor: money.minor * unit };
}
