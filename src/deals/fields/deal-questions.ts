/** What several forms ask about a deal, in the same words and read the same way. */

import { choiceOf, optionsOf, type Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { categories, type Deal, sources } from "../facts/deal.ts";
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

export const closeDateQuestion = (turn: Turn) =>
  ({
    type: "line",
    label: fieldWords(turn.locale).closeDate,
    required: true,
    maxLength: 40,
    placeholder: fieldWords(turn.locale).datePlaceholder,
    read: (text) => readDate(turn, text),
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

export const sourceQuestion = (turn: Turn) =>
  ({
    label: fieldWords(turn.locale).source,
    required: true,
    ...choiceOf(optionsOf(sources, fieldWords(turn.locale).sources), chatWords(turn.locale).required),
  }) satisfies Question;
