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

/** Between two products: no cell of a table has it. */
export const between = "\u001f";

/** `count` values each, as arrays are written in PostgreSQL; `product`: with `between` between them, "" where a line has none. */
export type SaleTexts = Readonly<
  { count: number } & Record<"nth" | "buyer" | "product" | "minor" | "currency" | "on", string>
>;

export const saleTexts = (lines: Iterable<NewSale>): SaleTexts => {
  const columns = new SaleColumns();
  for (const line of lines) columns.add(line);
  return columns.texts;
};

/** Column by column from the first, so that no line is kept: of a million they would be a million things to be cleared away. */
export class SaleColumns {
  readonly #nth: number[] = [];
  readonly #buyer: number[] = [];
  readonly #product: string[] = [];
  readonly #minor: bigint[] = [];
  readonly #currency: string[] = [];
  readonly #on: string[] = [];

  add({ nth, buyer, product, minor, currency, on }: NewSale): void {
    this.#nth.push(nth);
    this.#buyer.push(buyer);
    this.#product.push(product.includes(between) ? product.replaceAll(between, " ") : product);
    this.#minor.push(minor);
    this.#currency.push(currency);
    this.#on.push(on ?? "NULL");
  }

  get texts(): SaleTexts {
    return {
      ...{ count: this.#nth.length, product: this.#product.join(between) },
      ...{ nth: array(this.#nth), buyer: array(this.#buyer), minor: array(this.#minor) },
      ...{ currency: array(this.#currency), on: array(this.#on) },
    };
  }
}

/** Numbers, codes and days have nothing in them that an array's text would have to escape. */
const array = (column: readonly unknown[]): string => `{${column.join(",")}}`;
