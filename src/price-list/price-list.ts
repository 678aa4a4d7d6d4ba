/** What the company sells, at which list prices, and how it spells it. Pure. */
import type { Money } from "../money/money.ts";
import { countMistakes } from "../understanding/count-mistakes.ts";
import { productKey } from "../understanding/product-key.ts";

export type ListedProduct = Readonly<{
  name: string;
  /** The family it belongs to. */
  series: string | null;
  /** A product that is sold in several currencies stands there once in each. */
  price: Money;
}>;

/** How alike two names must be that may be one. */
const alike = 0.75;

export class PriceList {
  readonly products: readonly ListedProduct[];
  readonly #byKey: ReadonlyMap<string, readonly ListedProduct[]>;
  /** Keys by the figures in them. */
  readonly #byFigures: ReadonlyMap<string, readonly string[]>;

  /** @param products in the order in which they are shown */
  constructor(products: readonly ListedProduct[]) {
    this.products = products;
    this.#byKey = Map.groupBy(products, ({ name }) => productKey(name));
    this.#byFigures = Map.groupBy(this.#byKey.keys(), figuresIn);
  }

  get isEmpty(): boolean {
    return this.products.length === 0;
  }

  /** Each once. */
  get names(): string[] {
    return [...this.#byKey.values()].map(([first]) => first!.name);
  }

  /** How the list spells it; undefined for what is not on it. */
  spelled(name: string): string | undefined {
    return this.#byKey.get(productKey(name))?.[0]?.name;
  }

  /** undefined where it has no price in that currency. */
  listed(name: string, currency: string): ListedProduct | undefined {
    return this.#byKey.get(productKey(name))?.find(({ price }) => price.currency === currency);
  }

  /** Those in which it has a price. */
  currenciesOf(name: string): string[] {
    return (this.#byKey.get(productKey(name)) ?? []).map(({ price }) => price.currency);
  }

  /**
   * What is meant by a name that is not on the list, perhaps. Other figures are another product: GTK 500 is no slip for
   * GTK 600.
   */
  near(name: string): string | undefined {
    const key = productKey(name);
    if (key === "" || this.#byKey.has(key)) return undefined;
    let best = { key: "", sure: 0 };
    for (const other of this.#byFigures.get(figuresIn(key)) ?? []) {
      if (Math.min(key.length, other.length) < alike * Math.max(key.length, other.length)) continue;
      const sure = 1 - countMistakes(key, other) / Math.max(key.length, other.length);
      if (sure > best.sure) best = { key: other, sure };
    }
    return best.sure >= alike ? this.#byKey.get(best.key)?.[0]?.name : undefined;
  }
}

const figuresIn = (key: string): string => key.replace(/\D+/g, " ").trim();
