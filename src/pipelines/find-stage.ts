/** A stage as people name it: 目标客户, "qualified", "3", "qualified-customer". Pure. */
import { matchWord } from "../understanding/match-word.ts";
import type { Pipeline, Stage } from "./pipeline.ts";

export type FoundStage =
  | Readonly<{ kind: "one"; stage: Stage }>
  /** `near`: what may have been meant, best first. */
  | Readonly<{ kind: "none"; near: readonly Stage[] }>;

/** Names mean different things in different pipelines, so a stage is always looked up in the deal's own. */
export function findStage(pipeline: Pipeline, typed: string): FoundStage {
  const word = typed.trim().replace(/^(?:到|至|推到)(?=\p{Script=Han}{2})/u, "");
  const numbered = /^(?:第|阶段|stage ?|step ?)?(?:(\d{1,2})|([一二三四五六七八九]))(?:个?阶段|步)?$/i.exec(
    word,
  );
  if (numbered) {
    const number = numbered[1] ? Number(numbered[1]) : "一二三四五六七八九".indexOf(numbered[2]!) + 1;
    const stage = pipeline.stages[number - 1];
    return stage ? { kind: "one", stage } : { kind: "none", near: pipeline.stages };
  }
  const words = Object.fromEntries(
    pipeline.stages.map((stage) => [
      stage.code,
      [stage.code, stage.name.en, stage.name.zh, ...stage.aliases],
    ]),
  );
  const plural = matchWord(word.replace(/(?<=[a-z]{3})s$/i, ""), words);
  const found = plural.kind === "one" ? plural : matchWord(word, words);
  if (found.kind === "one") {
    const stage = pipeline.stages.find((candidate) => candidate.code === found.key);
    if (stage) return { kind: "one", stage };
  }
  return { kind: "none", near: pipeline.stages.filter((stage) => found.near.includes(stage.code)) };
}

/**
 * The stage of that name in each of the pipelines that has one, in their order: "3" is a different stage in
 * each. For a list, where no deal says which pipeline is meant.
 */
export const findStages = (pipelines: readonly Pipeline[], typed: string): Stage[] =>
  pipelines.flatMap((pipeline) => {
    const found = findStage(pipeline, typed);
    return found.kind === "one" ? [found.stage] : [];
  });

/** The stage at the end of a line, and what stands before it: "华信 医疗 目标客户" → 目标客户, "华信 医疗". */
export function splitStage(
  pipeline: Pipeline,
  words: readonly string[],
): { stage: Stage | undefined; rest: readonly string[] } {
  for (let length = Math.min(3, words.length - 1); length >= 1; length--) {
    const found = findStage(pipeline, words.slice(-length).join(" "));
    if (found.kind === "one") return { stage: found.stage, rest: words.slice(0, -length) };
  }
  return { stage: undefined, rest: words };
}
