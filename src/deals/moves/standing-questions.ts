/** Criteria as a form asks them that shows what is known already: an answer that is emptied is taken back. */
import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { type DealField, partOf, type Standing } from "../../pipelines/gates/gate-kind.ts";
import { type Criterion, kindOf } from "../../pipelines/gates/gate-kinds.ts";
import type { Answers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import type { Piece } from "./advance-evidence.ts";
import { criterionQuestions } from "./criterion-question.ts";

export function standingQuestions(
  turn: Turn,
  deal: Deal,
  criteria: readonly Criterion[],
  standing: Standing,
  answers: Answers,
): Record<string, Question<Piece>> {
  const named = criteria.flatMap((criterion) => {
    const asked = kindOf(criterion).asks(criterion, standing);
    const questions = criterionQuestions(turn, deal, criterion, standing);
    return questions.map(([name, question], at): [string, Question<Piece>] => {
      const own = "column" in asked ? undefined : asked.fields[at];
      if (!own)
        return [name, { ...question, required: false, now: columnNow(turn, deal, name as DealField) }];
      // A second way to give the same answer neither shows nor empties it.
      if (own.name !== own.part) return [name, { ...question, required: false }];
      const key = partOf(criterion.key, own.part);
      return [
        name,
        {
          ...question,
          required: false,
          now: answers[key] || question.now || "",
          read: orTakenBack(key, question),
        },
      ];
    });
  });
  return Object.fromEntries(named);
}

const orTakenBack =
  (key: string, { read }: Question<Piece>): Question<Piece>["read"] =>
  (text) =>
    text === "" ? { ok: true, value: { answers: { [key]: "" } } } : read(text);

function columnNow(turn: Turn, deal: Deal, column: DealField): string {
  switch (column) {
    case "source":
      return deal.source ?? "";
    case "closeDate":
      return deal.closeDate.toString();
    case "likelihood":
      return `${deal.likelihood}%`;
    case "amount":
      return formatMoney(deal.amount, turn.locale, "full");
  }
}
