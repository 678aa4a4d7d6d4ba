/** A pipeline as plain data, as short as it can be written: what pipelineSchema reads is the same again. Pure. */
import type { Bilingual } from "../../text/locale.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import { editionOf, type Guide, type Pipeline, type Reason, type Stage } from "../pipeline.ts";
import { lostReasons, wonReasons } from "../shipped/reasons.ts";

type Plain = Readonly<Record<string, unknown>>;

/** Keys in the order in which they are read; undefined where nothing needs to be said. */
export const plainPipeline = (pipeline: Pipeline): Plain =>
  said({
    code: pipeline.code,
    version: editionOf(pipeline),
    name: inOne(pipeline.name),
    about: unlessEmpty(inOne(pipeline.about)),
    archived: pipeline.archived || undefined,
    start: pipeline.start,
    stages: pipeline.stages.map(plainStage),
    assessments: unlessEmpty(pipeline.assessments.map((one) => ({ ...one, name: inOne(one.name) }))),
    lostReasons: unlessUsual(pipeline.lostReasons, lostReasons),
    wonReasons: unlessUsual(pipeline.wonReasons, wonReasons),
  });

const plainStage = (stage: Stage): Plain =>
  said({
    code: stage.code,
    name: inOne(stage.name),
    aliases: unlessEmpty(stage.aliases),
    phase: stage.phase === "open" ? undefined : stage.phase,
    likelihood: stage.likelihood,
    workdays: stage.workdays,
    counted: stage.counted ? undefined : false,
    targetConversion: stage.targetConversion ?? undefined,
    enter: unlessEmpty(stage.enter.map(plainCriterion)),
    leave: unlessEmpty(stage.leave.map(plainCriterion)),
    guide: plainGuide(stage.guide),
  });

function plainCriterion({ key, name, kind, must, hint, as, ...details }: Criterion): Plain {
  const rest: Plain = details;
  return said({
    ...{ key, name: inOne(name), hint: hint && inOne(hint), must, as, kind },
    ...rest,
    options:
      "options" in details
        ? details.options.map((one) => ({ code: one.code, name: inOne(one.name) }))
        : undefined,
  });
}

function plainGuide({ goal, roles, talkingPoints }: Guide): Plain | undefined {
  const plain = said({
    goal: goal && inOne(goal),
    roles: unlessEmpty(roles),
    talkingPoints: unlessEmpty(
      talkingPoints.map(({ customers, points }) => ({
        customers: inOne(customers),
        points: points.map(inOne),
      })),
    ),
  });
  return Object.keys(plain).length > 0 ? plain : undefined;
}

const unlessUsual = (reasons: readonly Reason[], usual: readonly Reason[]) =>
  JSON.stringify(reasons) === JSON.stringify(usual)
    ? undefined
    : reasons.map(({ code, name, aliases }) =>
        said({ code, name: inOne(name), aliases: unlessEmpty(aliases) }),
      );

/** Whoever speaks one language writes one. */
const inOne = ({ en, zh }: Bilingual): string | Bilingual => (en === zh ? en : { en, zh });

const unlessEmpty = <T>(value: T): T | undefined =>
  value === "" || (Array.isArray(value) && value.length === 0) ? undefined : value;

/** Without what is undefined. */
const said = (all: Record<string, unknown>): Plain =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
