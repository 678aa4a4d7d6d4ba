/** What a record of a table says, as its kind reads it. Pure: it runs in the thread that reads the file. */
import type { RecordContext, SheetRecord } from "../../spreadsheets/records/read-records.ts";
import type { Reading } from "../../spreadsheets/records/reading.ts";
import type { Why } from "../rows.ts";

/** What a row says; `why`: it is left out, whatever else it says. */
export type ReadAs = Readonly<{ values: SheetRecord["values"]; why?: Why | undefined }>;

/** Reads one row after the other, from the top. */
export type RowReader = (record: SheetRecord) => ReadAs;

/** Begins a table. */
export type ReaderOf = (reading: Reading, context: RecordContext) => RowReader;

/** A row with a cell that cannot be read is left out. */
export function readAsItStands({ values, faults: [fault] }: SheetRecord): ReadAs {
  return { values, why: fault && { code: fault.code, field: fault.field, text: fault.text } };
}
