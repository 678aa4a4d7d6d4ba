import { z } from "zod";
import { doubtedInput } from "../chat/fill-form.ts";
import { mergeForm, shownInput } from "../chat/merge-form.ts";
import { asTyped, type Questions, type Said } from "../chat/question.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { categories, type Deal, productsOf } from "../deals/facts/deal.ts";
import { editedColumns } from "../deals/facts/edits.ts";
import { factWords } from "../deals/facts/words.ts";
import {
  amountQuestion,
  categoryQuestion,
  dueDateQuestion,
  likelihoodQuestion,
} from "../deals/fields/deal-questions.ts";
import { readNewAmount } from "../deals/fields/field-values.ts";
import { formatMoney } from "../money/money.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { isOverdue } from "./attention.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";
import { forecastWords } from "./words.ts";

const typed = z.string().trim().max(120).default("");
const input = answerValues.extend({
  product: typed,
  amount: typed,
  closeDate: typed,
  likelihood: typed,
  category: z.enum(categories).optional(),
  shown: shownInput,
  doubted: doubtedInput,
});

/** Which product, which date, how much, how likely: prefilled, and the deal is changed with the answer. */
export const answerChange = defineUseCase({
  name: "forecast.change",
  needs: "forecast.answer",
  changes: true,
  input,
  async run(asker, values) {
    const turn = await inTheNameOf(asker, values.for);
    const deal = await ownDeal(turn, values);
    const merge = { shown: values.shown, doubted: values.doubted, clash: factWords(turn.locale).changedTo };
    const filled = mergeForm(turn, changeForm(turn, deal, carried(values)), values, merge);
    if (!filled.ok) return filled.reply;
    const columns = editedColumns(deal, filled.said);
    await recordAnswer(turn, deal, (columns.slips ?? deal.slips) === deal.slips ? "change" : "slipped", {
      columns,
    });
    return forecastNow(turn, values.page, { replace: true });
  },
});

function changeForm(turn: Turn, deal: Deal, hidden: Record<string, string>) {
  const deals = factWords(turn.locale);
  const forecasts = forecastWords(turn.locale);
  const questions = {
    product: {
      type: "line",
      label: deals.productOptional,
      required: false,
      maxLength: 120,
      now: productsOf(deal).join(", "),
      read: asTyped,
    },
    closeDate: { ...dueDateQuestion(turn, deal), maxLength: 120 },
    amount: {
      ...amountQuestion(turn, deal.amount.currency),
      maxLength: 120,
      now: formatMoney(deal.amount, turn.locale, "full"),
      read: (text) => readNewAmount(turn, text, deal),
    },
    likelihood: { ...likelihoodQuestion(turn), maxLength: 120, now: `${deal.likelihood}%` },
    category: categoryQuestion(turn, deal),
  } satisfies Questions;
  return {
    action: "forecast.change",
    title: forecasts.changeTitle(deal.customer.name),
    hidden,
    questions,
    // Also of a date that was left alone: it must be answered.
    check: ({ closeDate = deal.closeDate }: Partial<Said<typeof questions>>) =>
      isOverdue({ ...deal, closeDate }, turn.today) ? { closeDate: forecasts.datePassed } : undefined,
  };
}
