/** What a submitted advance form says: answers to criteria, columns of the deal, a note. */
import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import type { Criterion } from "../pipelines/pipeline.ts";
import type { Money } from "../text/format/money.ts";
import { fieldName } from "./advance-form.ts";
import { sources } from "./deal.ts";
import { readAmount, readDate, readLikelihood } from "./field-values.ts";

export type EvidenceColumns = {
  source?: string;
  closeDate?: Temporal.PlainDate;
  amount?: Money;
  likelihood?: number;
};

export type Evidence = Readonly<{
  answers: Readonly<Record<string, string>>;
  columns: EvidenceColumns;
  note: string;
}>;

/** Reads only what was asked for; anything else in `values` is not looked at. */
export function readEvidence(
  turn: Turn,
  asked: readonly Criterion[],
  values: Readonly<Record<string, unknown>>,
) {
  const answers: Record<string, string> = {};
  const columns: EvidenceColumns = {};
  const typed: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const criterion of asked) {
    const name = fieldName(criterion);
    const value = textOf(values[name]);
    typed[name] = value;
    if (value === "") continue;
    if (criterion.kind === "tick" || criterion.kind === "answer") answers[criterion.key] = value;
    else
      readColumn(turn, criterion.kind === "within" ? "closeDate" : criterion.field, value, columns, errors);
  }
  const note = textOf(values.evidence);
  typed.evidence = note;
  return { evidence: { answers, columns, note } satisfies Evidence, typed, errors };
}

function readColumn(
  turn: Turn,
  field: keyof EvidenceColumns,
  value: string,
  columns: EvidenceColumns,
  errors: Record<string, string>,
): void {
  if (field === "source") {
    if ((sources as readonly string[]).includes(value)) columns.source = value;
    return;
  }
  const read =
    field === "closeDate"
      ? readDate(turn, value)
      : field === "amount"
        ? readAmount(turn, value)
        : readLikelihood(turn, value);
  if (read.ok) Object.assign(columns, { [field]: read.value });
  else errors[field] = read.error;
}

/** Untrusted: anything but a short text counts as nothing. */
const textOf = (value: unknown): string =>
  typeof value === "string" ? value.trim().slice(0, 1000).toWellFormed() : "";
