/** What several forms ask about a deal, in the same words and read the same way. */
import { choiceOf, optionsOf, type Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { categories, type Deal, sources } from "../facts/deal.ts";
import { readAmount, readDate, readLikelihood } from "./field-values.ts";

/** @param currency meant where none is typed: the company's own, or the deal's */
export const amountQuestion = (turn: Turn, currency?: string) =>
  ({
    type: "line",
    label: turn.text.deals.amount,
    required: true,
    maxLength: 40,
    placeholder: turn.text.deals.amountPlaceholder,
    read: (text) => readAmount(turn, text, currency),
  }) satisfies Question;

export const closeDateQuestion = (turn: Turn) =>
  ({
    type: "line",
    label: turn.text.deals.closeDate,
    required: true,
    maxLength: 40,
    placeholder: turn.text.deals.datePlaceholder,
    read: (text) => readDate(turn, text),
  }) satisfies Question;

export const likelihoodQuestion = (turn: Turn) =>
  ({
    type: "line",
    label: turn.text.deals.likelihood,
    required: true,
    maxLength: 40,
    read: (text) => readLikelihood(turn, text),
  }) satisfies Question;

export const categoryQuestion = (turn: Turn, { category }: Deal) =>
  ({
    label: turn.text.deals.category,
    required: true,
    now: category,
    ...choiceOf(optionsOf(categories, turn.text.deals.categories), turn.text.chat.required),
  }) satisfies Question;

export const sourceQuestion = (turn: Turn) =>
  ({
    label: turn.text.deals.source,
    required: true,
    ...choiceOf(optionsOf(sources, turn.text.deals.sources), turn.text.chat.required),
  }) satisfies Question;
