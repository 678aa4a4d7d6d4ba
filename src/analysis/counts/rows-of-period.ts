/** Which rows of customers gained and lost belong to what is asked, none of them counted twice. Pure. */
import { Temporal } from "temporal-polyfill";
import { type Period, periodNamed, periodOf } from "../../calendar/period.ts";
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";
import { productKey } from "../../understanding/product-key.ts";

const isAll = (product: string): boolean =>
  /^(?:all|allproducts|total|全部|全部产品|所有产品|所有|总体|整体|公司)$/.test(productKey(product));

/** @param id of a row: always one */
const periodOfRow = (id: string, fiscalStartMonth: number): Period => periodNamed(id, fiscalStartMonth)!;

const within = (one: Period, other: Period): boolean =>
  Temporal.PlainDate.compare(one.start, other.start) >= 0 &&
  Temporal.PlainDate.compare(one.end, other.end) <= 0;

/**
 * Without rows that add up others: those of all products beside each product's, and those of a year beside its quarters or
 * months.
 */
export function withoutTotals<Row extends Pick<ChurnRow, "product" | "period">>(
  rows: readonly Row[],
  fiscalStartMonth: number,
): readonly Row[] {
  const named = rows.filter(({ product }) => product !== "" && !isAll(product));
  const products = named.length > 0 && named.length < rows.length ? named : rows;
  return [...Map.groupBy(products, ({ product }) => productKey(product)).values()].flatMap((some) => {
    const periods = [...new Set(some.map(({ period }) => period))].map((id) =>
      periodOfRow(id, fiscalStartMonth),
    );
    const totals = new Set(
      periods
        .filter((one) => periods.some((other) => other.id !== one.id && within(other, one)))
        .map(({ id }) => id),
    );
    return some.filter(({ period }) => !totals.has(period));
  });
}

/** Those of one product, or of all; and within a period, or whenever. */
export const rowsAsked = <Row extends Pick<ChurnRow, "product" | "period">>(
  rows: readonly Row[],
  { product, period }: Readonly<{ product?: string | undefined; period?: Period | undefined }>,
  fiscalStartMonth: number,
): readonly Row[] =>
  rows.filter(
    (row) =>
      (!product || productKey(row.product) === productKey(product)) &&
      (!period || within(periodOfRow(row.period, fiscalStartMonth), period)),
  );

/** Years that the rows are of, the first one first. */
export const yearsIn = (rows: readonly Pick<ChurnRow, "period">[], fiscalStartMonth: number): string[] =>
  [
    ...new Set(
      rows.map(
        ({ period }) => periodOf("year", periodOfRow(period, fiscalStartMonth).start, fiscalStartMonth).id,
      ),
    ),
  ].toSorted();

/** As they are spelled first, in the order of the rows; without a name none. */
export const productsIn = (rows: readonly Pick<ChurnRow, "product">[]): string[] =>
  [
    ...new Map(
      rows
        .filter(({ product }) => product !== "")
        .toReversed()
        .map(({ product }) => [productKey(product), product]),
    ).values(),
  ].toReversed();
