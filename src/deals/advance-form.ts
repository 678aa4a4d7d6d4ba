import { type Block, facts, text as paragraph } from "../chat/card.ts";
import { type Field, type Form, form } from "../chat/form.ts";
import type { Turn } from "../chat/use-case.ts";
import { firstPayment } from "../pipelines/known-criteria.ts";
import type { Criterion, Stage } from "../pipelines/pipeline.ts";
import { type GateResult, latestDate } from "../pipelines/stage-gate.ts";
import { formatDate } from "../text/format/date.ts";
import { formatMoney } from "../text/format/money.ts";
import { type Deal, sources } from "./deal.ts";
import { gateSettings } from "./gate-facts.ts";

/** What already holds as text, and a field for each thing that is missing; nothing else. */
export function advanceForm(
  turn: Turn,
  deal: Deal,
  to: Stage,
  gate: GateResult,
  typed: Readonly<Record<string, string>> = {},
  errors: Readonly<Record<string, string>> = {},
): Form {
  const words = turn.text.deals;
  const fields = gate.missing.map((criterion) => fieldFor(turn, deal, criterion, typed, errors));
  return form({
    id: turn.formId,
    action: "deal.advance",
    title: words.advanceTitle(deal.customer.name),
    submit: words.advanceSubmit(to.name[turn.locale]),
    cancel: turn.text.chat.cancel,
    hidden: { id: deal.id, from: deal.stage, stage: to.code },
    intro: intro(turn, deal, to, gate),
    fields: [
      ...fields,
      {
        name: "evidence",
        type: "paragraph",
        label: words.evidence,
        required: false,
        maxLength: 1000,
        value: typed.evidence ?? "",
        placeholder: words.evidencePlaceholder,
      },
    ],
  });
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

function fieldFor(
  turn: Turn,
  deal: Deal,
  criterion: Criterion,
  typed: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): Field {
  const words = turn.text.deals;
  const name = fieldName(criterion);
  const awaited = deal.signedAt !== null;
  const base = {
    name,
    label: criterion.name[turn.locale],
    hint: awaited ? undefined : criterion.hint?.[turn.locale],
    // Platforms send no form whose required tick is missing, and a contract is recorded before its money is in.
    required: criterion.key !== firstPayment || awaited,
    value: typed[name] ?? "",
    error: errors[name],
  };
  switch (criterion.kind) {
    case "tick":
      return { ...base, type: "tick" };
    case "answer":
      return { ...base, type: "line", maxLength: 300 };
    case "within": {
      const settings = gateSettings(turn);
      const last = latestDate(
        criterion.workdays === "short-term" ? settings.shortTermWorkdays : criterion.workdays,
        settings,
      );
      const hint = words.withinHint(formatDate(last, turn.locale, turn.today));
      return {
        ...base,
        type: "line",
        label: words.closeDate,
        hint,
        value: typed[name] ?? deal.closeDate.toString(),
        maxLength: 40,
      };
    }
    case "field":
      if (criterion.field !== "source") return { ...base, type: "line", maxLength: 40 };
      return {
        ...base,
        type: "choice",
        options: sources.map((source) => ({ value: source, label: words.sources[source] })),
      };
  }
}

/** Columns are filled under their own name, answers under the criterion's key. */
export const fieldName = (criterion: Criterion): string =>
  criterion.kind === "field" ? criterion.field : criterion.kind === "within" ? "closeDate" : criterion.key;
