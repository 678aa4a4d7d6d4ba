/** Customers gained and lost by product and period, with plan and revenue, as a sheet of them says. */
import { cellText } from "../columns/cell-text.ts";
import { readCountCell } from "../columns/read-count.ts";
import { readMoneyCell } from "../columns/read-money.ts";
import { readPeriodCell } from "../columns/read-period.ts";
import { dataRows } from "../columns/survey-sheet.ts";
import type { Spreadsheet } from "../reading/open-spreadsheet.ts";
import { moneyHabitOf, type UnderstoodSheet } from "../understand-file.ts";
import { type Counted, type CountedBy, type LeftOut, periodsOf } from "./counted.ts";

export type ChurnRow = Readonly<{
  /** A period's id, such as 2026-Q3. */
  period: string;
  /** "" where none is named. */
  product: string;
  gained: number;
  lost: number;
  /** All there were at its end. */
  customers?: number | undefined;
  planned?: bigint | undefined;
  revenue?: bigint | undefined;
  reason?: string | undefined;
}>;

/** Periods and products that are left blank below another are the same, as merged cells are. */
export async function churnRows(
  spreadsheet: Spreadsheet,
  sheet: UnderstoodSheet,
  by: CountedBy,
): Promise<Counted<ChurnRow>> {
  const { at, survey, guess } = sheet;
  const { mapping } = guess;
  const habitOf = (key: string) =>
    mapping[key] === undefined ? undefined : moneyHabitOf(survey, mapping[key], by.currency);
  const habits = { planned: habitOf("planned"), revenue: habitOf("revenue") };
  const currency = habits.revenue?.currency ?? habits.planned?.currency ?? by.currency;
  const periods = periodsOf(sheet, by)!;
  const rows: ChurnRow[] = [];
  const left: LeftOut[] = [];
  let above: { period: string | undefined; product: string } = { period: undefined, product: "" };
  for await (const some of dataRows(spreadsheet.rows(at), survey.header)) {
    for (const { at: index, cells } of some) {
      const text = (key: string) => (mapping[key] === undefined ? "" : cellText(cells[mapping[key]]));
      const counted = ["gained", "lost", "customers", "planned", "revenue"] as const;
      if (counted.every((key) => text(key) === "")) continue;
      const own = readPeriodCell(cells[mapping.period!], periods.habit)?.id;
      const period = own ?? (text("period") === "" ? above.period : undefined);
      const product = text("product") || above.product;
      above = { period, product };
      // A blank beside other numbers is nobody.
      const countOf = (key: string) => (text(key) === "" ? 0 : readCountCell(cells[mapping[key]!]));
      const amountOf = (key: "planned" | "revenue") =>
        habits[key] && readMoneyCell(cells[mapping[key]!], habits[key]);
      const [gained, lost] = [countOf("gained"), countOf("lost")];
      const amounts = { planned: amountOf("planned"), revenue: amountOf("revenue") };
      const why =
        period === undefined
          ? "no-period"
          : gained === undefined || gained < 0 || lost === undefined
            ? "no-count"
            : Object.values(amounts).some((one) => one && one.currency !== currency)
              ? "other-currency"
              : undefined;
      if (why !== undefined) {
        left.push({ row: index + 1, why });
        continue;
      }
      const customers = text("customers") === "" ? undefined : countOf("customers");
      const minorOf = (key: "planned" | "revenue") =>
        amounts[key] && { [key]: amounts[key].minor * habits[key]!.unit };
      rows.push({
        // Losses are often written below zero.
        ...{ period: period!, product, gained: gained!, lost: Math.abs(lost!) },
        ...(customers !== undefined && customers >= 0 && { customers }),
        ...{ ...minorOf("planned"), ...minorOf("revenue") },
        ...(text("reason") !== "" && { reason: text("reason") }),
      });
    }
  }
  return { rows, left, currency, assumed: periods.assumed };
}
