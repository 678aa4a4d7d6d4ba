import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { loseForm } from "../deals/moves/lose-deal.ts";
import { lostColumns } from "../deals/moves/moves.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";

const input = answerValues.extend({
  lostReason: z.string().max(80).optional().catch(undefined),
  reason: z.string().trim().max(1000).default(""),
});

/** Lost, with the reason, as /deal lose does it; then back to the card. */
export const answerLose = defineUseCase({
  name: "forecast.lose",
  needs: "forecast.answer",
  changes: true,
  input,
  async run(asker, values) {
    const turn = await inTheNameOf(asker, values.for);
    const deal = await ownDeal(turn, values);
    const asked = loseForm(turn, deal);
    const hidden = { ...asked.hidden, ...carried(values) };
    const filled = fillForm(turn, { action: "forecast.lose", ...asked, hidden }, values);
    if (!filled.ok) return filled.reply;
    const { lostReason, reason } = filled.said;
    const columns = lostColumns(turn, lostReason);
    await recordAnswer(turn, deal, "lost", { columns, reason: lostReason, remark: reason });
    return forecastNow(turn, values.page, { replace: true });
  },
});
