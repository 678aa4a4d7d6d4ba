import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf, type Question } from "../../chat/question.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { loadPeople } from "../../company/people-known.ts";
import { winAt } from "../../pipelines/pipeline.ts";
import { pipelineFor } from "../kinds/deals/plan-deals.ts";
import { guessStage } from "../kinds/deals/stage-words.ts";
import { valuesOf } from "../rows.ts";
import { importWords } from "../words.ts";
import { asItStands, foundImport } from "./found-import.ts";
import { turnTo } from "./turn-to.ts";

/** As many as a form has room for; the rest has the fewest rows, and is guessed. */
const mostStages = 12;
/** As many as the smallest platform's choice has. */
const mostPeople = 90;

/** Which of our stages each stage of the file is, and whose the rows are that name nobody. */
export const setStages = defineUseCase({
  name: "import.stages",
  needs: "table.import",
  changes: true,
  input: z.looseObject({ id: z.uuid() }),
  async run(turn, { id, ...typed }) {
    const words = importWords(turn.locale);
    const one = await foundImport(turn, id);
    const asks = one.kind === "deals" || (one.kind === "touches" && one.reading.columns.owner === undefined);
    if (one.state !== "checked" || !asks) return asItStands(turn, one);
    const pipeline = pipelineFor(turn, one);
    const open = pipeline.stages.slice(0, winAt(pipeline));
    const options = [
      ...open.map(({ code, name }) => ({ value: code, label: name[turn.locale] })),
      { value: "won", label: words.won },
      { value: "lost", label: words.lost },
    ];
    const found = await valuesOf(turn.db, one, "stage", mostStages);
    const questions: Record<string, Question<string>> = {};
    for (const [nth, { value, count }] of found.entries())
      questions[`stage${nth}`] = {
        ...choiceOf(options, words.chooseOne),
        label: words.stageLabel(value, count),
        required: true,
        now: one.decided.stages[value] ?? guessStage(pipeline, value)?.meant ?? "",
      } as Question<string>;
    if (one.reading.columns.owner === undefined) {
      const people = await loadPeople(turn.db, turn.workspace.id);
      const reach = await ownersWithin(turn.db, turn.member, "deal.import");
      const choice = people
        .filter((person) => person.active && (reach === "all" || reach.includes(person.id)))
        .slice(0, mostPeople)
        .map(({ id: value, name: label }) => ({ value, label }));
      questions.owner = {
        ...choiceOf(choice, words.chooseOne),
        label: words.ownerLabel,
        required: true,
        now: one.decided.owner ?? "",
      } as Question<string>;
    }
    const plan = {
      action: "import.stages",
      title: one.kind === "deals" ? words.stagesTitle : words.setOwner,
      hidden: { id },
      questions,
    };
    const filled = fillForm(turn, plan, typed);
    if (!filled.ok) return filled.reply;
    const said = filled.said as Record<string, string>;
    const stages = Object.fromEntries(found.map(({ value }, nth) => [value, said[`stage${nth}`]!]));
    const { owner } = said;
    const decided = { stages: { ...one.decided.stages, ...stages }, ...(owner && { owner }) };
    return turnTo(turn, one, "checking", { from: ["checked"], decided });
  },
});
