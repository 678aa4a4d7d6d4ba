/**
 * Lines of a sales report as their statement takes them: each column is one text, as a list of ten thousand values is written and
 * read value by value on its way to the database. Pure.
 */

export type NewSale = Readonly<{
  /** Where it stands in its sheet, as people count. */
  nth: number;
  /** The number of its buyer among the report's. */
  buyer: number;
  /** As it is spelled there; "" where the report names none. */
  product: string;
  /** Minor units; below zero: it came back. */
  minor: bigint;
  currency: string;
  /** ISO date, or null. */
  on: string | null;
}>;

export type NewBuyer = Readonly<{
  buyer: number;
  name: string;
  /** Not known before the import is applied. */
  customerId?: string | undefined;
  /** The customer was made by the import. */
  made?: boolean | undefined;
}>;

/** Between two values of a column: no cell of a table has it. */
export const between = "\u001f";

/** `count` values each; none where a line has none is "". */
export type SaleTexts = Readonly<
  { count: number } & Record<"nth" | "buyer" | "product" | "minor" | "currency" | "on", string>
>;

export function saleTexts(lines: readonly NewSale[]): SaleTexts {
  const column = (of: (line: NewSale) => string | number | bigint) => lines.map(of).join(between);
  return {
    count: lines.length,
    nth: column(({ nth }) => nth),
    buyer: column(({ buyer }) => buyer),
    product: column(({ product }) => product.replaceAll(between, " ")),
    minor: column(({ minor }) => minor),
    currency: column(({ currency }) => currency),
    on: column(({ on }) => on ?? ""),
  };
}
