/** What several forms ask about a deal, in the same words and read the same way. */

import type { Campaign } from "../../campaigns/campaign.ts";
import { sourceValue } from "../../campaigns/source-value.ts";
import { choiceOf, optionsOf, type Question, right } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { categories, type Deal, dueOn, isAwaiting, sources } from "../facts/deal.ts";
import { readAmount, readDate, readLikelihood } from "./field-values.ts";
import { fieldWords } from "./words.ts";

/** @param currency meant where none is typed: the company's own, or the deal's */
export const amountQuestion = (turn: Turn, currency?: string) =>
  ({
    type: "line",
    label: fieldWords(turn.locale).amount,
    required: true,
    maxLength: 40,
    placeholder: fieldWords(turn.locale).amountPlaceholder,
    read: (text) => readAmount(turn, text, currency),
  }) satisfies Question;

/** @param prefer which way an incomplete date points, such as 12/31 */
export const dayQuestion = (turn: Turn, prefer: "future" | "past") =>
  ({
    type: "line",
    required: true,
    maxLength: 40,
    placeholder: fieldWords(turn.locale).datePlaceholder,
    read: (text: string) => readDate(turn, text, prefer),
  }) as const;

export const closeDateQuestion = (turn: Turn) =>
  ({ ...dayQuestion(turn, "future"), label: fieldWords(turn.locale).closeDate }) satisfies Question;

/** The date that a deal stands by: its signature, or once that is there its money. */
export const dueDateQuestion = (turn: Turn, deal: Deal) =>
  ({
    ...closeDateQuestion(turn),
    label: fieldWords(turn.locale)[isAwaiting(deal) ? "moneyOn" : "closeDate"],
    now: dueOn(deal).toString(),
  }) satisfies Question;

export const likelihoodQuestion = (turn: Turn) =>
  ({
    type: "line",
    label: fieldWords(turn.locale).likelihood,
    required: true,
    maxLength: 40,
    read: (text) => readLikelihood(turn, text),
  }) satisfies Question;

export const categoryQuestion = (turn: Turn, { category }: Deal) =>
  ({
    label: fieldWords(turn.locale).category,
    required: true,
    now: category,
    ...choiceOf(optionsOf(categories, fieldWords(turn.locale).categories), chatWords(turn.locale).required),
  }) satisfies Question;

/** Only a next step can be taken away; any other field that is emptied is no wish to keep what stood there. */
export const nextStepQuestion = (turn: Turn, { nextStep }: Pick<Deal, "nextStep">) =>
  ({
    type: "line",
    label: fieldWords(turn.locale).nextStep,
    required: false,
    maxLength: 200,
    placeholder: fieldWords(turn.locale).nextStepPlaceholder,
    now: nextStep ?? "",
    read: (text) => right(text || null),
  }) satisfies Question;

/** @param campaigns to choose from beside the plain sources; none: there are just those */
export const sourceQuestion = ({ locale }: Turn, campaigns: readonly Pick<Campaign, "id" | "name">[] = []) =>
  ({
    label: fieldWords(locale).source,
    required: true,
    ...choiceOf<string>(
      [
        ...optionsOf(sources, fieldWords(locale).sources),
        ...campaigns.map(({ id, name }) => ({ value: sourceValue("campaign", id), label: name })),
      ],
      chatWords(locale).required,
    ),
  }) satisfies Question;
