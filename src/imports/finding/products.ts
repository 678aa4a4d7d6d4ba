/** Products by what a table calls them: GTXPro is GTX Pro, as the price list has it, and GTX Por may be. */
import type { Deed } from "../../history/deed.ts";
import { loadPriceList } from "../../price-list/load-price-list.ts";
import type { PriceList } from "../../price-list/price-list.ts";
import { productKey } from "../../understanding/product-key.ts";
import type { Decisions, Import } from "../import.ts";
import { valuesOf } from "../rows.ts";

/** Different products of one table, of which more are spelled as they are. */
export const mostProducts = 5_000;
/** So many names, the most frequent ones, are compared letter by letter with the whole list. */
const mostCompared = 500;

/**
 * How a table's products are spelled here, and which of them may be others of the price list: of what people said, and else by
 * the list, by what the company sells besides, or by most of the table.
 * @param sold what was sold so far, as it was typed, the most frequent first
 */
export async function settleProducts(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  one: Import,
  sold: readonly string[] = [],
): Promise<Decisions> {
  const list = await loadPriceList(db, workspace.id);
  const found = (await valuesOf(db, one, "product", mostProducts)).map(({ value }) => value.trim());
  const said = saidOf(list, one.decided.sameProducts);
  const unlisted = found.filter((name) => !(name in said) && list.spelled(name) === undefined);
  const nearProducts = unlisted.slice(0, mostCompared).flatMap((name) => {
    const other = list.near(name);
    return other === undefined ? [] : [{ name, other }];
  });
  return {
    ...one.decided,
    products: { ...spellings([...list.names, ...sold], found), ...said },
    nearProducts,
  };
}

/** What somebody said in a button, as far as it is on the list. */
const saidOf = (list: PriceList, same: Decisions["sameProducts"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(same).flatMap(([name, meant]) => {
      const spelled = list.spelled(meant);
      return spelled === undefined ? [] : [[name, spelled]];
    }),
  );

/**
 * Pure.
 * @param known what the company sells, as it spells it
 * @param found in the table, the most frequent first
 * @returns for each that is spelled otherwise: how the company spells it, or else most of the table
 */
function spellings(known: readonly string[], found: readonly string[]): Record<string, string> {
  const byKey = new Map<string, string>();
  for (const name of [...known, ...found]) {
    const key = productKey(name);
    if (key !== "" && !byKey.has(key)) byKey.set(key, name);
  }
  return Object.fromEntries(
    found.flatMap((name) => {
      const said = byKey.get(productKey(name));
      return said !== undefined && said !== name ? [[name, said]] : [];
    }),
  );
}
