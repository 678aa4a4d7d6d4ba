/** `/customer tiers 2026 OA export`, `/客户 分层 三季度`: a period and a product, in either order; and whether as a file. */
import { type AsFile, filePhrases } from "../../asking/as-file.ts";
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { productsSold } from "../../measures/bought-by.ts";
import { formatAlternatives } from "../../text/count.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { readPeriod } from "../../understanding/read-period.ts";
import { salesWords } from "../words.ts";
import { mostProducts } from "./tier-source.ts";
import type { TiersAsked } from "./tiers-asked.ts";

const namedInRefusal = 5;

/** @throws Refusal for what is neither */
export async function readTiersLine(
  turn: Turn,
  line: string,
): Promise<Pick<TiersAsked, "period" | "product" | "export">> {
  const { typed, as } = withoutFile(line.trim());
  if (typed === "") return { period: "", product: "", ...as };
  const { today, workspace, locale } = turn;
  const products = await productsSold(turn.db, workspace, {}, mostProducts);
  const { fiscalStartMonth } = workspace.settings;
  const period = (text: string) =>
    text === ""
      ? ""
      : readPeriod(foldForReading(text).toLowerCase(), { today, fiscalStartMonth, prefer: "past" });
  const product = (text: string) =>
    text === ""
      ? ""
      : products.find((one) => foldForReading(one).toLowerCase() === foldForReading(text).toLowerCase());
  const words = typed.split(/\s+/u);
  for (let cut = 0; cut <= words.length; cut++) {
    const [head, tail] = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
    for (const [one, other] of [
      [head, tail],
      [tail, head],
    ] as const) {
      const found = { period: period(one), product: product(other) };
      if (found.period !== undefined && found.product !== undefined)
        return { period: found.period, product: found.product, ...as };
    }
  }
  const named = formatAlternatives(products.slice(0, namedInRefusal), locale);
  throw new Refusal(refuse(salesWords(locale).unknownLine(typed.slice(0, 40), named || "–")));
}

/** "2026 as excel" */
function withoutFile(line: string): Readonly<{ typed: string; as: AsFile }> {
  const lower = line.toLowerCase();
  for (const [phrases, as] of filePhrases)
    for (const phrase of phrases.split("|").toSorted((a, b) => b.length - a.length))
      if (lower === phrase || lower.endsWith(` ${phrase}`))
        return { typed: line.slice(0, line.length - phrase.length).trim(), as };
  return { typed: line, as: {} };
}
