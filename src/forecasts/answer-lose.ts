import { z } from "zod";
import { openForm } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { lostReasons } from "../deals/deal.ts";
import { loseForm } from "../deals/lose-deal.ts";
import { lostColumns } from "../deals/moves.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";

const input = answerValues.extend({
  lostReason: z.enum(lostReasons).optional().catch(undefined),
  reason: z.string().trim().max(1000).default(""),
});

/** Lost, with the reason, as /deal lose does it; then back to the card. */
export const answerLose = defineUseCase({
  name: "forecast.lose",
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const deal = await ownDeal(turn, values);
    const parts = { action: "forecast.lose", hidden: carried(values) };
    if (turn.kind !== "submit") return openForm(loseForm(turn, deal, parts));
    if (!values.lostReason) {
      const error = turn.text.deals.needReason;
      return {
        type: "invalid",
        errors: { lostReason: error },
        form: loseForm(turn, deal, parts, values, error),
      };
    }
    await recordAnswer(turn, deal, "lost", {
      columns: lostColumns(turn, values.lostReason),
      reason: values.lostReason,
      remark: values.reason,
    });
    return forecastNow(turn, values.page, { replace: true });
  },
});
