import { refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { theDeal } from "../naming/ask-which.ts";
import { reopen } from "./moves.ts";
import { moveWords } from "./words.ts";

/** `/deal reopen ACME`: a lost deal goes on where it was lost; a won one in the last stage before. */
export const reopenDeal = defineUseCase({
  name: "deal.reopen",
  command: {
    group: "deal",
    en: ["reopen"],
    zh: ["重开", "重新打开"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: dealNamed,
  async run(turn, values) {
    const words = moveWords(turn.locale);
    const deal = await theDeal(turn, values, { action: "deal.reopen", prefer: "closed" });
    if (deal.outcome === null) return refuse(words.stillOpen(deal.customer.name));
    if (deal.outcome === "withdrawn") return refuse(words.isWithdrawn(deal.customer.name, deal.number));
    const now = await reopen(turn, deal);
    return showChangedDeal(turn, now, { banner: words.reopened, undo: true });
  },
});
