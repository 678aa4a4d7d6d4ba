/** Cells that are left blank below others say the same, as merged cells do. */
import type { SheetRecord } from "../../spreadsheets/records/read-records.ts";
import { type RowReader, readAsItStands } from "./read-as.ts";

/** @param blankAsAbove the fields of a row that, left blank, are those of the row above */
export function asAbove(blankAsAbove: (values: SheetRecord["values"]) => readonly string[]): RowReader {
  let above: SheetRecord["values"] = {};
  return (record) => {
    const isMissing = ({ field, code }: SheetRecord["faults"][number]) =>
      code === "missing" && above[field] !== undefined;
    const fields = blankAsAbove(record.values);
    const carried = fields.flatMap((field) => {
      const isUnread = record.faults.some((fault) => fault.field === field && fault.code !== "missing");
      return record.values[field] === undefined && !isUnread && above[field] !== undefined
        ? [[field, above[field]] as const]
        : [];
    });
    const faults = record.faults.filter((fault) => !(fields.includes(fault.field) && isMissing(fault)));
    const values = { ...record.values, ...Object.fromEntries(carried) };
    above = values;
    return readAsItStands({ ...record, values, faults });
  };
}
