/** `ACME 目标客户`, "ACME to qualified", 瑞丰到目标客户 → deal and stage; the stage may be missing. */
import type { Turn } from "../chat/use-case.ts";
import { findStages, splitStage } from "../pipelines/find-stage.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { splitWords, type Word } from "../understanding/split-words.ts";
import { findDeal } from "./find-deal.ts";

/** The stage as it was typed: the deal looks it up in its own pipeline. */
export type AdvanceLine = Readonly<{ deal: string; stage?: string }>;

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
  return (
    (await endingElsewhere(turn, words)) ??
    (await readOddLine(turn, line, words)) ?? { deal: nameOf(words) || line }
  );
}

/** Where the end is a stage of this pipeline. */
function endingIn(pipeline: Pipeline, words: readonly Word[]): AdvanceLine | undefined {
  const texts = words.map((word) => word.text);
  const { stage, rest } = splitStage(pipeline, texts);
  if (!stage) return undefined;
  return { deal: nameOf(words.slice(0, rest.length)), stage: texts.slice(rest.length).join(" ") };
}

/** A stage of another pipeline only behind a deal that goes through it: else "Contract" is part of a name. */
async function endingElsewhere(turn: Turn, words: readonly Word[]): Promise<AdvanceLine | undefined> {
  for (const pipeline of turn.pipelines.newest.slice(1)) {
    const read = endingIn(pipeline, words);
    const found = read && (await findDeal(turn, read.deal));
    const deals = found?.kind === "one" ? [found.deal] : found?.kind === "several" ? found.deals : [];
    if (deals.some((deal) => deal.pipeline === pipeline.code)) return read;
  }
  return undefined;
}

/** Where the end is no stage: without a blank, the stage in front, only a stage, or a mistyped one. */
async function readOddLine(
  turn: Turn,
  line: string,
  words: readonly Word[],
): Promise<AdvanceLine | undefined> {
  const last = words.at(-1);
  // "Zephyr Foods" is a deal, whatever "Foods" resembles.
  if (!last || last.quoted || (await findDeal(turn, line)).kind !== "none") return undefined;
  const { newest } = turn.pipelines;
  for (const stage of newest.flatMap(({ stages }) => stages)) {
    const ending = [stage.name.zh, ...stage.aliases].find(
      (name) => /\p{Script=Han}{2}/u.test(name) && last.text.endsWith(name),
    );
    const before = ending && last.spelling.slice(0, -ending.length).replace(/(?:推进|推)?[到至]$/u, "");
    if (before) return { deal: [nameOf(words.slice(0, -1)), before].join(" ").trim(), stage: ending };
  }
  for (let length = Math.min(3, words.length); length >= 1; length--) {
    const front = words.slice(0, length).map((word) => word.text);
    const stage = front.join(" ");
    if (findStages(newest, stage).length > 0 && !/^\d+$/.test(front[0]!))
      return { deal: nameOf(words.slice(length)), stage };
  }
  const mistyped = words.length > 1 && (await findDeal(turn, nameOf(words.slice(0, -1)))).kind !== "none";
  return mistyped ? { deal: nameOf(words.slice(0, -1)), stage: last.spelling } : undefined;
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
