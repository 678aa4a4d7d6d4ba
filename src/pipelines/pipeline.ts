/** What a pipeline is: data that can be read, copied and changed, in one place. */
import type { Bilingual } from "../text/locale.ts";
import type { Criterion } from "./gates/gate-kinds.ts";

export type Phase = "open" | "won" | "after-sale";

export type Stage = Readonly<{
  /** Never changes; stored with the deal. */
  code: string;
  name: Bilingual;
  /** Further words people use for it. */
  aliases: readonly string[];
  phase: Phase;
  /** Default likelihood in percent on entering. */
  likelihood: number;
  /** Workdays a deal usually stays; stalled beyond twice of it. */
  workdays: number;
  /** Counted in coverage and asked for on Thursday. */
  counted: boolean;
  /** Filter the way in and the way out. */
  enter: readonly Criterion[];
  leave: readonly Criterion[];
}>;

export type Pipeline = Readonly<{
  code: string;
  /** A version never changes: whoever wants other stages makes another one. Deals stay in theirs until they are moved. */
  version: number;
  name: Bilingual;
  /** Where a new deal begins. */
  start: string;
  stages: readonly Stage[];
}>;

/** Position of a stage, 0-based. @throws RangeError when the pipeline has no such stage (a renamed code in old data) */
export function stageIndex(pipeline: Pipeline, code: string): number {
  const index = pipeline.stages.findIndex((stage) => stage.code === code);
  if (index < 0) throw new RangeError(`Pipeline ${pipeline.code} has no stage ${code}`);
  return index;
}

export const stageOf = (pipeline: Pipeline, code: string): Stage =>
  pipeline.stages[stageIndex(pipeline, code)]!;
