/** How many stood in each stage in a period, as a sheet of stage counts says. */
import { cellText } from "../columns/cell-text.ts";
import { readCountCell } from "../columns/read-count.ts";
import { readMoneyCell } from "../columns/read-money.ts";
import { readPeriodCell } from "../columns/read-period.ts";
import { dataRows } from "../columns/survey-sheet.ts";
import type { Spreadsheet } from "../reading/open-spreadsheet.ts";
import { moneyHabitOf, type UnderstoodSheet } from "../understand-file.ts";
import { type Counted, type CountedBy, type LeftOut, periodsOf } from "./counted.ts";

export type StageRow = Readonly<{
  stage: string;
  /** A period's id, such as 2026-Q3; undefined where the sheet has none. */
  period?: string | undefined;
  count: number;
  minor?: bigint | undefined;
  /** Why they were lost from this stage. */
  reason?: string | undefined;
}>;

/** A period that is left blank below another is the same, as merged cells are. */
export async function stageRows(
  spreadsheet: Spreadsheet,
  sheet: UnderstoodSheet,
  by: CountedBy,
): Promise<Counted<StageRow>> {
  const { at, survey, guess } = sheet;
  const { mapping } = guess;
  const money =
    mapping.amount === undefined ? undefined : moneyHabitOf(survey, mapping.amount, by.currency);
  const periods = periodsOf(sheet, by);
  const rows: StageRow[] = [];
  const left: LeftOut[] = [];
  let above: string | undefined;
  for await (const some of dataRows(spreadsheet.rows(at), survey.header)) {
    for (const { at: index, cells } of some) {
      const text = (key: string) => (mapping[key] === undefined ? "" : cellText(cells[mapping[key]]));
      if (text("stage") === "" && text("count") === "") continue;
      const own = periods && readPeriodCell(cells[mapping.period!], periods.habit)?.id;
      const period = own ?? (text("period") === "" ? above : undefined);
      above = period;
      const count = readCountCell(cells[mapping.count!]);
      const amount = money && readMoneyCell(cells[mapping.amount!], money);
      const why =
        text("stage") === ""
          ? "no-stage"
          : periods && period === undefined
            ? "no-period"
            : count === undefined || count < 0
              ? "no-count"
              : amount && amount.currency !== money.currency
                ? "other-currency"
                : undefined;
      if (why !== undefined) left.push({ row: index + 1, why });
      else
        rows.push({
          ...{ stage: text("stage"), period, count: count! },
          ...(amount && { minor: amount.minor * money.unit }),
          ...(text("reason") !== "" && { reason: text("reason") }),
        });
    }
  }
  return { rows, left, currency: money?.currency ?? by.currency, assumed: periods?.assumed };
}
