/** What a deal is made of: product by product, with price and discount. */
import { type Block, table, toTheRight } from "../../chat/card.ts";
import { formatMoney } from "../../money/money.ts";
import type { Locale } from "../../text/locale.ts";
import type { Deal, LinePrice } from "../facts/deal.ts";
import { belowList, percentText, quantityText } from "../facts/line-text.ts";
import { cardWords } from "./words.ts";

/** Where there is more to tell than one product of the whole amount. */
export function linesTable(
  locale: Locale,
  { lines, amount: { currency } }: Pick<Deal, "lines" | "amount">,
): Block | undefined {
  const isPlain = lines.every(({ quantity, priced }) => quantity === undefined && !priced);
  if (lines.length === 0 || (lines.length === 1 && isPlain)) return undefined;
  const words = cardWords(locale);
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale, "full");
  return table(
    [words.products, ...[words.quantity, words.unitPrice, words.discount, words.amount].map(toTheRight)],
    lines.map(({ product, minor, quantity, priced }) => ({
      cells: [
        product,
        quantity === undefined ? "–" : quantityText(quantity),
        priced ? money(priced.unit) : "–",
        priced ? discountSaid(locale, priced) : "–",
        money(minor),
      ],
    })),
  );
}

/** Against the list price, where the line was written under one and names another. */
function discountSaid(locale: Locale, priced: LinePrice): string {
  const words = cardWords(locale);
  const off = belowList(priced);
  if (off === 0) return "–";
  const percent = `${percentText(Math.abs(off))}%`;
  if (priced.list === undefined || priced.list === priced.unit) return percent;
  return off > 0 ? words.belowList(percent) : words.aboveList(percent);
}
