/** Rows that were counted by period: what stages and churn sheets have in common. */
import type { Money } from "../../money/money.ts";
import { kindNamed } from "../kinds/kinds.ts";
import type { Spreadsheet } from "../reading/open-spreadsheet.ts";
import { type RecordContext, readRecords, type SheetRecord } from "../records/read-records.ts";
import { applyReading, type Reading } from "../records/reading.ts";
import type { UnderstoodSheet } from "../understand-file.ts";

/** Why a row was left out. */
export type LeftOut = Readonly<{
  /** As people count. */
  row: number;
  why: "no-stage" | "no-period" | "no-count" | "no-amount" | "other-currency";
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

/** A sheet, in its file. */
export type CountedSheet = Readonly<{ spreadsheet: Spreadsheet; sheet: UnderstoodSheet }>;

/** A row, why there is none, or undefined for one that counts nothing. @param currency of all amounts */
export type RowReader<Row> = (record: SheetRecord, currency: string) => Row | LeftOut["why"] | undefined;

export async function countRows<Row>(
  { spreadsheet, sheet }: CountedSheet,
  context: RecordContext,
  rowOf: RowReader<Row>,
): Promise<Counted<Row>> {
  const { survey, reading } = sheet;
  const { fields } = applyReading(survey.header.names, reading);
  const currency = countedIn(reading, context);
  const rows: Row[] = [];
  const left: LeftOut[] = [];
  for await (const records of readRecords(spreadsheet, sheet, reading, context)) {
    for (const record of records) {
      const found = rowOf(record, currency);
      if (typeof found === "string") left.push({ row: record.nth, why: found as LeftOut["why"] });
      else if (found !== undefined) rows.push(found);
    }
  }
  return { rows, currency, left, assumed: fields.find(({ field }) => field.type === "period")?.habit.year };
}

/** The currency of its amounts: that of the first column that has one. */
export function countedIn(
  { kind, habits }: Pick<Reading, "kind" | "habits">,
  { currency }: Pick<RecordContext, "currency">,
): string {
  const money = kindNamed(kind).fields.filter(({ type }) => type === "money");
  return money.map(({ key }) => habits[key]?.currency).find(Boolean) ?? currency;
}

/** What a record says of a field, by its type; undefined where it says nothing, or nothing that can be read. */
export const said = ({ values }: SheetRecord) => ({
  text: (key: string): string => String(values[key] ?? ""),
  count: (key: string): number | undefined => values[key] as number | undefined,
  minor: (key: string): bigint | undefined => (values[key] as Money | undefined)?.minor,
});

/** Amounts that cannot be read, or are of another currency than the others. */
export function wrongAmount({ faults, values }: SheetRecord, keys: readonly string[], currency: string) {
  if (faults.some(({ field }) => keys.includes(field))) return "no-amount";
  const amounts = keys.flatMap((key) => (values[key] as Money | undefined) ?? []);
  return amounts.some((one) => one.currency !== currency) ? "other-currency" : undefined;
}

/** Whether something stands there that could not be read. */
export const isUnread = ({ faults }: SheetRecord, key: string): boolean =>
  faults.some(({ field, text }) => field === key && text !== "");
