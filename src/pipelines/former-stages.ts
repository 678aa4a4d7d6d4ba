/** Stages that only older versions of a pipeline have: deals may still stand in them. Pure. */
import type { PipelineBook } from "./book.ts";
import type { Pipeline, Stage } from "./pipeline.ts";

export type FormerStage = Readonly<{
  /** As the last version that had it called it. */
  stage: Stage;
  /** The stage of the newest version that it stood behind; undefined where it stood before all of them. */
  after: Stage | undefined;
}>;

type Versions = readonly [newest: Pipeline, ...others: Pipeline[]];

export function formerStages([newest, ...others]: Versions): FormerStage[] {
  const found = new Map<string, FormerStage>();
  for (const { stages } of others.toSorted((one, other) => other.version - one.version)) {
    stages.forEach((stage, at) => {
      if (found.has(stage.code) || newest.stages.some(({ code }) => code === stage.code)) return;
      const before = stages
        .slice(0, at)
        .map(({ code }) => newest.stages.find((one) => one.code === code))
        .findLast((one) => one !== undefined);
      found.set(stage.code, { stage, after: before });
    });
  }
  return [...found.values()];
}

/** The company's pipelines with nothing but their former stages, to look a name up in; those that have any. */
export const pipelinesOfFormer = ({ newest, versionsOf }: PipelineBook): Pipeline[] =>
  newest.flatMap((pipeline) => {
    const stages = formerStages(versionsOf(pipeline)).map(({ stage }) => stage);
    return stages.length > 0 ? [{ ...pipeline, stages }] : [];
  });

/** All stages of the newest version, and of former ones those that are wanted, each where it stood. */
export function stagesWithFormer(versions: Versions, isWanted: (code: string) => boolean): Stage[] {
  const former = formerStages(versions).filter(({ stage }) => isWanted(stage.code));
  const behind = (code: string | undefined) =>
    former.filter(({ after }) => after?.code === code).map(({ stage }) => stage);
  return [...behind(undefined), ...versions[0].stages.flatMap((stage) => [stage, ...behind(stage.code)])];
}

/** Before the sale or past it: the one never leads to the other by a change of the pipeline. */
export const alike = (one: Stage, other: Stage): boolean =>
  (one.phase === "open") === (other.phase === "open");

/** Where deals of a former stage may go, and first where they would go by themselves. */
export function heirsOf(newest: Pipeline, { stage, after }: FormerStage): readonly [Stage, ...Stage[]] {
  const [first, ...more] = newest.stages.filter((one) => alike(one, stage));
  if (!first) throw new RangeError(`Pipeline ${newest.code} has no stage like ${stage.code}`);
  const own = after && alike(after, stage) ? after : first;
  return [own, ...[first, ...more].filter((one) => one !== own)];
}
