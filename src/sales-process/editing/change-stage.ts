/** A stage is added, changed, put elsewhere or taken out. */
import { z } from "zod";
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { choiceOf, type Read, right } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { sql } from "../../database/sql.ts";
import { countDeals } from "../../deals/facts/load-deals.ts";
import { freshCode, withoutStage, withStage } from "../../pipelines/edits.ts";
import type { Pipeline, Stage } from "../../pipelines/pipeline.ts";
import { processCard } from "../process-card.ts";
import {
  bothOf,
  changeProcess,
  nameQuestions,
  needs,
  problemsOf,
  processInput,
  processNamed,
  wholeQuestion,
} from "./change-process.ts";
import { saveProcess } from "./save-process.ts";
import { sayProblem } from "./say-problem.ts";
import { editingWords } from "./words.ts";

/** Without a stage: a new one. */
const input = processInput.extend({ stage: z.string().max(80).default("") });

const front = "^";

export const changeStage = defineUseCase({
  ...{ name: "process.stage", needs, changes: true, input },
  async run(turn, { process, version, stage: code, ...typed }) {
    const { locale } = turn;
    const words = editingWords(locale);
    const before = processNamed(turn, process);
    const at = before.stages.findIndex((one) => one.code === code);
    const stage = before.stages[at];
    if (code !== "" && !stage) return refuse(chatWords(locale).staleButton);
    return changeProcess(
      turn,
      {
        ...{ before, version, action: "process.stage", hidden: { stage: code } },
        title: stage ? words.stageTitle(stage.name[locale]) : words.newStageTitle(before.name[locale]),
        questions: questions(turn, before, stage, at),
        change: ({ en, zh, aliases, after, likelihood, workdays, target, counted }) => {
          const name = bothOf({ en, zh });
          const behind = before.stages.find((one) => one.code === after);
          const made: Stage = {
            ...(stage ?? blank(turn, before, name, behind)),
            ...{ name, aliases, likelihood: likelihood!, workdays: workdays!, counted },
            targetConversion: target,
          };
          return withStage(before, made, behind?.code ?? "");
        },
        fields: {
          aliases: "aliases",
          likelihood: "likelihood",
          workdays: "workdays",
          targetConversion: "target",
          phase: "after",
        },
        show: async (now, pipeline) =>
          showCard(
            await processCard(now, pipeline, words.isChanged(pipeline.name[locale], pipeline.version)),
            { replace: true },
          ),
      },
      typed,
    );
  },
});

function questions(turn: Turn, before: Pipeline, stage: Stage | undefined, at: number) {
  const { locale } = turn;
  const words = editingWords(locale);
  const places = [
    { value: front, label: words.atTheFront },
    ...before.stages
      .filter((one) => one !== stage)
      .map(({ code, name }) => ({ value: code, label: words.behind(name[locale]) })),
  ];
  const lastOpen = before.stages.findLast(({ phase }) => phase === "open");
  const behind = stage ? before.stages[at - 1]?.code : lastOpen?.code;
  return {
    ...nameQuestions(turn, stage?.name),
    after: {
      ...choiceOf(places, chatWords(locale).required),
      ...{ label: words.place, required: true, now: behind ?? front },
    },
    likelihood: wholeQuestion(turn, { label: words.likelihood, now: stage?.likelihood }),
    workdays: wholeQuestion(turn, {
      label: words.workdays,
      hint: words.workdaysHint,
      now: stage?.workdays ?? 10,
    }),
    target: wholeQuestion(turn, {
      label: words.target,
      hint: words.targetHint,
      now: stage?.targetConversion,
      optional: true,
    }),
    aliases: {
      ...{
        type: "line" as const,
        label: words.aliases,
        hint: words.aliasesHint,
        required: false,
        maxLength: 300,
      },
      now: stage?.aliases.join(", ") ?? "",
      read: (text: string): Read<string[]> =>
        right(
          text
            .split(/[,，、;；]/)
            .map((one) => one.trim())
            .filter(Boolean),
        ),
    },
    counted: {
      ...{ type: "tick" as const, label: words.counted, required: false },
      now: (stage?.counted ?? true) ? "yes" : "",
      read: (text: string): Read<boolean> => right(text === "yes"),
    },
  };
}

/** Codes of former stages are not given again: deals of older versions have them. */
function blank(
  turn: Turn,
  { code, stages }: Pipeline,
  name: Stage["name"],
  behind: Stage | undefined,
): Stage {
  const versions = turn.pipelines.all.filter((one) => one.code === code);
  const taken = new Set([...stages, ...versions.flatMap((one) => one.stages)].map((one) => one.code));
  return {
    ...{ code: freshCode(name, taken, "stage"), name, aliases: [], counted: true },
    // Behind an open stage it is before the sale; behind the win it is past it.
    phase: !behind || behind.phase === "open" ? "open" : "after-sale",
    ...{ likelihood: 0, workdays: 10, targetConversion: null, enter: [], leave: [] },
    guide: { roles: [], talkingPoints: [] },
  };
}

/** By a button that does not name the version: sure? Its deals stay where they are in any case. */
export const removeStage = defineUseCase({
  ...{ name: "process.stage-remove", needs, changes: true, input },
  async run(turn, { process, version, stage: code }) {
    const { locale } = turn;
    const words = editingWords(locale);
    const before = processNamed(turn, process);
    const stage = before.stages.find((one) => one.code === code);
    if (!stage) return refuse(chatWords(locale).staleButton);
    if (before.start === code) return refuse(words.startStays(stage.name[locale]));
    const after = withoutStage(before, code);
    const [problem] = problemsOf(turn, after);
    if (problem) return refuse(sayProblem(problem, locale));
    if (version !== before.version) return showCard(await sureCard(turn, before, stage));
    const saved = await saveProcess(turn, { before, after });
    const banner = words.isChanged(before.name[locale], saved.pipeline.version);
    return showCard(await processCard(saved.turn, saved.pipeline, banner), { replace: true });
  },
});

async function sureCard(turn: Turn, { code, version }: Pipeline, stage: Stage) {
  const words = editingWords(turn.locale);
  const count = await countDeals(turn.db, {
    ...{ workspaceId: turn.workspace.id, owners: "all" },
    where: [sql`d."pipeline" = ${code} AND d."stage" = ${stage.code}`],
  });
  const title = words.removeTitle(stage.name[turn.locale]);
  const values = { process: code, stage: stage.code, version };
  return card(
    turn.locale,
    title,
    [
      paragraph(words.removeStage(count)),
      actions(
        button(words.remove, "process.stage-remove", values, { style: "danger" }),
        button(chatWords(turn.locale).cancel, "deal.pipeline", { line: code, stage: stage.code }),
      ),
    ],
    { tone: "warning", summary: title },
  );
}
