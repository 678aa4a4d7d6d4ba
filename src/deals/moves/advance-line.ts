/** `ACME 目标客户`, "ACME to qualified", 瑞丰到目标客户 → deal and stage; the stage may be missing. */
import type { Turn } from "../../chat/use-case.ts";
import { findStages, splitStage } from "../../pipelines/find-stage.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { splitWords, type Word } from "../../understanding/split-words.ts";
import { loadCandidates, orNear } from "../naming/candidates.ts";
import { dealsIn, type FoundDeal, findDeal, frontsOf } from "../naming/find-deal.ts";

export type AdvanceLine = Readonly<{
  deal: string;
  /** As it was typed: the deal looks it up in its own pipeline. */
  stage?: string;
  /** What is called so, if that had to be known to read the line. */
  found?: FoundDeal;
}>;

/**
 * `ACME qualified`, `华信 → 3`, `ACME next`: the deal's name, and the stage as far as the line names one. Stages
 * are looked for from the end, in the company's standard pipeline first.
 */
export async function readAdvanceLine(turn: Turn, line: string): Promise<AdvanceLine> {
  const words = splitWords(line.replace(arrow, " → "));
  const usual = endingIn(turn.pipelines.standard, words);
  if (usual) return usual;
  const text = words.map((word) => word.text).join(" ");
  const onwards = next.exec(text)?.[0];
  if (onwards) {
    const before = words.length - onwards.trim().split(" ").length;
    if (before > 0) return { deal: nameOf(words.slice(0, before)) };
  }
  const plain: AdvanceLine = { deal: nameOf(words) || line };
  const odd = oddReading(words, turn.pipelines.newest);
  const elsewhere = endingsElsewhere(turn, words);
  const names = [line, plain.deal, ...elsewhere.map(({ deal }) => deal), ...(odd ? [odd.deal] : [])];
  const { candidates, owners } = await loadCandidates(turn, [names, names.flatMap(frontsOf)]);
  const isKnown = (name: string) => findDeal(candidates, name).kind !== "none";
  // A stage of another pipeline only behind a deal that goes through it: else "Contract" is part of a name.
  const other = elsewhere.find(({ deal, pipeline }) =>
    dealsIn(findDeal(candidates, deal)).some((one) => one.pipeline === pipeline),
  );
  // "Zephyr Foods" is a deal, whatever "Foods" resembles.
  const isOdd = odd && !isKnown(line) && (!odd.isMistyped || isKnown(odd.deal));
  const { deal, stage } = other ?? (isOdd ? odd : plain);
  return { deal, stage, found: await orNear(turn, owners, findDeal(candidates, deal), deal) };
}

/** Where the end is a stage of this pipeline. */
function endingIn(pipeline: Pipeline, words: readonly Word[]): { deal: string; stage: string } | undefined {
  const texts = words.map((word) => word.text);
  const { stage, rest } = splitStage(pipeline, texts);
  if (!stage) return undefined;
  return { deal: nameOf(words.slice(0, rest.length)), stage: texts.slice(rest.length).join(" ") };
}

const endingsElsewhere = (turn: Turn, words: readonly Word[]) =>
  turn.pipelines.newest.slice(1).flatMap((pipeline) => {
    const read = endingIn(pipeline, words);
    return read ? [{ ...read, pipeline: pipeline.code }] : [];
  });

/** Where the end is no stage: without a blank, the stage in front, only a stage, or a mistyped one. */
function oddReading(
  words: readonly Word[],
  pipelines: readonly Pipeline[],
): { deal: string; stage: string; isMistyped?: boolean } | undefined {
  const last = words.at(-1);
  if (!last || last.quoted) return undefined;
  for (const stage of pipelines.flatMap(({ stages }) => stages)) {
    const ending = [stage.name.zh, ...stage.aliases].find(
      (name) => /\p{Script=Han}{2}/u.test(name) && last.text.endsWith(name),
    );
    const before = ending && last.spelling.slice(0, -ending.length).replace(/(?:推进|推)?[到至]$/u, "");
    if (ending && before)
      return { deal: [nameOf(words.slice(0, -1)), before].join(" ").trim(), stage: ending };
  }
  for (let length = Math.min(3, words.length); length >= 1; length--) {
    const front = words.slice(0, length).map((word) => word.text);
    const stage = front.join(" ");
    if (findStages(pipelines, stage).length > 0 && !/^\d+$/.test(front[0]!))
      return { deal: nameOf(words.slice(length)), stage };
  }
  if (words.length === 1) return undefined;
  return { deal: nameOf(words.slice(0, -1)), stage: last.spelling, isMistyped: true };
}

/** Blanks are counted, so that a long run of them is not tried again at each. */
const arrow = /\s{0,3}(?:->|=>|→|➜|＞|(?<=\s)>(?=\s))\s{0,3}/gu;
const next = /(?:^| )(?:(?:to )?(?:the )?next(?: stage| step)?|[到至]?下一?个?(?:阶段|步))$/i;

/** Words that only lead from a name to its stage. */
const leading = new Set(["to", "into", "as", "stage", "到", "至", "推到", "→", "-", ">"]);

function nameOf(words: readonly Word[]): string {
  const name = [...words];
  while (name.length > 1 && !name.at(-1)!.quoted && leading.has(name.at(-1)!.text.toLowerCase())) name.pop();
  return name.map((word) => word.spelling).join(" ");
}
