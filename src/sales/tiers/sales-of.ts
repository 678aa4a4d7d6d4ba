/** What each customer bought, added up from the rows of a sales report. */

import { cellText } from "../../spreadsheets/columns/cell-text.ts";
import { dataRows } from "../../spreadsheets/columns/survey-sheet.ts";
import type { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { moneyIn } from "../../spreadsheets/records/read-records.ts";
import { habitOf } from "../../spreadsheets/records/usual-reading.ts";
import type { UnderstoodSheet } from "../../spreadsheets/understand-file.ts";
import { legalFormOf, normaliseCustomerName } from "../../understanding/customer-name.ts";
import type { Bought } from "./tier-report.ts";

export type Sales = Readonly<{
  currency: string;
  bought: readonly Bought[];
  /** Every product with what it brought, the most first. */
  products: readonly Readonly<{ name: string; minor: bigint }>[];
  rows: number;
  /** Rows that were left out, and why; each names its row in the sheet as people count. */
  left: readonly Readonly<{ row: number; why: "no-customer" | "no-amount" | "other-currency" }>[];
}>;

/** Listed by row; the rest is counted. */
const mostLeft = 1_000;

/** @param product its name as it is spelled; all of them where it is missing */
export async function salesOf(
  spreadsheet: Spreadsheet,
  { at, survey, guess: { mapping } }: UnderstoodSheet,
  { currency, product }: Readonly<{ currency: string; product?: string | undefined }>,
): Promise<Sales> {
  const habit = habitOf(survey, { type: "money" }, mapping.amount!, { currency })!;
  const customers = new Map<string, { customer: string; minor: bigint; returned: bigint }>();
  const products = new Map<string, bigint>();
  const left: Sales["left"][number][] = [];
  let rows = 0;
  for await (const some of dataRows(spreadsheet.rows(at), survey.header)) {
    for (const { at: index, cells } of some) {
      const customer = cellText(cells[mapping.customer!]);
      const money = moneyIn(cells[mapping.amount!], habit, currency);
      const name = mapping.product === undefined ? "" : cellText(cells[mapping.product]);
      const why =
        customer === ""
          ? "no-customer"
          : money === undefined
            ? "no-amount"
            : money.currency !== habit.currency
              ? "other-currency"
              : undefined;
      if (why !== undefined || money === undefined) {
        if (left.length < mostLeft) left.push({ row: index + 1, why: why ?? "no-amount" });
        continue;
      }
      if (name !== "") products.set(name, (products.get(name) ?? 0n) + money.minor);
      if (product !== undefined && name !== product) continue;
      rows += 1;
      const key = `${normaliseCustomerName(customer)} ${legalFormOf(customer)}`;
      const found = customers.get(key) ?? { customer, minor: 0n, returned: 0n };
      found.minor += money.minor;
      if (money.minor < 0n) found.returned -= money.minor;
      customers.set(key, found);
    }
  }
  return {
    ...{ currency: habit.currency ?? currency, rows, left },
    bought: [...customers.values()],
    products: [...products]
      .map(([name, minor]) => ({ name, minor }))
      .toSorted((a, b) => (a.minor === b.minor ? 0 : a.minor > b.minor ? -1 : 1)),
  };
}
