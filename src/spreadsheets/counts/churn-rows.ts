/** Customers gained and lost by product and period, with plan and revenue, as a sheet of them says. */
import type { RecordContext } from "../records/read-records.ts";
import {
  type Counted,
  type CountedSheet,
  countRows,
  isUnread,
  type RowReader,
  said,
  wrongAmount,
} from "./counted.ts";

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

const numbers = ["gained", "lost", "customers", "planned", "revenue"] as const;
const money = ["planned", "revenue"] as const;

export const churnRows = (counted: CountedSheet, context: RecordContext): Promise<Counted<ChurnRow>> =>
  countRows(counted, context, churnReader());

/**
 * Reads one row after the other, from the top: periods and products that are left blank below another are the same, as merged
 * cells are.
 */
export function churnReader(): RowReader<ChurnRow> {
  let above: { period: string | undefined; product: string } = { period: undefined, product: "" };
  return (record, currency) => {
    const { text, count, minor } = said(record);
    const period = text("period") || (isUnread(record, "period") ? undefined : above.period);
    const product = text("product") || above.product;
    above = { period, product };
    if (numbers.every((key) => text(key) === "" && !isUnread(record, key))) return undefined;
    if (period === undefined) return "no-period";
    // A blank beside other numbers is nobody, and losses are often written below zero.
    const [gained, lost] = [count("gained") ?? 0, Math.abs(count("lost") ?? 0)];
    if (["gained", "lost", "customers"].some((key) => isUnread(record, key))) return "no-count";
    const customers = count("customers");
    if (![gained, lost, customers ?? 0].every((one) => Number.isSafeInteger(one) && one >= 0))
      return "no-count";
    const wrong = wrongAmount(record, money, currency);
    if (wrong) return wrong;
    return {
      ...{ period, product, gained, lost },
      ...(customers !== undefined && { customers }),
      ...(minor("planned") !== undefined && { planned: minor("planned") }),
      ...(minor("revenue") !== undefined && { revenue: minor("revenue") }),
      ...(text("reason") !== "" && { reason: text("reason") }),
    };
  };
}
