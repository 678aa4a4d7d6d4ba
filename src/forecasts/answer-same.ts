import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { answerValues, ownDeal } from "./answer-values.ts";
import { isOverdue } from "./attention.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";
import { forecastWords } from "./words.ts";

/** One tap: nothing changed. A deal whose date has passed cannot stay as it is. */
export const answerSame = defineUseCase({
  name: "forecast.same",
  needs: "forecast.answer",
  changes: true,
  input: answerValues,
  async run(asker, values) {
    const turn = await inTheNameOf(asker, values.for);
    const deal = await ownDeal(turn, values);
    if (isOverdue(deal, turn.today)) return refuse(forecastWords(turn.locale).cannotStay(deal.customer.name));
    await recordAnswer(turn, deal, "same");
    return forecastNow(turn, values.page, { replace: true });
  },
});
