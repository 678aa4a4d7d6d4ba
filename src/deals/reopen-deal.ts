import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { stageIndex, stageOf } from "../pipelines/pipeline.ts";
import { retractSignature } from "./answers.ts";
import { theDeal } from "./ask-which.ts";
import { categoryFor } from "./category-for.ts";
import { dealNamed } from "./deal-values.ts";
import { recordMove } from "./record-move.ts";
import { showChangedDeal } from "./show-changed-deal.ts";

/** `/deal reopen ACME`: a lost deal goes on where it was lost; a won one in the last stage before. */
export const reopenDeal = defineUseCase({
  name: "deal.reopen",
  command: {
    group: "deal",
    en: ["reopen"],
    zh: ["重开", "重新打开"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  roles: ["rep", "manager", "admin"],
  changes: true,
  input: dealNamed,
  async run(turn, values) {
    const words = turn.text.deals;
    const deal = await theDeal(turn, values, { action: "deal.reopen", prefer: "closed" });
    if (deal.outcome === null) return refuse(words.stillOpen(deal.customer.name));
    const pipeline = turn.pipelines.of(deal);
    const stage =
      deal.outcome === "lost"
        ? stageOf(pipeline, deal.stage)
        : pipeline.stages[Math.max(0, stageIndex(pipeline, deal.stage) - 1)]!;
    if (deal.signedAt) await retractSignature(turn, deal.id);
    await recordMove(turn, deal, {
      kind: "reopen",
      change: {
        stage: stage.code,
        stageEnteredAt: turn.now.toString(),
        outcome: null,
        closedAt: null,
        lostReason: null,
        signedAt: null,
        likelihood: stage.likelihood,
        category: categoryFor(stage.likelihood),
      },
    });
    return showChangedDeal(turn, deal.id, { banner: words.reopened, undo: true });
  },
});
