/** The company's price list: what it sells, in which series, at which price, in each currency. */
import { z } from "zod";
import { quiet } from "../../../chat/card.ts";
import type { Deed } from "../../../history/deed.ts";
import { loadPriceList } from "../../../price-list/load-price-list.ts";
import type { ListedProduct } from "../../../price-list/price-list.ts";
import { holdPriceList, isSame, putProducts, written } from "../../../price-list/put-products.ts";
import { productKey } from "../../../understanding/product-key.ts";
import { productBlocks, someOf } from "../../cards/product-blocks.ts";
import { mostProducts, settleProducts } from "../../finding/products.ts";
import type { Import } from "../../import.ts";
import { type Outcome, type ReadRow, type Values, valuesOf, type Why } from "../../rows.ts";
import { importWords } from "../../words.ts";
import { atOnce } from "../at-once.ts";
import { FirstOfEach } from "../first-of-each.ts";
import { amountIn, textIn } from "../import-kind.ts";

/** As many as are looked at and written in the one moment from which they count. */
const most = mostProducts;
const longestName = 120;

export const productsKind = atOnce({
  name: "products",
  most,
  onceOnly: true,

  settle: (deed, one) => settleProducts(deed, one),

  async told(reader, one) {
    const { db, workspace, locale } = reader;
    const { names } = await loadPriceList(db, workspace.id);
    const found = await valuesOf(db, one, "product", most);
    const { products } = one.decided;
    const told = new Set(found.map(({ value }) => productKey(products[value.trim()] ?? value)));
    const absent = names.filter((name) => !told.has(productKey(name)));
    const stay = importWords(locale).stayListed(absent.length, someOf(absent, locale));
    return [...productBlocks(reader, one), absent.length > 0 ? quiet(stay) : undefined];
  },

  plan: async (deed, one, rows) => (await planProducts(deed, one, rows)).map(({ outcome }) => outcome),

  async put(deed, one, rows) {
    await holdPriceList(deed);
    const planned = await planProducts(deed, one, rows);
    await putProducts(
      deed,
      planned.flatMap(({ to }) => (to ? [{ name: to.name, currency: to.price.currency, to }] : [])),
    );
    return planned.map(({ outcome }) => outcome);
  },

  async putBack(deed, _one, rows) {
    await holdPriceList(deed);
    const list = await loadPriceList(deed.db, deed.workspace.id);
    const found = rows.flatMap(({ nth, changes }) => {
      const [before, after] = (changes?.product ?? []).map((one) => kept.parse(one));
      if (!after) return [];
      const { name, price } = after;
      const stands = isSame(list.listed(name, price.currency) ?? null, after);
      return [{ nth, name, currency: price.currency, to: before ?? null, stands }];
    });
    await putProducts(
      deed,
      found.filter(({ stands }) => stands),
    );
    return found.flatMap(({ nth, name, stands }) => (stands ? [] : [{ nth, what: name }]));
  },
});

/** As a row keeps it. */
const kept = z
  .object({ name: z.string(), series: z.string().nullable(), minor: z.string(), currency: z.string() })
  .transform(
    ({ name, series, minor, currency }): ListedProduct => ({
      ...{ name, series, price: { minor: BigInt(minor), currency } },
    }),
  )
  .nullable();

type Planned = Readonly<{ outcome: Outcome; to?: ListedProduct }>;

async function planProducts(
  deed: Deed,
  { decided }: Pick<Import, "decided">,
  rows: readonly ReadRow[],
): Promise<Planned[]> {
  const list = await loadPriceList(deed.db, deed.workspace.id);
  const others = new FirstOfEach();
  return rows.map(({ nth, values }): Planned => {
    const said = productOf(values, decided.products);
    if ("code" in said) return { outcome: { nth, does: "reject", why: said } };
    const before = list.listed(said.name, said.price.currency) ?? null;
    // A table without series takes none away.
    const to = { ...said, series: said.series ?? before?.series ?? null };
    const about = `${productKey(to.name)} ${to.price.currency}`;
    const again = others.find(nth, about, `${to.price.minor} ${to.series}`);
    if (again) return { outcome: again };
    if (isSame(before, to)) return { outcome: { nth, does: "same" } };
    const changes = { product: [before && written(before), written(to)] as const };
    return { outcome: { nth, does: before ? "update" : "create", changes }, to };
  });
}

function productOf(values: Values, spelled: Readonly<Record<string, string>>): ListedProduct | Why {
  const said = textIn(values, "product");
  const name = spelled[said] ?? said;
  const price = amountIn(values, "price");
  if (productKey(name) === "") return { code: "missing", field: "product" };
  for (const field of ["product", "series"])
    if (textIn(values, field).length > longestName)
      return { code: "too-long", field, text: textIn(values, field).slice(0, 30) };
  if (!price) return { code: "missing", field: "price" };
  if (BigInt(price.minor) < 0n) return { code: "negative-amount" };
  return {
    ...{ name, series: textIn(values, "series") || null },
    price: { minor: BigInt(price.minor), currency: price.currency },
  };
}
