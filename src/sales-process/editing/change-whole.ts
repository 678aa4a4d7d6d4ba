/** A process is copied, or gets another name, description or beginning. */

import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf, type Question, right, wrong } from "../../chat/question.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { freshCode } from "../../pipelines/edits.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";
import { knownProcesses } from "../known-processes.ts";
import { processCard } from "../process-card.ts";
import { processWords } from "../words.ts";
import { changeProcess, needs, problemsOf, processInput, processNamed } from "./change-process.ts";
import { saveProcess } from "./save-process.ts";
import { sayProblem } from "./say-problem.ts";
import { bothOf, nameQuestions, tickQuestion } from "./shared-questions.ts";
import { editingWords } from "./words.ts";

export const copyProcess = defineUseCase({
  ...{ name: "process.copy", needs, changes: true, input: processInput },
  async run(turn, { process, version: _, ...typed }) {
    const words = editingWords(turn.locale);
    const source = processNamed(turn, process);
    const taken = new Set(knownProcesses(turn.pipelines).map(({ code }) => code));
    const copyAs = (name: Pipeline["name"]): Pipeline => ({
      ...source,
      ...{ name: bothOf(name), code: freshCode(bothOf(name), taken, "process"), version: 1, archived: false },
    });
    const questions = nameQuestions(turn, undefined);
    const filled = fillForm(
      turn,
      {
        ...{ action: "process.copy", title: words.copyTitle(source.name[turn.locale]), submit: words.copy },
        ...{ hidden: { process }, questions },
        check({ en = "", zh = "" }) {
          const [problem] = problemsOf(turn, copyAs({ en, zh }));
          return problem && { [Object.keys(questions)[0]!]: sayProblem(problem, turn.locale) };
        },
      },
      typed,
    );
    if (!filled.ok) return filled.reply;
    const saved = await saveProcess(turn, { after: copyAs(filled.said) });
    const banner = words.isNew(saved.pipeline.name[turn.locale]);
    return showCard(await processCard(saved.turn, saved.pipeline, banner));
  },
});

export const editProcess = defineUseCase({
  ...{ name: "process.edit", needs, changes: true, input: processInput },
  async run(turn, { process, version, ...typed }) {
    const { locale } = turn;
    const words = editingWords(locale);
    const before = processNamed(turn, process);
    const starts = before.stages
      .filter(({ phase }) => phase === "open")
      .map(({ code, name }) => ({ value: code, label: name[locale] }));
    return changeProcess(
      turn,
      {
        ...{ before, version, action: "process.edit", title: words.editTitle(before.name[locale]) },
        questions: {
          ...nameQuestions(turn, before.name),
          about: {
            ...{
              type: "line",
              label: words.about,
              required: false,
              maxLength: 300,
              now: before.about[locale],
            },
            read: right<string>,
          },
          start: {
            ...choiceOf(starts, chatWords(locale).required),
            ...{ label: words.start, required: true, now: before.start },
          },
          archived: archivedQuestion(turn, before),
        },
        change: ({ en, zh, about, start, archived }) => ({
          ...before,
          ...{ name: bothOf({ en, zh }), start, archived },
          about: about === before.about[locale] ? before.about : { ...bothOf(before.about), [locale]: about },
        }),
        fields: { about: "about", start: "start" },
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

/** Not the standard one, which new deals go through where nobody says otherwise. */
function archivedQuestion(turn: Turn, pipeline: Pipeline): Question<boolean> {
  const { archived, archivedHint } = editingWords(turn.locale);
  const { read, ...question } = tickQuestion(archived, pipeline.archived, archivedHint);
  return {
    ...question,
    read: (text) =>
      text === "yes" && pipeline.code === turn.pipelines.standard.code
        ? wrong(processWords(turn.locale).standardStays(pipeline.name[turn.locale]))
        : read(text),
  };
}
