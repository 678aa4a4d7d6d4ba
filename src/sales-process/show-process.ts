import { z } from "zod";
import { actions, button, card, text as paragraph, quiet, table, toTheRight } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { usualPipeline } from "../deals/editing/usual-pipeline.ts";
import { findPipeline } from "../pipelines/find-pipeline.ts";
import { findStage } from "../pipelines/find-stage.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { matchWord } from "../understanding/match-word.ts";
import { splitWords } from "../understanding/split-words.ts";
import { criteriaCard } from "./criteria-card.ts";
import { knownProcesses, teamsOf } from "./known-processes.ts";
import { processCard } from "./process-card.ts";
import { stageCard } from "./stage-card.ts";
import { processWords } from "./words.ts";

/** `/deal pipeline`: mine; `/deal pipeline key accounts`; `/deal pipeline key accounts needs`: one stage; `/deal pipeline all`. */
export const showProcess = defineUseCase({
  name: "deal.pipeline",
  command: {
    group: "deal",
    en: ["pipeline", "process", "stages"],
    zh: ["销售流程", "流程", "阶段"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({ line: z.string().max(200).default(""), stage: z.string().max(80).optional() }),
  async run(turn, { line, stage }) {
    const typed = line.trim();
    if (typed === "") return showCard(await processCard(turn, await usualPipeline(turn)));
    if (matchWord(typed, { all: ["all", "全部", "所有"] }).kind === "one")
      return showCard(await listCard(turn));
    const [, about] = criteriaAsked.exec(typed) ?? [];
    if (about !== undefined) return showCriteria(turn, about);
    return stage === undefined ? named(turn, typed) : showStage(turn, typed, stage);
  },
});

/** "key accounts criteria", 大客户销售 条件; alone, of one's own process. */
const criteriaAsked = /^(|.*\S\s+|.*\p{Script=Han})(?:criteria|条件)$/iu;

async function showCriteria(turn: Turn, typed: string): Promise<Reply> {
  if (!may(turn.member, "criteria.weigh")) return refuse(processWords(turn.locale).worth.forManagers);
  const { newest } = turn.pipelines;
  if (typed.trim() === "") return showCard(await criteriaCard(turn, await usualPipeline(turn)));
  const found = findPipeline(newest, typed);
  return found.kind === "one"
    ? showCard(await criteriaCard(turn, found.pipeline))
    : whichProcess(turn, typed.trim(), newest);
}

/** A process by its name; behind a process's name, or alone of one's own process, a stage. */
async function named(turn: Turn, typed: string): Promise<Reply> {
  const known = knownProcesses(turn.pipelines);
  const whole = findPipeline(known, typed);
  if (whole.kind === "one") return showCard(await processCard(turn, whole.pipeline));
  const words = splitWords(typed).map(({ spelling }) => spelling);
  for (let count = words.length - 1; count >= 1; count--) {
    const front = findPipeline(known, words.slice(0, count).join(" "));
    if (front.kind === "one") return showStage(turn, front.pipeline.code, words.slice(count).join(" "));
  }
  const own = await usualPipeline(turn);
  const inOwn = findStage(own, typed);
  if (inOwn.kind === "one") return showCard(stageCard(turn, own, inOwn.stage));
  return whichProcess(turn, typed, whole.near.length > 0 ? whole.near : known);
}

async function showStage(turn: Turn, process: string, typed: string): Promise<Reply> {
  const known = knownProcesses(turn.pipelines);
  const found = findPipeline(known, process);
  if (found.kind === "none") return whichProcess(turn, process, known);
  const stage = findStage(found.pipeline, typed);
  return stage.kind === "one"
    ? showCard(stageCard(turn, found.pipeline, stage.stage))
    : refuse(processWords(turn.locale).noStage(typed.slice(0, 60), found.pipeline.name[turn.locale]));
}

function whichProcess({ locale }: Turn, typed: string, offered: readonly Pipeline[]): Reply {
  const question = processWords(locale).noSuch(typed.slice(0, 60));
  const buttons = offered.map(({ code, name }) => button(name[locale], "deal.pipeline", { line: code }));
  return showCard(
    card(locale, processWords(locale).listTitle, [paragraph(question), actions(...buttons)], {
      tone: "warning",
      summary: question,
    }),
  );
}

async function listCard(turn: Turn) {
  const { locale, pipelines } = turn;
  const words = processWords(locale);
  const teams = await teamsOf(turn);
  const usedFor = (pipeline: Pipeline): string => {
    const own = teams.get(pipeline.code);
    const said = [
      pipeline === pipelines.standard
        ? words.standard
        : pipelines.offered.includes(pipeline)
          ? words.offered
          : "",
      own ? words.forTeams(own.join(locale === "zh" ? "、" : ", ")) : "",
    ].filter(Boolean);
    return said.join(" · ") || words.notUsed;
  };
  return card(locale, words.listTitle, [
    table(
      [words.process, words.usedFor, toTheRight(words.stages)],
      knownProcesses(pipelines).map((pipeline) => ({
        cells: [
          [pipeline.name[locale], pipeline.about[locale]].filter(Boolean).join(locale === "zh" ? "：" : ": "),
          usedFor(pipeline),
          String(pipeline.stages.length),
        ],
        button: button(words.view, "deal.pipeline", { line: pipeline.code }),
      })),
    ),
    quiet(words.listHint),
  ]);
}
