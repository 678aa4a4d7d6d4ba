/** How to work in a stage: its goal, whom to work with, what to say to whom. Questions and work are criteria. */
import { z } from "zod";
import { joinChosen } from "../../chat/form.ts";
import { choicesOf, type Read, right, wrong } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { buyingRoleNames, buyingRoles } from "../../pipelines/buying-role.ts";
import { withStage } from "../../pipelines/edits.ts";
import type { Guide, TalkingPoints } from "../../pipelines/pipeline.ts";
import type { Bilingual, Locale } from "../../text/locale.ts";
import { stageCard } from "../stage-card.ts";
import { processWords } from "../words.ts";
import { changeProcess, needs, processInput, processNamed } from "./change-process.ts";
import { editingWords } from "./words.ts";

export const changeGuide = defineUseCase({
  ...{ name: "process.guide", needs, changes: true },
  input: processInput.extend({ stage: z.string().max(80) }),
  async run(turn, { process, version, stage: code, ...typed }) {
    const { locale } = turn;
    const before = processNamed(turn, process);
    const at = before.stages.findIndex((one) => one.code === code);
    const stage = before.stages[at];
    if (!stage) return refuse(chatWords(locale).staleButton);
    return changeProcess(
      turn,
      {
        ...{ before, version, action: "process.guide", hidden: { stage: code } },
        title: editingWords(locale).guideTitle(stage.name[locale]),
        questions: questions(turn, stage.guide),
        fields: { goal: "goal", talkingPoints: "talkingPoints" },
        change({ goal, roles, talkingPoints }) {
          const guide: Guide = {
            ...(goal !== "" && { goal: inBothAs(goal, stage.guide.goal ? [stage.guide.goal] : [], locale) }),
            ...{ roles, talkingPoints },
          };
          return withStage(before, { ...stage, guide }, before.stages[at - 1]?.code ?? "");
        },
        show: (after, pipeline) =>
          showCard(stageCard(after, pipeline, pipeline.stages[at]!), { replace: true }),
      },
      typed,
    );
  },
});

function questions(turn: Turn, { goal, roles, talkingPoints }: Guide) {
  const { locale } = turn;
  const words = { ...processWords(locale), ...editingWords(locale) };
  const options = buyingRoles.map((value) => ({ value, label: buyingRoleNames[value][locale] }));
  return {
    goal: {
      ...{ type: "line" as const, label: words.goal, required: false, maxLength: 300 },
      now: goal?.[locale] ?? "",
      read: right<string>,
    },
    roles: {
      ...choicesOf(options, chatWords(locale).required),
      ...{ label: words.workWith, required: false, now: joinChosen(roles) },
    },
    talkingPoints: {
      ...{ type: "paragraph" as const, label: words.talkingPoints, hint: words.talkingPointsHint },
      ...{ required: false, maxLength: 3000, now: written(talkingPoints, locale) },
      read: (text: string) => readTalkingPoints(turn, text, talkingPoints),
    },
  };
}

/** Customers on a line, and what to say to them below it, each behind a dash. */
const written = (points: readonly TalkingPoints[], locale: Locale): string =>
  points
    .map((one) => [one.customers[locale], ...one.points.map((point) => `- ${point[locale]}`)].join("\n"))
    .join("\n");

function readTalkingPoints(
  { locale }: Turn,
  text: string,
  known: readonly TalkingPoints[],
): Read<TalkingPoints[]> {
  const words = editingWords(locale);
  const said: { customers: string; points: string[] }[] = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    const [, point] = /^[-–—•·*]\s*(.+)$/.exec(line) ?? [];
    if (point !== undefined && said.length === 0) return wrong(words.customersFirst(point));
    if (point !== undefined) said.at(-1)!.points.push(point);
    else if (line !== "") said.push({ customers: line.replace(/\s*[:：]$/, ""), points: [] });
  }
  const silent = said.find(({ points }) => points.length === 0);
  if (silent) return wrong(words.nothingToSay(silent.customers));
  const points = known.flatMap((one) => one.points);
  return right(
    said.map((one) => ({
      customers: inBothAs(
        one.customers,
        known.map(({ customers }) => customers),
        locale,
      ),
      points: one.points.map((point) => inBothAs(point, points, locale)),
    })),
  );
}

/** What is as it was keeps its other language; what is new is meant for both. */
const inBothAs = (text: string, known: readonly Bilingual[], locale: Locale): Bilingual =>
  known.find((one) => one[locale] === text) ?? { en: text, zh: text };
