/** What is known of a table's products: spelled otherwise here, perhaps others of the price list, or not on it. */
import { actions, type Block, button, quiet, text } from "../../chat/card.ts";
import { loadPriceList } from "../../price-list/load-price-list.ts";
import { formatList } from "../../text/count.ts";
import { mostProducts } from "../finding/products.ts";
import type { Import } from "../import.ts";
import { valuesOf } from "../rows.ts";
import { importWords } from "../words.ts";
import type { ImportReader } from "./progress-card.ts";

const namesShown = 8;
const nearShown = 3;

export function productBlocks({ locale }: ImportReader, { id, decided }: Import): (Block | undefined)[] {
  const words = importWords(locale);
  const spelled = Object.entries(decided.products).map(([found, meant]) => words.pair(found, meant));
  const { nearProducts } = decided;
  return [
    spelled.length > 0 ? quiet(words.spelled(someOf(spelled, locale))) : undefined,
    ...nearProducts.slice(0, nearShown).flatMap(({ name, other }) => [
      text(words.nearProduct(name, other)),
      actions(
        button(words.isSame(other), "import.decide", {
          id,
          product: name.slice(0, 200),
          meant: other,
        }),
      ),
    ]),
    nearProducts.length > nearShown
      ? quiet(words.moreNearProducts(nearProducts.length - nearShown))
      : undefined,
  ];
}

/** Where there is a price list. */
export async function unlistedProducts(
  { db, workspace, locale }: ImportReader,
  one: Import,
): Promise<Block | undefined> {
  const list = await loadPriceList(db, workspace.id);
  if (list.isEmpty) return undefined;
  const found = await valuesOf(db, one, "product", mostProducts);
  const unlisted = found
    .map(({ value }) => one.decided.products[value.trim()] ?? value.trim())
    .filter((name) => list.spelled(name) === undefined);
  return unlisted.length > 0 ? quiet(importWords(locale).notListed(someOf(unlisted, locale))) : undefined;
}

export const someOf = (names: readonly string[], locale: ImportReader["locale"]): string =>
  formatList(names.slice(0, namesShown), locale) + (names.length > namesShown ? " …" : "");
