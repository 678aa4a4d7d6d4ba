import { z } from "zod";
import { actions, button, type Card, card, quiet, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { formatMoney } from "../money/money.ts";
import { productKey } from "../understanding/product-key.ts";
import { loadPriceList } from "./load-price-list.ts";
import type { ListedProduct } from "./price-list.ts";
import { priceListWords } from "./words.ts";

const perPage = 20;

/** `/deal prices`, 价格表: what the company sells at which list price; `/deal prices GTX`: of it what is called so. */
export const showPrices = defineUseCase({
  name: "deal.prices",
  command: {
    group: "deal",
    en: ["prices", "price list", "pricelist", "catalogue", "catalog"],
    zh: ["价格表", "价目表", "产品目录", "产品价格"],
    fromLine: (_words, rest) => ({ find: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({
    find: z.string().trim().max(120).default(""),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  async run(turn, { find, page }) {
    const { products } = await loadPriceList(turn.db, turn.workspace.id);
    const shown = pricesCard(turn, products, { find, page });
    return showCard(shown, { replace: turn.kind === "action" });
  },
});

function pricesCard(
  { locale }: Turn,
  all: readonly ListedProduct[],
  { find, page: asked }: Readonly<{ find: string; page: number }>,
): Card {
  const words = priceListWords(locale);
  const { previous, next, page: pageOf } = chatWords(locale);
  if (all.length === 0) return card(locale, words.title, [quiet(words.none)]);
  const some = all.filter((one) => isCalled(one, find));
  const title = find === "" ? words.title : words.titleOf(find);
  if (some.length === 0)
    return card(locale, title, [
      quiet(words.noneCalled(find)),
      actions(button(words.showAll, "deal.prices", {})),
    ]);
  const pages = Math.ceil(some.length / perPage);
  const page = Math.min(asked, pages);
  const hasSeries = some.some(({ series }) => series !== null);
  return card(locale, title, [
    table(
      [words.product, ...(hasSeries ? [words.series] : []), toTheRight(words.price)],
      some.slice((page - 1) * perPage, page * perPage).map(({ name, series, price }) => ({
        cells: [name, ...(hasSeries ? [series ?? "–"] : []), formatMoney(price, locale, "full")],
      })),
    ),
    pages > 1 && quiet(pageOf(page, pages)),
    quiet(words.hint(some[0]!.name)),
    actions(
      page > 1 && button(previous, "deal.prices", { find, page: page - 1 }),
      page < pages && button(next, "deal.prices", { find, page: page + 1 }),
      find !== "" && button(words.showAll, "deal.prices", {}),
    ),
  ]);
}

/** By a part of its name or of its series, however that is spelled. */
function isCalled({ name, series }: ListedProduct, find: string): boolean {
  const key = productKey(find);
  return productKey(name).includes(key) || productKey(series ?? "").includes(key);
}
