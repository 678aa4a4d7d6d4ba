/** A stage is added, changed, put elsewhere or taken out. */
import { z } from "zod";
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { sql } from "../../database/sql.ts";
import { countDeals } from "../../deals/facts/load-deals.ts";
import { freshCode, withoutStage, withStage } from "../../pipelines/edits.ts";
import { editionOf, type Pipeline, type Stage } from "../../pipelines/pipeline.ts";
import { processCard } from "../process-card.ts";
import { changeProcess, needs, problemsOf, processInput, processNamed } from "./change-process.ts";
import { saveProcess } from "./save-process.ts";
import { sayProblem } from "./say-problem.ts";
import {
  aliasesQuestion,
  bothOf,
  nameQuestions,
  placeQuestion,
  tickQuestion,
  wholeQuestion,
} from "./shared-questions.ts";
import { editingWords } from "./words.ts";

/** Without a stage: a new one. */
const input = processInput.extend({ stage: z.string().max(80).default("") });

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
            await processCard(now, pipeline, words.isChanged(pipeline.name[locale], editionOf(pipeline))),
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
  const lastOpen = before.stages.findLast(({ phase }) => phase === "open");
  const behind = stage ? before.stages[at - 1]?.code : lastOpen?.code;
  const others = before.stages.filter((one) => one !== stage).map(({ code: id, name }) => ({ id, name }));
  return {
    ...nameQuestions(turn, stage?.name),
    after: placeQuestion(turn, others, behind),
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
    aliases: aliasesQuestion(turn, stage?.aliases ?? []),
    counted: tickQuestion(words.counted, stage?.counted ?? true),
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
    const banner = words.isChanged(before.name[locale], editionOf(saved.pipeline));
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
