/** The gate: what holds and what is missing on the way from one stage to another. Pure; facts come as data. */
import type { GateFacts, GateSettings } from "./gates/gate-kind.ts";
import { type Criterion, kindOf } from "./gates/gate-kinds.ts";
import { type Pipeline, stageIndex } from "./pipeline.ts";

export type GateResult = Readonly<{
  held: readonly Criterion[];
  /** Musts that do not hold and may be skipped all the same. */
  excepted: readonly Criterion[];
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

/**
 * Which criteria between two stages hold, and which do not; those of the stages in between count too. Pure.
 * @param excepted keys of criteria that may be skipped
 * @param from code of the deal's stage
 * @param to code of the stage it is to reach
 */
export function gate(
  pipeline: Pipeline,
  from: string,
  to: string,
  facts: GateFacts,
  settings: GateSettings,
  excepted: Pick<ReadonlyMap<string, unknown>, "has"> = new Map(),
): GateResult {
  const criteria = criteriaBetween(pipeline, from, to);
  const held = criteria.filter((criterion) => kindOf(criterion).holds(criterion, facts, settings));
  const open = criteria.filter((criterion) => !held.includes(criterion));
  const should = criteria.filter((criterion) => !criterion.must);
  return {
    held,
    excepted: open.filter(({ must, key }) => must && excepted.has(key)),
    missing: open.filter(({ must, key }) => must && !excepted.has(key)),
    unmet: open.filter((criterion) => !criterion.must),
    should: { held: should.filter((criterion) => held.includes(criterion)).length, of: should.length },
  };
}
