import { type Block, facts, text as paragraph } from "../../chat/card.ts";
import type { Plan } from "../../chat/fill-form.ts";
import type { Question } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { firstPayment } from "../../pipelines/known-criteria.ts";
import type { Criterion, DealField, Stage } from "../../pipelines/pipeline.ts";
import { type GateResult, latestDate } from "../../pipelines/stage-gate.ts";
import { formatDate } from "../../text/format/date.ts";
import type { Deal } from "../facts/deal.ts";
import { gateSettings } from "../facts/gate-facts.ts";
import { sourceQuestion } from "../fields/deal-questions.ts";
import { readAmount, readDate, readLikelihood } from "../fields/field-values.ts";
import { answerTo, columnFrom, type Piece, readNote } from "./advance-evidence.ts";

export type AdvancePlan = Plan<Readonly<Record<string, Question<Piece>>>>;

/** What already holds as text, and a field for each thing that is missing; nothing else. */
export function advanceForm(turn: Turn, deal: Deal, to: Stage, gate: GateResult): AdvancePlan {
  const words = turn.text.deals;
  const missing = gate.missing.map((criterion) => [fieldName(criterion), question(turn, deal, criterion)]);
  return {
    action: "deal.advance",
    title: words.advanceTitle(deal.customer.name),
    submit: words.advanceSubmit(to.name[turn.locale]),
    hidden: { id: deal.id, from: deal.stage, stage: to.code },
    intro: intro(turn, deal, to, gate),
    questions: {
      ...Object.fromEntries(missing),
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

function intro(turn: Turn, deal: Deal, to: Stage, gate: GateResult): Block[] {
  const words = turn.text.deals;
  const held = gate.held
    .filter((criterion) => criterion.must)
    .map((criterion) => `✓ ${criterion.name[turn.locale]}`);
  return [
    facts(
      [words.amount, formatMoney(deal.amount, turn.locale, "short")],
      [words.closeDate, formatDate(deal.closeDate, turn.locale, turn.today)],
    ),
    ...(held.length > 0 ? [paragraph(held.join("\n"), "quiet")] : []),
    paragraph(words.missingIntro(to.name[turn.locale], gate.missing.length)),
  ];
}

function question(turn: Turn, deal: Deal, criterion: Criterion): Question<Piece> {
  const awaited = deal.signedAt !== null;
  const asked = {
    label: criterion.name[turn.locale],
    hint: awaited ? undefined : criterion.hint?.[turn.locale],
    // Platforms send no form whose required tick is missing, and a contract is recorded before its money is in.
    required: criterion.key !== firstPayment || awaited,
  };
  switch (criterion.kind) {
    case "tick":
      return { ...asked, type: "tick", read: answerTo(criterion.key) };
    case "answer":
      return { ...asked, type: "line", maxLength: 300, read: answerTo(criterion.key) };
    case "within":
      return {
        ...asked,
        type: "line",
        label: turn.text.deals.closeDate,
        hint: withinHint(turn, criterion.workdays),
        now: deal.closeDate.toString(),
        maxLength: 40,
        read: columnFrom("closeDate", (text) => readDate(turn, text)),
      };
    case "field":
      return { ...asked, ...fieldQuestion(turn, criterion.field) };
  }
}

function withinHint(turn: Turn, workdays: number | "short-term"): string {
  const settings = gateSettings(turn);
  const last = latestDate(workdays === "short-term" ? settings.shortTermWorkdays : workdays, settings);
  return turn.text.deals.withinHint(formatDate(last, turn.locale, turn.today));
}

/** How a column is asked for and read. */
function fieldQuestion(turn: Turn, field: DealField) {
  const line = { type: "line", maxLength: 40 } as const;
  switch (field) {
    case "source": {
      const { type, options, read } = sourceQuestion(turn);
      return { type, options, read: columnFrom("source", read) };
    }
    case "amount":
      return { ...line, read: columnFrom("amount", (text) => readAmount(turn, text)) };
    case "likelihood":
      return { ...line, read: columnFrom("likelihood", (text) => readLikelihood(turn, text)) };
    case "closeDate":
      return { ...line, read: columnFrom("closeDate", (text) => readDate(turn, text)) };
  }
}

/** Columns are filled under their own name, answers under the criterion's key. */
export const fieldName = (criterion: Criterion): string =>
  criterion.kind === "field" ? criterion.field : criterion.kind === "within" ? "closeDate" : criterion.key;
