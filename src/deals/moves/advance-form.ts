import { Temporal } from "temporal-polyfill";
import { type Block, facts, text as paragraph, quiet } from "../../chat/card.ts";
import type { Plan } from "../../chat/fill-form.ts";
import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import type { Standing } from "../../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { neverExcepted } from "../../pipelines/known-criteria.ts";
import type { Stage } from "../../pipelines/pipeline.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { formatDate } from "../../text/format/date.ts";
import type { Answered } from "../facts/answers.ts";
import { type Deal, dueOn, isAwaiting } from "../facts/deal.ts";
import { type Piece, readNote } from "./advance-evidence.ts";
import { criterionQuestions, type Named } from "./criterion-question.ts";
import { saidBefore } from "./said-before.ts";
import { whoCanHelp } from "./who-can-help.ts";
import type { WinQuestions } from "./win-questions.ts";
import { moveWords } from "./words.ts";

/** How it stands on the way, with what was said before. */
type Known = Readonly<{
  gate: GateResult;
  standing: Standing;
  answered: Answered;
}>;

export type AdvancePlan = Plan<Readonly<Record<string, Question<Piece>>>>;

/** Met criteria as text, one field per missing criterion, and what is asked beside them. */
export function advanceForm(
  turn: Turn,
  deal: Deal,
  to: Stage,
  known: Known,
  further: WinQuestions,
): AdvancePlan {
  const words = moveWords(turn.locale);
  const missing = known.gate.missing.flatMap((criterion) =>
    asBefore(turn, criterion, known.answered, criterionQuestions(turn, deal, criterion, known.standing)),
  );
  return {
    action: "deal.advance",
    title: words.advanceTitle(deal.customer.name),
    submit: words.advanceSubmit(to.name[turn.locale]),
    hidden: { id: deal.id, from: deal.stage, stage: to.code },
    intro: intro(turn, deal, to, known),
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

/** What is asked again, because it holds no more, comes with what was said last time. */
function asBefore(
  turn: Turn,
  criterion: Criterion,
  answered: Answered,
  asked: readonly Named[],
): readonly Named[] {
  const before = saidBefore(turn, criterion, answered);
  const [first, ...rest] = asked;
  if (before === undefined || !first) return asked;
  const [name, question] = first;
  const hint = [question.hint, moveWords(turn.locale).lastTime(before)].filter(Boolean).join(" · ");
  return [[name, { ...question, hint }], ...rest];
}

/** A manager can let something of it pass: no exception makes a win, nor is there one after it. */
const mayBeExcepted = ({ outcome }: Deal, { missing }: GateResult): boolean =>
  outcome === null && missing.some(({ key }) => !neverExcepted.includes(key));

function intro(turn: Turn, deal: Deal, to: Stage, { gate, standing, answered }: Known): Block[] {
  const words = moveWords(turn.locale);
  const held = gate.held
    .filter((criterion) => criterion.must)
    .map((criterion) => {
      const said = saidBefore(turn, criterion, answered);
      return `✓ ${criterion.name[turn.locale]}${said === undefined ? "" : words.withAnswer(said)}`;
    });
  const help = whoCanHelp(turn, gate.missing, standing.offers);
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
          formatDate(Temporal.PlainDate.from(answered.excepted.get(key)!), turn.locale, turn.today),
        ),
      ),
    ),
    ...(gate.missing.length > 0
      ? [
          paragraph(words.missingIntro(to.name[turn.locale], gate.missing.length)),
          ...(mayBeExcepted(deal, gate) ? [quiet(words.orAsk(deal.number))] : []),
        ]
      : []),
    ...(help.length > 0 ? [paragraph(help.join("\n"))] : []),
  ];
}
