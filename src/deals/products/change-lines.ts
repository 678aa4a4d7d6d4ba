import { z } from "zod";
import { doubtedInput } from "../../chat/fill-form.ts";
import { mergeForm, shownInput } from "../../chat/merge-form.ts";
import { doubtful, type Questions, type Read, right, wrong } from "../../chat/question.ts";
import { type Reply, refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { loadPriceList } from "../../price-list/load-price-list.ts";
import type { PriceList } from "../../price-list/price-list.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import type { Deal, Line } from "../facts/deal.ts";
import { differences, storedLine } from "../facts/deal-columns.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { sumOfLines } from "../facts/edits.ts";
import { lineText } from "../facts/line-text.ts";
import { theDeal } from "../naming/ask-which.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { type KnownOfLines, readLines } from "./read-lines.ts";
import { productWords } from "./words.ts";

/** `/deal lines #42`, `/商机 产品明细 #42`: what is sold, how much of it, at which price; the deal's amount is their sum. */
export const changeLines = defineUseCase({
  name: "deal.lines",
  command: {
    group: "deal",
    en: ["lines", "products"],
    zh: ["产品明细", "明细", "产品"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: dealNamed.extend({
    lines: z.string().max(5000).optional(),
    shown: shownInput,
    doubted: doubtedInput,
  }),
  async run(turn, { lines, shown, doubted, ...named }) {
    const words = productWords(turn.locale);
    const deal = await theDeal(turn, named, { action: "deal.lines" });
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const prices = await loadPriceList(turn.db, turn.workspace.id);
    const form = linesForm(turn, deal, prices);
    const filled = mergeForm(
      turn,
      form,
      { lines },
      { shown, clash: words.changedTo, ...(doubted !== undefined && { doubted }) },
    );
    return filled.ok ? save(turn, deal, filled.said.lines ?? deal.lines) : filled.reply;
  },
});

function linesForm(turn: Turn, deal: Deal, prices: PriceList) {
  const words = productWords(turn.locale);
  const { currency } = deal.amount;
  return {
    action: "deal.lines",
    title: words.title(deal.customer.name),
    hidden: { id: deal.id },
    questions: {
      lines: {
        type: "paragraph",
        label: words.lines,
        hint: prices.isEmpty ? words.hint(currency) : words.hintWithList(prices.names[0]!, currency),
        required: false,
        maxLength: 3000,
        now: deal.lines.map((line) => lineText(line, currency)).join("\n"),
        read: (text) => read(turn, text, currency, { prices, standing: deal.lines }),
      },
    } satisfies Questions,
  };
}

function read({ locale }: Turn, text: string, currency: string, known: KnownOfLines): Read<readonly Line[]> {
  const words = productWords(locale);
  const lines = readLines(text, currency, known);
  if ("code" in lines)
    return wrong(words.flaws[lines.code](lines.row, lines.typed.slice(0, 40), lines.listed ?? ""));
  const standing = new Set(known.standing.map(({ product }) => product));
  const doubts = lines.flatMap(({ product }) => {
    const near = standing.has(product) ? undefined : known.prices.near(product);
    return near === undefined ? [] : [words.isNear(product.slice(0, 40), near)];
  });
  return doubts.length === 0 ? right(lines) : doubtful(lines, doubts.slice(0, mostDoubts).join(" "));
}

/** More sentences nobody reads under a field. */
const mostDoubts = 3;

async function save(turn: Turn, deal: Deal, lines: readonly Line[]): Promise<Reply> {
  const words = productWords(turn.locale);
  const amount = { ...deal.amount, minor: lines.length > 0 ? sumOfLines(lines) : deal.amount.minor };
  const columns = { lines: lines.map(storedLine), amountMinor: String(amount.minor) };
  if (Object.keys(differences(deal, columns)).length === 0)
    return showChangedDeal(turn, deal, { banner: words.nothingChanged });
  const now = await changeDeal(turn, { deal, kind: "edit", columns });
  const banner = lines.length > 0 ? words.sum(formatMoney(amount, turn.locale, "full")) : words.emptied;
  return showChangedDeal(turn, now, { banner, undo: true });
}
