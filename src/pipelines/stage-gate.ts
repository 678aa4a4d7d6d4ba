/** The gate: what holds and what is missing on the way from one stage to another. Pure; facts come as data. */
import { Temporal } from "temporal-polyfill";
import { addWorkdays, type WorkCalendar } from "../calendar/workdays.ts";
import { type Criterion, type Pipeline, stageIndex } from "./pipeline.ts";

export type GateFacts = Readonly<{
  source: string | null;
  closeDate: Temporal.PlainDate;
  amountMinor: bigint;
  likelihood: number;
  /** Newest answer per criterion key: "yes" for a tick, the text for an answer; "" when taken back. */
  answers: Readonly<Record<string, string>>;
}>;

export type GateSettings = Readonly<{
  today: Temporal.PlainDate;
  calendar: WorkCalendar;
  shortTermWorkdays: number;
}>;

export type GateResult = Readonly<{
  held: readonly Criterion[];
  /** Must hold before the move. */
  missing: readonly Criterion[];
  /** Should hold; shown as "2 of 6", never blocking. */
  unmet: readonly Criterion[];
  should: Readonly<{ held: number; of: number }>;
}>;

/** Every criterion on the way, in order: leaving each stage passed and entering each after it. */
function criteriaBetween(pipeline: Pipeline, from: string, to: string): Criterion[] {
  const first = stageIndex(pipeline, from);
  const last = stageIndex(pipeline, to);
  return pipeline.stages
    .slice(first, last + 1)
    .flatMap((stage, step) => [
      ...(step > 0 ? stage.enter : []),
      ...(first + step < last ? stage.leave : []),
    ]);
}

export function gate(
  pipeline: Pipeline,
  from: string,
  to: string,
  facts: GateFacts,
  settings: GateSettings,
): GateResult {
  const criteria = criteriaBetween(pipeline, from, to);
  const held = criteria.filter((criterion) => holds(criterion, facts, settings));
  const open = criteria.filter((criterion) => !held.includes(criterion));
  const should = criteria.filter((criterion) => !criterion.must);
  return {
    held,
    missing: open.filter((criterion) => criterion.must),
    unmet: open.filter((criterion) => !criterion.must),
    should: { held: should.filter((criterion) => held.includes(criterion)).length, of: should.length },
  };
}

function holds(criterion: Criterion, facts: GateFacts, settings: GateSettings): boolean {
  switch (criterion.kind) {
    case "field":
      return fieldIsFilled(criterion.field, facts);
    case "within": {
      const workdays = criterion.workdays === "short-term" ? settings.shortTermWorkdays : criterion.workdays;
      const inTime = Temporal.PlainDate.compare(facts.closeDate, latestDate(workdays, settings)) <= 0;
      return inTime && Temporal.PlainDate.compare(facts.closeDate, settings.today) >= 0;
    }
    case "tick":
      return facts.answers[criterion.key] === "yes";
    case "answer":
      return (facts.answers[criterion.key] ?? "") !== "";
  }
}

/** The last signing date that a `within` criterion accepts. */
export const latestDate = (workdays: number, settings: GateSettings): Temporal.PlainDate =>
  addWorkdays(settings.today, workdays, settings.calendar);

function fieldIsFilled(field: "source" | "closeDate" | "amount" | "likelihood", facts: GateFacts): boolean {
  if (field === "source") return Boolean(facts.source);
  if (field === "amount") return facts.amountMinor > 0n;
  return true;
}
