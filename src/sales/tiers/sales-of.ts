/** What each customer bought, added up from the rows of a sales report. */
import type { Days } from "../../calendar/asked-quarters.ts";
import type { Bought } from "../../measures/bought-by.ts";
import type { Money } from "../../money/money.ts";
import type { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { type RecordContext, readRecords } from "../../spreadsheets/records/read-records.ts";
import type { UnderstoodSheet } from "../../spreadsheets/understand-file.ts";
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
 * @param days which ones count, by those of all rows
 */
export async function salesOf(
  spreadsheet: Spreadsheet,
  sheet: UnderstoodSheet,
  context: RecordContext,
  {
    product,
    days,
  }: Readonly<{
    product?: string | undefined;
    days?: ((span: Span | undefined) => Days | undefined) | undefined;
  }>,
): Promise<Sales> {
  const { reading, tally } = sheet;
  const span = spanOf([{ first: tally.from, last: tally.to }]);
  const wanted = days?.(span);
  const currency = reading.habits.amount?.currency ?? context.currency;
  const customers = new Map<string, { name: string; minor: bigint; returned: bigint }>();
  const products = new Map<string, bigint>();
  const left: number[] = [];
  for await (const { nth, customer, amount, day, product: what = "" } of linesIn(
    spreadsheet,
    sheet,
    context,
  )) {
    if (!customer || amount?.currency !== currency) {
      if (left.length < mostLeft) left.push(nth);
      continue;
    }
    const { minor } = amount;
    if (wanted && !(day && day >= wanted.start.toString() && day <= wanted.end.toString())) continue;
    if (what !== "") products.set(what, (products.get(what) ?? 0n) + minor);
    if (product !== undefined && what !== product) continue;
    const key = keyOf(customer);
    const found = customers.get(key) ?? { name: customer, minor: 0n, returned: 0n };
    found.minor += minor;
    if (minor < 0n) found.returned -= minor;
    customers.set(key, found);
  }
  return {
    ...{ currency, left, span },
    bought: [...customers].map(([id, one]) => ({ id, isCustomer: false, ...one })),
    products: [...products].toSorted(([, a], [, b]) => (a === b ? 0 : a > b ? -1 : 1)).map(([name]) => name),
  };
}

type Line = Readonly<{ nth: number; customer?: string; product?: string; amount?: Money; day?: string }>;

async function* linesIn(
  spreadsheet: Spreadsheet,
  sheet: UnderstoodSheet,
  context: RecordContext,
): AsyncGenerator<Line> {
  // By the types of a sales report's fields.
  for await (const records of readRecords(spreadsheet, sheet, sheet.reading, context))
    for (const { nth, values } of records) yield { ...(values as Omit<Line, "nth">), nth };
}
