/** What every form that changes a sales process does: it reads, checks, and makes the next version. */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { fillForm, type Plan, type Typed } from "../../chat/fill-form.ts";
import type { Questions, Said } from "../../chat/question.ts";
import { type Reply, refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";
import { plainPipeline } from "../../pipelines/written/plain-pipeline.ts";
import type { PipelineProblem } from "../../pipelines/written/problem.ts";
import { readPipeline } from "../../pipelines/written/read-pipeline.ts";
import { knownProcesses } from "../known-processes.ts";
import { saveProcess, standsAgainst, whoChanged } from "./save-process.ts";
import { sayProblem } from "./say-problem.ts";
import { editingWords } from "./words.ts";

export const needs = "settings.change";

/** `version`: the newest one when the form was opened; a button takes whatever is newest. */
export const processInput = z
  .object({ process: z.string().max(80), version: z.coerce.number().int().optional() })
  .catchall(z.unknown());

/** @throws Refusal for one that the company does not have: an old button, or another company's */
export function processNamed({ pipelines, locale }: Turn, code: string): Pipeline {
  const found = knownProcesses(pipelines).find((one) => one.code === code);
  if (!found) throw new Refusal(refuse(chatWords(locale).staleButton));
  return found;
}

type Changing<Q extends Questions> = Omit<Plan<Q>, "check" | "hidden" | "complete"> &
  Readonly<{
    hidden?: Readonly<Record<string, string>>;
    before: Pipeline;
    /** The one that the form was opened on; undefined while it is opened. */
    version: number | undefined;
    change: (said: Said<Q>) => Pipeline;
    /** Under which field a problem stands, by the names on its path; under the first otherwise. */
    fields?: Readonly<Record<string, keyof Q & string>>;
    /** What is shown once it is saved. */
    show: (turn: Turn, pipeline: Pipeline, said: Said<Q>) => Reply | Promise<Reply>;
  }>;

/** The form until it can be saved; then its change as the next version. */
export async function changeProcess<Q extends Questions>(
  turn: Turn,
  { before, version, change, fields = {}, show, hidden, ...plan }: Changing<Q>,
  typed: Typed,
): Promise<Reply> {
  const names = Object.keys(plan.questions) as (keyof Q & string)[];
  const late =
    turn.kind === "submit" && version !== before.version
      ? editingWords(turn.locale).changedMeanwhile(
          before.name[turn.locale],
          editionOf(before),
          await whoChanged(turn, before.code),
        )
      : undefined;
  const under = (problem: PipelineProblem | undefined) => {
    if (!problem) return undefined;
    const step = problem.path.findLast((one) => typeof one === "string" && Object.hasOwn(fields, one));
    const name = step === undefined ? names[0]! : fields[String(step)]!;
    const { label } = plan.questions[name]!;
    return { [name]: sayProblem(problem, turn.locale, label) } as Partial<Record<keyof Q, string>>;
  };
  const filled = fillForm(
    turn,
    {
      ...plan,
      hidden: { ...hidden, process: before.code, version: String(before.version) },
      check(said) {
        // What was typed stays, and the form goes on naming the version that it was opened on.
        if (late) return { [names[0]!]: late } as Partial<Record<keyof Q, string>>;
        return names.every((name) => name in said)
          ? under(problemsOf(turn, change(said as Said<Q>))[0])
          : undefined;
      },
    },
    typed,
  );
  if (!filled.ok) return filled.reply;
  const after = change(filled.said);
  if (isDeepStrictEqual(after, before))
    return refuse(editingWords(turn.locale).nothingNew(before.name[turn.locale]));
  const saved = await saveProcess(turn, { before, after });
  return show(saved.turn, saved.pipeline, filled.said);
}

/** Also what is too long, or no text at all. */
export function problemsOf(turn: Turn, pipeline: Pipeline): readonly PipelineProblem[] {
  const read = readPipeline(plainPipeline(pipeline));
  return read.ok ? standsAgainst(turn, pipeline) : read.problems;
}
