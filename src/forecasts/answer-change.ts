import { z } from "zod";
import { doubtedInput } from "../chat/fill-form.ts";
import { mergeForm, shownInput } from "../chat/merge-form.ts";
import { asTyped, choiceOf, type Question, type Questions, type Said } from "../chat/question.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { categories, type Deal, productsOf } from "../deals/facts/deal.ts";
import { maxNote } from "../deals/facts/deal-values.ts";
import { editedColumns } from "../deals/facts/edits.ts";
import { factWords } from "../deals/facts/words.ts";
import {
  amountQuestion,
  categoryQuestion,
  dueDateQuestion,
  likelihoodQuestion,
  nextStepQuestion,
} from "../deals/fields/deal-questions.ts";
import { readNewAmount } from "../deals/fields/field-values.ts";
import { writeNote } from "../deals/writing/write-note.ts";
import { formatMoney } from "../money/money.ts";
import { stageIndex } from "../pipelines/pipeline.ts";
import { answerAdvance } from "./answer-advance.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import { isOverdue } from "./attention.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { recordAnswer } from "./record-answer.ts";
import { forecastNow } from "./show-forecast.ts";
import { forecastWords } from "./words.ts";

const typed = z.string().trim().max(200).default("");
const input = answerValues.extend({
  product: typed,
  amount: typed,
  closeDate: typed,
  likelihood: typed,
  category: z.enum(categories).optional(),
  nextStep: typed.optional(),
  stage: z.string().max(80).optional(),
  happened: z.string().trim().max(20_000).optional(),
  shown: shownInput,
  doubted: doubtedInput,
});

/** What changed, prefilled: the deal is changed with the answer, and advanced where a later stage was chosen. */
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
    const { stage, nextStep, happened, ...edits } = filled.said;
    const columns = editedColumns(deal, edits);
    const answer = (columns.slips ?? deal.slips) === deal.slips ? "change" : "slipped";
    // Told by its owner it is a touch, of the kind that the words say; the note makes no version of the deal.
    const note = happened
      ? (await writeNote(turn, deal, happened, { conversation: turn.place.channel })).eventId
      : undefined;
    const now = await recordAnswer(turn, deal, answer, { columns, nextStep, note });
    const gate = stage === undefined ? undefined : await answerAdvance(turn, now, stage);
    return forecastNow(turn, values.page, { replace: true, gate });
  },
});

function changeForm(turn: Turn, deal: Deal, hidden: Record<string, string>) {
  const deals = factWords(turn.locale);
  const forecasts = forecastWords(turn.locale);
  const questions = {
    closeDate: { ...dueDateQuestion(turn, deal), maxLength: 120 },
    amount: {
      ...amountQuestion(turn, deal.amount.currency),
      maxLength: 120,
      now: formatMoney(deal.amount, turn.locale, "full"),
      read: (text) => readNewAmount(turn, text, deal),
    },
    likelihood: { ...likelihoodQuestion(turn), maxLength: 120, now: `${deal.likelihood}%` },
    category: categoryQuestion(turn, deal),
    stage: stageQuestion(turn, deal),
    nextStep: nextStepQuestion(turn, deal),
    ...(turn.doneBy ? {} : { happened: happenedQuestion(turn) }),
    product: {
      type: "line",
      label: deals.productOptional,
      required: false,
      maxLength: 120,
      now: productsOf(deal).join(", "),
      read: asTyped,
    },
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

/** Who answers for a colleague was not there. */
const happenedQuestion = ({ locale }: Turn): Question<string> => ({
  type: "paragraph",
  label: forecastWords(locale).happened,
  required: false,
  maxLength: maxNote,
  placeholder: forecastWords(locale).happenedPlaceholder,
  now: "",
  read: asTyped,
});

/** Where it stands, and what lies ahead. */
function stageQuestion(turn: Turn, deal: Deal) {
  const pipeline = turn.pipelines.of(deal);
  const ahead = pipeline.stages.slice(stageIndex(pipeline, deal.stage));
  const options = ahead.map(({ code, name }) => ({ value: code, label: name[turn.locale] }));
  return {
    label: factWords(turn.locale).stage,
    required: true,
    now: deal.stage,
    ...choiceOf(options, chatWords(turn.locale).required),
  };
}
