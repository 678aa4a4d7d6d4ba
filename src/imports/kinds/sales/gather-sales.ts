/** The lines of a sales report as its statement takes them; what such a table has but a few of is kept in mind. Pure. */
import type { PriceList } from "../../../price-list/price-list.ts";
import { type NewBuyer, SaleColumns, type SaleTexts } from "../../../sales/sale-texts.ts";
import type { SheetRecord } from "../../../spreadsheets/records/read-records.ts";
import type { Import } from "../../import.ts";

export type GatheredSales = Readonly<{
  lines: SaleTexts;
  /** Who bought for the first time in the report. */
  buyers: readonly NewBuyer[];
  /** From the report's beginning to here. */
  so: Pick<Import, "counts" | "sums">;
  /** How the price list spells what the report spells otherwise: by the latter. */
  spelled: Readonly<Record<string, string>>;
}>;

export class SalesGatherer {
  readonly #numbers = new Map<string, number>();
  readonly #read = new Map<string, bigint>();
  readonly #taken = new Map<string, bigint>();
  readonly #list: PriceList;
  readonly #spelled: Record<string, string> = {};
  #buyers: NewBuyer[] = [];
  #columns = new SaleColumns();
  #count = 0;

  constructor(list: PriceList) {
    this.#list = list;
  }

  /** @param isRight whether it can be a line @returns whether it became one */
  take({ nth, values: { customer, amount, product, day } }: SheetRecord, isRight: boolean): boolean {
    if (typeof amount !== "object") return false;
    const { minor, currency } = amount;
    add(this.#read, currency, minor);
    if (!isRight) return false;
    add(this.#taken, currency, minor);
    const buyer = this.#numberOf(String(customer));
    const on = typeof day === "string" ? day : null;
    this.#columns.add({
      nth,
      buyer,
      product: typeof product === "string" ? this.#asListed(product) : "",
      minor,
      currency,
      on,
    });
    this.#count += 1;
    return true;
  }

  /** What came since it was asked last. */
  taken(): GatheredSales {
    const [{ texts: lines }, buyers] = [this.#columns, this.#buyers];
    this.#columns = new SaleColumns();
    this.#buyers = [];
    return {
      ...{ lines, buyers },
      so: {
        counts: { create: this.#count },
        sums: { read: partsOf(this.#read), taken: partsOf(this.#taken) },
      },
      spelled: this.#spelled,
    };
  }

  #asListed(product: string): string {
    const listed = this.#list.isEmpty ? undefined : this.#list.spelled(product);
    if (listed === undefined || listed === product) return product;
    this.#spelled[product] = listed;
    return listed;
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const buyer = this.#numbers.size + 1;
    this.#numbers.set(name, buyer);
    this.#buyers.push({ buyer, name });
    return buyer;
  }
}

const add = (sums: Map<string, bigint>, currency: string, minor: bigint): void => {
  sums.set(currency, (sums.get(currency) ?? 0n) + minor);
};

const partsOf = (sums: ReadonlyMap<string, bigint>) =>
  [...sums].map(([currency, minor]) => ({ currency, minor: String(minor) }));
