/** How many stood in each stage in a period, as a sheet of stage counts says. */
import type { RecordContext } from "../records/read-records.ts";
import type { Reading } from "../records/reading.ts";
import {
  type Counted,
  type CountedSheet,
  countRows,
  isUnread,
  type RowReader,
  said,
  wrongAmount,
} from "./counted.ts";

export type StageRow = Readonly<{
  stage: string;
  /** A period's id, such as 2026-Q3; undefined where the sheet has none. */
  period?: string | undefined;
  count: number;
  minor?: bigint | undefined;
  /** Why they were lost from this stage. */
  reason?: string | undefined;
}>;

export const stageRows = (counted: CountedSheet, context: RecordContext): Promise<Counted<StageRow>> =>
  countRows(counted, context, stageReader(counted.sheet.reading));

/** Reads one row after the other, from the top: a period that is left blank below another is the same, as merged cells are. */
export function stageReader({ columns }: Pick<Reading, "columns">): RowReader<StageRow> {
  const hasPeriods = columns.period !== undefined;
  let above: string | undefined;
  return (record, currency) => {
    const { text, count, minor } = said(record);
    const period = text("period") || (isUnread(record, "period") ? undefined : above);
    above = period;
    const stage = text("stage");
    const many = count("count");
    if (stage === "" && many === undefined) return undefined;
    if (stage === "") return "no-stage";
    if (hasPeriods && period === undefined) return "no-period";
    if (many === undefined || !isCount(many)) return "no-count";
    const wrong = wrongAmount(record, ["amount"], currency);
    if (wrong) return wrong;
    return {
      ...{ stage, period, count: many },
      ...(minor("amount") !== undefined && { minor: minor("amount") }),
      ...(text("reason") !== "" && { reason: text("reason") }),
    };
  };
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
