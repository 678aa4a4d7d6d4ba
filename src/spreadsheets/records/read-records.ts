/** The rows of a table as records: every field read as its reading says, and what of a row could not be read. */
import type { Temporal } from "temporal-polyfill";
import type { Money } from "../../money/money.ts";
import { cellText, isFault } from "../columns/cell-text.ts";
import type { NumberedRow } from "../columns/find-header.ts";
import { readCountCell, readShareCell } from "../columns/read-count.ts";
import { readDayCell } from "../columns/read-day.ts";
import { currencyNamed, readMoneyCell } from "../columns/read-money.ts";
import { lastDayIn, readPeriodCell } from "../columns/read-period.ts";
import { dataRows, hiddenAt, type SurveyedSheet } from "../columns/survey-sheet.ts";
import type { FieldType } from "../kinds/field.ts";
import type { Cell, Rows } from "../reading/cell.ts";
import type { Spreadsheet } from "../reading/open-spreadsheet.ts";
import type { SheetParts } from "../reading/workbook-parts.ts";
import { type AppliedField, applyReading, type Habit, type Reading } from "./reading.ts";

/**
 * By the field's type: text as it stands, without blanks around it · money · day as ISO 8601, 2026-08-30 · period as its id,
 * 2026-Q3 · percent from 0 to 100, not rounded · count, which may have decimals and be negative.
 */
export type Value = string | number | Money;

/** `no-…`: what stands there is none; `formula`: what a formula left that failed; `missing`: the row needs it. */
export type FaultCode =
  | "missing"
  | "formula"
  | "no-amount"
  | "no-day"
  | "no-period"
  | "no-percent"
  | "no-count"
  | "no-currency";

export type Fault = Readonly<{
  /** The field's key. */
  field: string;
  /** What stands there, cut. */
  text: string;
  code: FaultCode;
}>;

export type SheetRecord = Readonly<{
  /** Its row in the sheet, as people count. */
  nth: number;
  /** As it stood there, column by column; days as ISO 8601. */
  cells: readonly string[];
  /** By the field's key, what could be read; empty cells and faults have none. */
  values: Readonly<Record<string, Value>>;
  /** None of a row that is right. */
  faults: readonly Fault[];
}>;

/** `currency`: the company's; `today` completes days without a year; quarters are the company's. */
export type RecordContext = Readonly<{
  currency: string;
  today: Temporal.PlainDate;
  /** 1–12 */
  fiscalStartMonth: number;
  /** The company's, IANA: an instant is told by its day there. */
  zone?: string;
}>;

/** The same for another thread; `today` as ISO 8601. */
export type PlainContext = Omit<RecordContext, "today"> & Readonly<{ today: string }>;

export const plainContext = ({ today, ...rest }: RecordContext): PlainContext => ({
  ...rest,
  today: today.toString(),
});

/** In batches, in the order of the sheet, without rows of totals. @throws UnreadableSpreadsheet */
export async function* readRecords(
  spreadsheet: Spreadsheet,
  { at, survey }: Readonly<{ at: number; survey: Pick<SurveyedSheet, "header"> }>,
  reading: Reading,
  context: RecordContext,
): AsyncGenerator<readonly SheetRecord[]> {
  const { hiddenRows } = spreadsheet.opened.sheets[at]!;
  yield* recordsOf(spreadsheet.rows(at), { header: survey.header, hiddenRows }, reading, context);
}

/** The same of rows that are at hand. */
export async function* recordsOf(
  sheet: AsyncIterable<Rows>,
  { header, hiddenRows }: Pick<SurveyedSheet, "header"> & Pick<SheetParts, "hiddenRows">,
  reading: Reading,
  context: RecordContext,
): AsyncGenerator<readonly SheetRecord[]> {
  const recordOf = recordReader(header.names, reading, context);
  const isHidden = hiddenAt(hiddenRows);
  const skips = reading.hiddenRows === "skip";
  for await (const rows of dataRows(sheet, header)) {
    const records: SheetRecord[] = [];
    for (const row of rows) if (!(skips && isHidden(row.at))) records.push(recordOf(row));
    yield records;
  }
}

/** Reads one row after the other. @param names of the table's columns */
export function recordReader(
  names: readonly string[],
  reading: Pick<Reading, "kind" | "columns" | "habits">,
  context: RecordContext,
): (row: NumberedRow) => SheetRecord {
  const read = valuesReader(applyReading(names, reading).fields, context);
  return ({ at, cells }) => ({ nth: at + 1, cells: cells.map(rawText), ...read(cells) });
}

/** Reads the values of one row after the other. @param fields those that are wanted */
export function valuesReader(
  fields: readonly AppliedField[],
  context: RecordContext,
): (cells: readonly Cell[]) => Pick<SheetRecord, "values" | "faults"> {
  // A row's own currency says what its bare amounts count in.
  const currencyColumn = fields.find(({ field }) => field.key === "currency")?.at;
  const readers = fields.map((one) => ({ ...one, key: one.field.key, read: readerOf(one, context) }));
  return (cells) => {
    const values: Record<string, Value> = {};
    const faults: Fault[] = [];
    const own =
      currencyColumn === undefined
        ? undefined
        : currencyNamed(cellText(cells[currencyColumn]), context.currency);
    for (const { key, field, at: column, read } of readers) {
      const cell = cells[column];
      const text = cellText(cell);
      if (text === "") {
        if (field.required) faults.push({ field: key, text, code: "missing" });
        continue;
      }
      const value = isFault(cell) ? undefined : read(cell!, text, own);
      if (value !== undefined) values[key] = value;
      else {
        const code = isFault(cell) ? "formula" : codeOf(field.type, key);
        faults.push({ field: key, text: text.slice(0, 200), code });
      }
    }
    return { values, faults };
  };
}

type Reader = (cell: Cell, text: string, currency: string | undefined) => Value | undefined;

function readerOf(
  { field: { key, type, mayBePeriod }, habit }: AppliedField,
  context: RecordContext,
): Reader {
  const { order = "day-first", decimal = ".", share = "of-hundred" } = habit;
  switch (type) {
    case "text":
      return key === "currency"
        ? (_cell, text) => currencyNamed(text, context.currency)
        : (_cell, text) => text;
    case "day":
      return remembering((cell) => {
        // What is to be signed mostly lies ahead: 12.20 in November is no day of last year.
        const as = { ...context, order, expected: key === "closeDate" };
        const day = readDayCell(cell, as) ?? (mayBePeriod && lastDayIn(cell, as));
        return day?.toString();
      });
    case "period":
      return remembering((cell) =>
        readPeriodCell(cell, { ...context, order, kind: habit.holds, year: habit.year }),
      );
    case "count":
      return (cell) => readCountCell(cell, decimal);
    case "percent":
      return (cell) => readShareCell(cell, share);
    case "money":
      return (cell, _text, currency) =>
        moneyIn(cell, currency === undefined ? habit : { ...habit, currency }, context.currency);
  }
}

/** Few days stand in many rows, as texts or as a workbook's own. */
function remembering(read: (cell: Cell) => string | undefined): Reader {
  const known = { texts: new Map<string, string | undefined>(), days: new Map<string, string | undefined>() };
  return (cell, text) => {
    if (typeof cell !== "string" && (typeof cell !== "object" || cell === null)) return read(cell);
    const these = typeof cell === "string" ? known.texts : known.days;
    if (!these.has(text)) {
      if (these.size >= mostKnown) these.clear();
      these.set(text, read(cell));
    }
    return these.get(text);
  };
}

const mostKnown = 5_000;

/** @param own the company's currency @returns undefined for what is no amount, or more than anybody has */
export function moneyIn(cell: Cell | undefined, habit: Habit, own: string): Money | undefined {
  const { currency = own, decimal = ".", unit = 1 } = habit;
  const money = readMoneyCell(cell, { currency, decimal, unit });
  return money && money.minor <= largest && money.minor >= -largest ? money : undefined;
}

/** What a column of the database holds, with room for sums. */
const largest = 10n ** 15n;

function codeOf(type: FieldType, key: string): FaultCode {
  if (type === "text") return key === "currency" ? "no-currency" : "missing";
  return type === "money" ? "no-amount" : `no-${type}`;
}

function rawText(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.day : String(cell);
}
