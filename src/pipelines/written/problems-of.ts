/** The one check of a pipeline, whether it comes from a file or from a form. Pure. */
import { locales } from "../../text/locale.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { findStage } from "../find-stage.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import { contractSigned, firstPayment, satisfactionKey, wouldBuyAgainKey } from "../known-criteria.ts";
import { criteriaOf, type Pipeline, type Stage } from "../pipeline.ts";
import type { Path, PipelineProblem } from "./problem.ts";

/** More is no funnel that anybody keeps in mind, nor a picture that can be read. */
const mostStages = 40;

/** What is wrong between its parts; each part by itself is as pipelineSchema wants it. Nothing: it can be used. */
export function problemsOf(pipeline: Pipeline): PipelineProblem[] {
  const { stages } = pipeline;
  if (stages.length > mostStages)
    return [{ path: ["stages"], code: "too-many-stages", count: stages.length, limit: mostStages }];
  const twice = repeated(stages.map(({ code }, at) => [code, ["stages", at, "code"]]));
  return [
    ...twice,
    ...phaseProblems(stages),
    ...startProblems(pipeline),
    // Of two stages with one code every word would seem to name the other.
    ...(twice.length === 0 ? ambiguousWords(pipeline) : []),
    ...criteriaProblems(stages),
    ...assessmentProblems(pipeline),
    ...(["lostReasons", "wonReasons"] as const).flatMap((list) =>
      repeated(pipeline[list].map(({ code }, at) => [code, [list, at, "code"]])),
    ),
  ];
}

/**
 * What it may not be beside the company's other ones.
 * @param versions of the same pipeline, from before @param others all that people can name
 */
export function clashesOf(
  pipeline: Pipeline,
  versions: readonly Pipeline[],
  others: readonly Pipeline[],
): PipelineProblem[] {
  const former = versions.flatMap(({ stages }) => stages);
  const moved = pipeline.stages.flatMap(({ code: said, phase }, at) =>
    // Deals keep the code: what is open in one version cannot be sold in the next.
    former.some((one) => one.code === said && (one.phase === "open") !== (phase === "open"))
      ? [{ path: ["stages", at, "phase"], code: "phase-moved", said } as const]
      : [],
  );
  const names = (one: Pipeline) =>
    [one.code, ...locales.map((locale) => one.name[locale])].map(foldForReading);
  const own = names(pipeline);
  const taken = others.find(
    (one) => one.code !== pipeline.code && names(one).some((name) => own.includes(name)),
  );
  return taken ? [...moved, { path: ["name"], code: "name-taken", said: taken.name.en }] : moved;
}

/** Each that was said before. */
function repeated(codes: readonly (readonly [code: string, path: Path])[]): PipelineProblem[] {
  const seen = new Set<string>();
  return codes.flatMap(([said, path]) => {
    if (seen.has(said)) return [{ path, code: "twice", said } as const];
    seen.add(said);
    return [];
  });
}

const order = ["open", "won", "after-sale"] as const;

function phaseProblems(stages: readonly Stage[]): PipelineProblem[] {
  const wins = stages.flatMap(({ phase }, at) => (phase === "won" ? [at] : []));
  const late = stages.findIndex(
    ({ phase }, at) => at > 0 && order.indexOf(phase) < order.indexOf(stages[at - 1]!.phase),
  );
  return [
    ...(stages[0]?.phase === "open" ? [] : [{ path: ["stages", 0], code: "no-open" } as const]),
    // A process may go straight on to what comes after the sale: entering that is the win.
    ...(stages.every(({ phase }) => phase === "open")
      ? [{ path: ["stages", stages.length - 1], code: "no-win" } as const]
      : []),
    ...wins.slice(1).map((at) => ({ path: ["stages", at, "phase"], code: "two-wins" }) as const),
    ...(late > 0 ? [{ path: ["stages", late, "phase"], code: "out-of-order" } as const] : []),
  ];
}

function startProblems({ start: said, stages }: Pipeline): PipelineProblem[] {
  const stage = stages.find(({ code }) => code === said);
  if (!stage) return [{ path: ["start"], code: "no-such-stage", said, known: codesOf(stages) }];
  return stage.phase === "open" ? [] : [{ path: ["start"], code: "start-not-open", said }];
}

const codesOf = (stages: readonly Stage[]) => stages.map(({ code }) => code);

/** Whatever a stage is called has to lead to it, as when somebody types it. */
function ambiguousWords(pipeline: Pipeline): PipelineProblem[] {
  return pipeline.stages.flatMap(({ code, name, aliases }, at) => {
    const words: (readonly [string, Path])[] = [
      [code, ["code"]],
      ...locales.map((locale) => [name[locale], ["name", locale]] as const),
      ...aliases.map((alias, nth) => [alias, ["aliases", nth]] as const),
    ];
    return words.flatMap(([said, path]) => {
      const found = findStage(pipeline, said);
      if (found.kind === "none" || found.stage.code === code) return [];
      return [{ path: ["stages", at, ...path], code: "ambiguous", said, stage: found.stage.name } as const];
    });
  });
}

/** What the product itself looks at has to be of a kind that it can read. */
const kindsOfKnown: Readonly<Record<string, readonly Criterion["kind"][]>> = {
  [contractSigned]: ["tick"],
  [firstPayment]: ["payment", "tick"],
  [satisfactionKey]: ["number"],
  [wouldBuyAgainKey]: ["tick"],
};

function criteriaProblems(stages: readonly Stage[]): PipelineProblem[] {
  const all = stages.flatMap((stage, at) =>
    (["enter", "leave"] as const).flatMap((way) =>
      stage[way].map((criterion, nth) => ({ criterion, path: ["stages", at, way, nth] as Path })),
    ),
  );
  return [
    ...repeated(all.map(({ criterion, path }) => [criterion.key, [...path, "key"]])),
    ...all.flatMap(({ criterion, path }) => ownProblems(criterion, path)),
  ];
}

function ownProblems({ key: said, kind }: Criterion, path: Path): PipelineProblem[] {
  // What every object of JavaScript has: an answer to it would seem to be there.
  if (said === "constructor") return [{ path: [...path, "key"], code: "reserved", said }];
  const known = Object.hasOwn(kindsOfKnown, said) ? kindsOfKnown[said]! : [kind];
  return known.includes(kind) ? [] : [{ path: [...path, "kind"], code: "wrong-kind", said, known }];
}

function assessmentProblems(pipeline: Pipeline): PipelineProblem[] {
  const { stages, assessments } = pipeline;
  const keys = new Set(criteriaOf(pipeline).map(({ key }) => key));
  return [
    ...repeated(assessments.map(({ code }, at) => [code, ["assessments", at, "code"]])),
    ...assessments.flatMap(({ stage: said, criteria }, at): PipelineProblem[] => [
      ...(codesOf(stages).includes(said)
        ? []
        : [
            {
              path: ["assessments", at, "stage"],
              code: "no-such-stage",
              said,
              known: codesOf(stages),
            } as const,
          ]),
      ...criteria.flatMap((key, nth) =>
        keys.has(key)
          ? []
          : [{ path: ["assessments", at, "criteria", nth], code: "no-such-criterion", said: key } as const],
      ),
    ]),
  ];
}
