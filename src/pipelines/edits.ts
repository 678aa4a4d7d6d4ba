/** A pipeline with one thing other than before. Pure; whether it can be used says the check. */

import type { Bilingual } from "../text/locale.ts";
import { pinyinOf } from "../understanding/pinyin.ts";
import type { Criterion } from "./gates/gate-kinds.ts";
import { type Assessment, criteriaOf, type Pipeline, type Reason, type Stage } from "./pipeline.ts";

/** Behind which one; "" at the front. */
type After = string;

const moved = <T>(list: readonly T[], item: T, idOf: (one: T) => string, after: After): T[] => {
  const others = list.filter((one) => idOf(one) !== idOf(item));
  const at = others.findIndex((one) => idOf(one) === after);
  return others.toSpliced(after === "" ? 0 : at < 0 ? others.length : at + 1, 0, item);
};

/** Put there, whether it is new, changed, or only elsewhere. */
export const withStage = (pipeline: Pipeline, stage: Stage, after: After): Pipeline => ({
  ...pipeline,
  stages: moved(pipeline.stages, stage, ({ code }) => code, after),
});

/** With what hung on it: what is assessed there, and its criteria wherever they were assessed. */
export const withoutStage = (pipeline: Pipeline, code: string): Pipeline =>
  assessingWhatThereIs({
    ...pipeline,
    stages: pipeline.stages.filter((one) => one.code !== code),
    assessments: pipeline.assessments.filter(({ stage }) => stage !== code),
  });

export type Way = "enter" | "leave";

export function withCriterion(
  pipeline: Pipeline,
  stage: string,
  { way, criterion, after }: Readonly<{ way: Way; criterion: Criterion; after: After }>,
): Pipeline {
  const other = way === "enter" ? "leave" : "enter";
  const stages = pipeline.stages.map((one) =>
    one.code === stage
      ? {
          ...one,
          [way]: moved(one[way], criterion, ({ key }) => key, after),
          [other]: one[other].filter(({ key }) => key !== criterion.key),
        }
      : one,
  );
  return { ...pipeline, stages };
}

export const withoutCriterion = (pipeline: Pipeline, key: string): Pipeline =>
  assessingWhatThereIs({
    ...pipeline,
    stages: pipeline.stages.map((one) => ({
      ...one,
      enter: one.enter.filter((other) => other.key !== key),
      leave: one.leave.filter((other) => other.key !== key),
    })),
  });

/** What a pipeline lists beside its stages. */
export type Listed = "assessments" | "lostReasons" | "wonReasons";

/** @param item of the kind that is in this list */
export const withListed = (
  pipeline: Pipeline,
  list: Listed,
  item: Assessment | Reason,
  after: After,
): Pipeline => ({
  ...pipeline,
  [list]: moved<Assessment | Reason>(pipeline[list], item, ({ code }) => code, after),
});

export const withoutListed = (pipeline: Pipeline, list: Listed, code: string): Pipeline => ({
  ...pipeline,
  [list]: pipeline[list].filter((one) => one.code !== code),
});

function assessingWhatThereIs(pipeline: Pipeline): Pipeline {
  const keys = new Set(criteriaOf(pipeline).map(({ key }) => key));
  const assessments = pipeline.assessments
    .map((one) => ({ ...one, criteria: one.criteria.filter((key) => keys.has(key)) }))
    .filter(({ criteria }) => criteria.length > 0);
  return { ...pipeline, assessments };
}

/** What never changes, from a name: "Needs analysis" → needs-analysis, 线索 → xiansuo. @param otherwise where the name has no letters */
export function freshCode(name: Bilingual, taken: ReadonlySet<string>, otherwise: string): string {
  const spelled = /[a-z]/i.test(name.en) ? name.en : pinyinOf(name.zh).full;
  const words = spelled.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const code =
    words
      .join("-")
      .replace(/^[0-9-]+/, "")
      .slice(0, 30)
      .replace(/-$/, "") || otherwise;
  const free = (nth: number): string => {
    const one = nth === 1 ? code : `${code}-${nth}`;
    return taken.has(one) ? free(nth + 1) : one;
  };
  return free(1);
}
