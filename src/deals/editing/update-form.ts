import type { Campaign } from "../../campaigns/campaign.ts";
import { sourceValue } from "../../campaigns/source-value.ts";
import { text as paragraph } from "../../chat/card.ts";
import { saysAll } from "../../chat/fill-form.ts";
import { type Question, type Questions, right } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import type { Deal } from "../facts/deal.ts";
import {
  amountQuestion,
  categoryQuestion,
  dueDateQuestion,
  likelihoodQuestion,
  nextStepQuestion,
  sourceQuestion,
} from "../fields/deal-questions.ts";
import { amountHint, dateHint, readCloseDate, readDate, readNewAmount } from "../fields/field-values.ts";
import { editWords } from "./words.ts";

/** Texts, as a line, a button or the form says them; undefined where nothing is said. */
export type UpdateTyped = Readonly<
  Partial<
    Record<
      "amount" | "closeDate" | "likelihood" | "category" | "source" | "nextStep" | "nextStepDate",
      string
    >
  >
>;

/**
 * @param unused words of the line that fit no field; shown, so that nothing is saved on a guess
 * @param campaigns that may have brought it; where a company has none, nothing is asked about it
 */
export function updateForm(
  turn: Turn,
  deal: Deal,
  given: UpdateTyped,
  unused: readonly string[],
  campaigns: readonly Named[],
) {
  const words = editWords(turn.locale);
  const questions = { ...updateQuestions(turn, deal, given), ...whereFrom(turn, deal, campaigns) };
  return {
    action: "deal.update",
    title: words.updateTitle(deal.customer.name),
    hidden: { id: deal.id },
    intro: unused.length > 0 ? [paragraph(words.notUsed(unused))] : [],
    questions,
    complete: turn.kind === "submit" || (unused.length === 0 && saysAll(questions, given)),
  };
}

type Named = Pick<Campaign, "id" | "name">;

/** Typed as if it were always there: a form's missing text is undefined, too. */
function whereFrom(turn: Turn, deal: Deal, campaigns: readonly Named[]) {
  const { source, campaignId, campaign } = deal;
  // It stays to be chosen when it is offered to new deals no more.
  const own =
    campaignId !== null && campaigns.every(({ id }) => id !== campaignId)
      ? [{ id: campaignId, name: campaign ?? "–" }]
      : [];
  const all = [...own, ...campaigns];
  const question = { ...sourceQuestion(turn, all), now: source ? sourceValue(source, campaignId) : "" };
  return (all.length > 0 ? { source: question } : {}) as { source: Question<string> };
}

function updateQuestions(turn: Turn, deal: Deal, given: UpdateTyped) {
  const words = editWords(turn.locale);
  const { currency } = deal.amount;
  return {
    amount: {
      ...amountQuestion(turn, currency),
      hint: amountHint(turn, given.amount ?? "", currency),
      now: formatMoney(deal.amount, turn.locale, "full"),
      read: (text) => readNewAmount(turn, text, deal),
    },
    closeDate: {
      ...dueDateQuestion(turn, deal),
      hint: dateHint(turn, given.closeDate ?? ""),
      read: (text) => readCloseDate(turn, text),
    },
    likelihood: { ...likelihoodQuestion(turn), now: `${deal.likelihood}%` },
    category: categoryQuestion(turn, deal),
    nextStep: nextStepQuestion(turn, deal),
    nextStepDate: {
      type: "line",
      label: words.nextStepDate,
      required: false,
      maxLength: 40,
      placeholder: words.datePlaceholder,
      now: deal.nextStepDate?.toString() ?? "",
      read: (text) => (text === "" ? right(null) : readDate(turn, text)),
    },
  } satisfies Questions;
}
