import { z } from "zod";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { readDealLine } from "../lines/deal-line.ts";
import { theDeal } from "../naming/ask-which.ts";
import { isCalled } from "../naming/candidates.ts";
import { isOnlyHelping } from "../naming/helped-deals.ts";
import { dealCard } from "./deal-card.ts";
import { loadStory } from "./deal-story.ts";
import { cardWords } from "./words.ts";

/** `/deal ACME 90k`: a deal, and something new about it. */
function updateMeant(turn: Turn, typed: string, isKnown: (name: string) => boolean): string | undefined {
  const { name, amount, closeDate, likelihood, category } = readDealLine(splitWords(typed), turn.today);
  if (!amount && !closeDate && !likelihood && !category) return undefined;
  return isKnown(name) ? `${cardWords(turn.locale).updateCommand} ${typed}` : undefined;
}

/** `/deal show ACME`, `/商机 查看 #42`, and just `/deal ACME`. */
export const showDeal = defineUseCase({
  name: "deal.show",
  command: {
    group: "deal",
    en: ["show", "view", "open"],
    zh: ["查看", "看", "详情"],
    whenUnknown: true,
    isNamed: (turn, { deal = "" }) => isCalled(turn, deal),
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: dealNamed.extend({
    replace: z.boolean().optional(),
    /** The suggested line, when there is no such deal. */
    instead: z.string().max(500).optional(),
  }),
  async run(turn, input) {
    const deal = await theDeal(turn, input, {
      action: "deal.show",
      helped: true,
      instead: (isKnown) => input.instead ?? updateMeant(turn, input.deal ?? "", isKnown),
    });
    const story = await loadStory(turn, deal);
    const asHelper = await isOnlyHelping(turn, deal);
    return showCard(dealCard(turn, deal, { story, asHelper }), { replace: input.replace });
  },
});
