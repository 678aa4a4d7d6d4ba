/** What the advance form asks for an exit criterion: a column of the deal, or an answer of the criterion's own. */

import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import {
  type Asked,
  type DealField,
  type OwnField,
  partOf,
  type Standing,
} from "../../pipelines/gates/gate-kind.ts";
import { type Criterion, kindOf } from "../../pipelines/gates/gate-kinds.ts";
import { firstPayment, suppliersLeft } from "../../pipelines/known-criteria.ts";
import type { Deal } from "../facts/deal.ts";
import {
  amountQuestion,
  closeDateQuestion,
  likelihoodQuestion,
  sourceQuestion,
} from "../fields/deal-questions.ts";
import { answerTo, columnFrom, type EvidenceColumns, type Piece } from "./advance-evidence.ts";

/** A field with its name. */
export type Named = readonly [name: string, question: Question<Piece>];

/** Each with the name of its field: a column's own, or the criterion's key, and what follows a dot. */
export function criterionQuestions(
  turn: Turn,
  deal: Deal,
  criterion: Criterion,
  standing: Standing,
): Named[] {
  const asked = kindOf(criterion).asks(criterion, standing);
  const named: Named[] =
    "column" in asked
      ? [[asked.column, columnQuestion(turn, deal, asked)]]
      : asked.fields.map((field) => [partOf(criterion.key, field.name), ownQuestion(criterion, field)]);
  if (criterion.key === suppliersLeft && standing.offers.rivals > 0)
    return named.map(([name, question]) => [name, { now: String(standing.offers.rivals + 1), ...question }]);
  // What the customer's file says is there to be sent, not to be typed again.
  const known = "column" in asked ? undefined : standing.offers.known[criterion.key];
  const [first] = named;
  if (known !== undefined && first) return [[first[0], { ...first[1], now: known }], ...named.slice(1)];
  if (criterion.key !== firstPayment) return named;
  const awaited = deal.signedAt !== null;
  // Platforms send no form whose required tick is missing, and a contract is recorded before its money is in.
  return named.map(([name, question]) => [
    name,
    { ...question, required: awaited, hint: awaited ? undefined : question.hint },
  ]);
}

/** Why it does not hold, for under its first field. */
export function whyNot(
  turn: Turn,
  criterion: Criterion,
  standing: Standing,
): readonly [name: string, sentence: string] {
  const kind = kindOf(criterion);
  const sentence = kind.whyNot?.(criterion, standing) ?? chatWords(turn.locale).required;
  const asked = kind.asks(criterion, standing);
  return ["column" in asked ? asked.column : criterion.key, sentence];
}

const ownQuestion = ({ key }: Criterion, { name: _, part, read, ...widget }: OwnField): Question<Piece> => ({
  required: true,
  ...widget,
  read: answerTo(partOf(key, part), read),
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
