/** What the advance form asks for an exit criterion: a column of the deal, or an answer of the criterion's own. */

import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import type { Asked, DealField, Standing } from "../../pipelines/gates/gate-kind.ts";
import { type Criterion, kindOf } from "../../pipelines/gates/gate-kinds.ts";
import { firstPayment } from "../../pipelines/known-criteria.ts";
import type { Deal } from "../facts/deal.ts";
import {
  amountQuestion,
  closeDateQuestion,
  likelihoodQuestion,
  sourceQuestion,
} from "../fields/deal-questions.ts";
import { answerTo, columnFrom, type EvidenceColumns, type Piece } from "./advance-evidence.ts";

/** With the name of its field: a column's own, or the criterion's key. */
export function criterionQuestion(
  turn: Turn,
  deal: Deal,
  criterion: Criterion,
  standing: Standing,
): readonly [name: string, Question<Piece>] {
  const asked = kindOf(criterion).asks(criterion, standing);
  const question = "column" in asked ? columnQuestion(turn, deal, asked) : ownQuestion(criterion, asked);
  if (criterion.key !== firstPayment) return [fieldName(criterion, asked), question];
  const awaited = deal.signedAt !== null;
  // Platforms send no form whose required tick is missing, and a contract is recorded before its money is in.
  return [
    fieldName(criterion, asked),
    { ...question, required: awaited, hint: awaited ? undefined : question.hint },
  ];
}

/** Why it does not hold, for under its field. */
export function whyNot(
  turn: Turn,
  criterion: Criterion,
  standing: Standing,
): readonly [name: string, sentence: string] {
  const kind = kindOf(criterion);
  const sentence = kind.whyNot?.(criterion, standing) ?? chatWords(turn.locale).required;
  return [fieldName(criterion, kind.asks(criterion, standing)), sentence];
}

const fieldName = ({ key }: Criterion, asked: Asked): string => ("column" in asked ? asked.column : key);

const ownQuestion = ({ key }: Criterion, asked: Exclude<Asked, { column: DealField }>): Question<Piece> => ({
  ...asked,
  required: true,
  read: answerTo(key, asked.read),
});

function columnQuestion(
  turn: Turn,
  deal: Deal,
  { column, ...words }: Extract<Asked, { column: DealField }>,
): Question<Piece> {
  return { ...columns[column](turn, deal), ...words };
}

const columns: Readonly<Record<DealField, (turn: Turn, deal: Deal) => Question<Piece>>> = {
  source: (turn) => intoColumn("source", sourceQuestion(turn)),
  amount: (turn) => intoColumn("amount", amountQuestion(turn)),
  likelihood: (turn) => intoColumn("likelihood", likelihoodQuestion(turn)),
  closeDate: (turn, deal) =>
    intoColumn("closeDate", { ...closeDateQuestion(turn), now: deal.closeDate.toString() }),
};

const intoColumn = <Name extends keyof EvidenceColumns>(
  name: Name,
  question: Question<EvidenceColumns[Name]>,
): Question<Piece> => ({ ...question, read: columnFrom(name, question.read) });
