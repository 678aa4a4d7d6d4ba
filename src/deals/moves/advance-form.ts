import { Temporal } from "temporal-polyfill";
import { type Block, facts, text as paragraph, quiet } from "../../chat/card.ts";
import type { Plan } from "../../chat/fill-form.ts";
import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import type { Standing } from "../../pipelines/gates/gate-kind.ts";
import type { Stage } from "../../pipelines/pipeline.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { formatDate } from "../../text/format/date.ts";
import { type Deal, dueOn, isAwaiting } from "../facts/deal.ts";
import type { Excepted } from "../facts/exceptions.ts";
import { type Piece, readNote } from "./advance-evidence.ts";
import { criterionQuestion } from "./criterion-question.ts";
import type { WinQuestions } from "./win-questions.ts";
import { moveWords } from "./words.ts";

export type AdvancePlan = Plan<Readonly<Record<string, Question<Piece>>>>;

/** Met criteria as text, one field per missing criterion, and what is asked beside them. */
export function advanceForm(
  turn: Turn,
  deal: Deal,
  to: Stage,
  gate: GateResult,
  standing: Standing,
  { further, excepted }: Readonly<{ further: WinQuestions; excepted: Excepted }>,
): AdvancePlan {
  const words = moveWords(turn.locale);
  const missing = gate.missing.map((criterion) => criterionQuestion(turn, deal, criterion, standing));
  return {
    action: "deal.advance",
    title: words.advanceTitle(deal.customer.name),
    submit: words.advanceSubmit(to.name[turn.locale]),
    hidden: { id: deal.id, from: deal.stage, stage: to.code },
    intro: intro(turn, deal, to, gate, excepted),
    questions: {
      ...Object.fromEntries(missing),
      ...further,
      evidence: {
        type: "paragraph",
        label: words.evidence,
        required: false,
        maxLength: 1000,
        placeholder: words.evidencePlaceholder,
        read: readNote,
      },
    },
  };
}

function intro(turn: Turn, deal: Deal, to: Stage, gate: GateResult, excepted: Excepted): Block[] {
  const words = moveWords(turn.locale);
  const held = gate.held
    .filter((criterion) => criterion.must)
    .map((criterion) => `✓ ${criterion.name[turn.locale]}`);
  return [
    facts(
      [words.amount, formatMoney(deal.amount, turn.locale, "short")],
      [isAwaiting(deal) ? words.moneyOn : words.closeDate, formatDate(dueOn(deal), turn.locale, turn.today)],
    ),
    ...(held.length > 0 ? [paragraph(held.join("\n"), "quiet")] : []),
    ...gate.excepted.map(({ key, name }) =>
      quiet(
        words.skipped(
          name[turn.locale],
          formatDate(Temporal.PlainDate.from(excepted.get(key)!), turn.locale, turn.today),
        ),
      ),
    ),
    ...(gate.missing.length > 0
      ? [
          paragraph(words.missingIntro(to.name[turn.locale], gate.missing.length)),
          quiet(words.orAsk(deal.number)),
        ]
      : []),
  ];
}
