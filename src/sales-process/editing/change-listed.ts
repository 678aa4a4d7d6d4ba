/** What a process lists beside its stages: assessments, and why its deals are lost or won; shown, added, changed, taken out. */
import { z } from "zod";
import { actions, button, type Card, card, quiet, strong, table } from "../../chat/card.ts";
import { joinChosen } from "../../chat/form.ts";
import { choiceOf, choicesOf, type Questions } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { freshCode, type Listed, withListed, withoutListed } from "../../pipelines/edits.ts";
import {
  type Assessment,
  criteriaOf,
  editionOf,
  type Pipeline,
  type Reason,
} from "../../pipelines/pipeline.ts";
import { changeProcess, needs, processInput, processNamed } from "./change-process.ts";
import { aliasesQuestion, bothOf, nameQuestions, placeQuestion, tickQuestion } from "./shared-questions.ts";
import { editingWords } from "./words.ts";

const lists = ["assessments", "lostReasons", "wonReasons"] as const satisfies readonly Listed[];

export const showLists = defineUseCase({
  ...{ name: "process.lists", needs, changes: false, input: processInput },
  run: async (turn, { process }) => showCard(listsCard(turn, processNamed(turn, process))),
});

function listsCard(turn: Turn, pipeline: Pipeline, banner?: string): Card {
  const { locale } = turn;
  const words = editingWords(locale);
  const values = { process: pipeline.code };
  const title = words.listsOf(pipeline.name[locale]);
  const blocks = lists.flatMap((list) => [
    strong(words.lists[list]),
    pipeline[list].length === 0
      ? quiet(words.noneListed)
      : table(
          [words.called, words.listedWith[list]],
          pipeline[list].map((one) => ({
            cells: [one.name[locale], saidOf(turn, pipeline, one)],
            button: button(words.change, "process.listed", { ...values, list, code: one.code }),
          })),
        ),
  ]);
  return card(
    locale,
    title,
    [
      banner ? quiet(banner) : undefined,
      ...blocks,
      actions(
        ...lists.map((list) => button(words.addListed[list], "process.listed", { ...values, list })),
        button(pipeline.name[locale], "deal.pipeline", { line: pipeline.code }),
      ),
    ],
    { summary: banner ?? title },
  );
}

function saidOf({ locale }: Turn, { stages }: Pipeline, one: Assessment | Reason): string {
  if ("aliases" in one) return one.aliases.join(locale === "zh" ? "、" : ", ") || "–";
  const stage = stages.find(({ code }) => code === one.stage)?.name[locale] ?? one.stage;
  return editingWords(locale).assessedIn(stage, one.criteria.length);
}

const input = processInput.extend({ list: z.enum(lists), code: z.string().max(80).default("") });

export const changeListed = defineUseCase({
  ...{ name: "process.listed", needs, changes: true, input },
  async run(turn, { process, version, list, code, ...typed }) {
    const { locale } = turn;
    const words = editingWords(locale);
    const before = processNamed(turn, process);
    const at = before[list].findIndex((one) => one.code === code);
    const now = before[list][at];
    if (code !== "" && !now) return refuse(chatWords(locale).staleButton);
    return changeProcess(
      turn,
      {
        ...{ before, version, action: "process.listed", hidden: { list, code } },
        title: now ? words.listedTitle[list](now.name[locale]) : words.addListed[list].replace("…", ""),
        questions: questions(turn, before, list, at),
        fields: { aliases: "aliases", stage: "stage", criteria: "criteria" },
        change: (said) => {
          const { takeOut, after, ...rest } = said as Said;
          if (takeOut) return withoutListed(before, list, code);
          return withListed(before, list, made(turn, before, list, now, rest), after);
        },
        show: (after, pipeline) =>
          showCard(listsCard(after, pipeline, words.isChanged(pipeline.name[locale], editionOf(pipeline))), {
            replace: true,
          }),
      },
      typed,
    );
  },
});

function questions(turn: Turn, before: Pipeline, list: Listed, at: number): Questions {
  const words = editingWords(turn.locale);
  const now = before[list][at];
  const others = before[list].filter((one) => one !== now).map(({ code: id, name }) => ({ id, name }));
  const behind = now ? before[list][at - 1]?.code : before[list].at(-1)?.code;
  return {
    ...nameQuestions(turn, now?.name),
    ...(list === "assessments"
      ? assessmentQuestions(turn, before, now as Assessment | undefined)
      : { aliases: aliasesQuestion(turn, (now as Reason | undefined)?.aliases ?? []) }),
    after: placeQuestion(turn, others, behind),
    ...(now && { takeOut: tickQuestion(words.takeOut, false, words.removeListed) }),
  };
}

function assessmentQuestions({ locale }: Turn, before: Pipeline, now: Assessment | undefined): Questions {
  const words = editingWords(locale);
  const open = before.stages.filter(({ phase }) => phase === "open");
  const stages = open.map(({ code: value, name }) => ({ value, label: name[locale] }));
  const criteria = criteriaOf(before).map(({ key: value, name }) => ({ value, label: name[locale] }));
  return {
    stage: {
      ...choiceOf(stages, chatWords(locale).required),
      ...{ label: words.assessedBefore, required: true, ...(now && { now: now.stage }) },
    },
    criteria: {
      ...choicesOf(criteria, chatWords(locale).required),
      ...{ label: words.assessedCriteria, required: true, now: joinChosen(now?.criteria ?? []) },
    },
  };
}

type Said = Readonly<{
  en: string;
  zh: string;
  after: string;
  takeOut?: boolean;
  aliases?: readonly string[];
  stage?: string;
  criteria?: readonly string[];
}>;

function made(
  { pipelines }: Turn,
  before: Pipeline,
  list: Listed,
  now: Assessment | Reason | undefined,
  { en, zh, aliases = [], stage = "", criteria = [] }: Omit<Said, "after">,
): Assessment | Reason {
  const name = bothOf({ en, zh });
  // Deals and answers keep the code for ever, so that nothing else may get it.
  const versions = pipelines.all.filter(({ code }) => code === before.code);
  const taken = new Set([before, ...versions].flatMap((one) => one[list].map(({ code }) => code)));
  const code = now?.code ?? freshCode(name, taken, "other-one");
  if (list !== "assessments") return { code, name, aliases };
  // In the order in which they were asked; what is new comes last.
  const former = (now as Assessment | undefined)?.criteria ?? [];
  const kept = former.filter((key) => criteria.includes(key));
  const asked = [...kept, ...criteria.filter((key) => !kept.includes(key))];
  return { code, name, stage, criteria: asked };
}
