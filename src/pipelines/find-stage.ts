/** A stage as people name it: 目标客户, "qualified", "3", "qualified-customer". Pure. */
import { matchWord } from "../understanding/match-word.ts";
import type { Pipeline, Stage } from "./pipeline.ts";

export type FoundStage =
  | Readonly<{ kind: "one"; stage: Stage }>
  /** `near`: what may have been meant, best first. */
  | Readonly<{ kind: "none"; near: readonly Stage[] }>;

/** Names mean different things in different pipelines, so a stage is always looked up in the deal's own. */
export function findStage(pipeline: Pipeline, typed: string): FoundStage {
  const word = typed.trim();
  const numbered = /^(?:第)?(\d{1,2})(?:阶段)?$/.exec(word);
  if (numbered) {
    const stage = pipeline.stages[Number(numbered[1]) - 1];
    return stage ? { kind: "one", stage } : { kind: "none", near: pipeline.stages };
  }
  const words = Object.fromEntries(
    pipeline.stages.map((stage) => [
      stage.code,
      [stage.code, stage.name.en, stage.name.zh, ...stage.aliases],
    ]),
  );
  const found = matchWord(word, words);
  if (found.kind === "one") {
    const stage = pipeline.stages.find((candidate) => candidate.code === found.key);
    if (stage) return { kind: "one", stage };
  }
  return { kind: "none", near: pipeline.stages.filter((stage) => found.near.includes(stage.code)) };
}

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
