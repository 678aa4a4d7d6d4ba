/** What a stage asks for: listed, added, changed, put elsewhere or taken out. */
import { z } from "zod";
import { actions, button, card, quiet, table } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf, optionsOf, type Questions, right } from "../../chat/question.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { freshCode, type Way, withCriterion, withoutCriterion } from "../../pipelines/edits.ts";
import { type Criterion, gateKinds } from "../../pipelines/gates/gate-kinds.ts";
import { criteriaOf, editionOf, type Pipeline, type Stage } from "../../pipelines/pipeline.ts";
import { changeProcess, needs, processInput, processNamed } from "./change-process.ts";
import { detailQuestions, detailsFrom } from "./criterion-questions.ts";
import { bothOf, nameQuestions, placeQuestion, tickQuestion } from "./shared-questions.ts";
import { editingWords } from "./words.ts";

const criterionKinds = Object.keys(gateKinds) as [Criterion["kind"], ...Criterion["kind"][]];

const ofStage = processInput.extend({ stage: z.string().max(80) });

/** @throws Refusal for one that there is not */
function stageNamed({ locale }: Turn, { stages }: Pipeline, code: string): Stage {
  const found = stages.find((one) => one.code === code);
  if (!found) throw new Refusal(refuse(chatWords(locale).staleButton));
  return found;
}

export const listCriteria = defineUseCase({
  ...{ name: "process.criteria", needs, changes: false, input: ofStage },
  async run(turn, { process, stage }) {
    const pipeline = processNamed(turn, process);
    return showCard(criteriaCard(turn, pipeline, stageNamed(turn, pipeline, stage)));
  },
});

function criteriaCard(
  { locale }: Turn,
  pipeline: Pipeline,
  { code, name, enter, leave }: Stage,
  banner?: string,
) {
  const words = editingWords(locale);
  const title = words.criteriaOf(name[locale]);
  const row = (way: Way) => (one: Criterion) => ({
    cells: [one.name[locale], words.ways[way], one.must ? words.must : words.should, words.kinds[one.kind]],
    button: button(words.change, "process.criterion", { process: pipeline.code, stage: code, key: one.key }),
  });
  const rows = [...enter.map(row("enter")), ...leave.map(row("leave"))];
  return card(
    locale,
    title,
    [
      banner ? quiet(banner) : undefined,
      rows.length > 0
        ? table([words.criterion, words.when, words.weight, words.kind], rows)
        : quiet(words.noCriteria),
      actions(
        button(words.addCriterion, "process.criterion", { process: pipeline.code, stage: code }),
        button(name[locale], "deal.pipeline", { line: pipeline.code, stage: code }),
      ),
    ],
    { summary: banner ?? title },
  );
}

const input = ofStage.extend({
  key: z.string().max(80).default(""),
  kind: z
    .enum(criterionKinds as [Criterion["kind"], ...Criterion["kind"][]])
    .optional()
    .catch(undefined),
});

export const changeCriterion = defineUseCase({
  ...{ name: "process.criterion", needs, changes: true, input },
  async run(turn, { process, version, stage: code, key, kind: chosen, ...typed }) {
    const before = processNamed(turn, process);
    const stage = stageNamed(turn, before, code);
    const way: Way = stage.enter.some((one) => one.key === key) ? "enter" : "leave";
    const now = [...stage.enter, ...stage.leave].find((one) => one.key === key);
    if (key !== "" && !now) return refuse(chatWords(turn.locale).staleButton);
    const kind = now?.kind ?? chosen;
    if (!kind) return askKind(turn, before, stage);
    const words = editingWords(turn.locale);
    const asked: Questions = { ...questions(turn, stage, now, way), ...detailQuestions(turn, kind, now) };
    // The first page says the kind only; this is the second.
    const isFirst = turn.kind === "submit" && !("en" in typed);
    return changeProcess(
      isFirst ? { ...turn, kind: "action", formId: undefined } : turn,
      {
        ...{ before, version, action: "process.criterion", hidden: { stage: code, key, kind } },
        title: now ? words.criterionTitle(now.name[turn.locale]) : words.newCriterionTitle(words.kinds[kind]),
        questions: asked,
        change: (said) =>
          said.takeOut === true
            ? withoutCriterion(before, key)
            : withCriterion(before, code, changed(turn, before, { kind, now, said })),
        fields: { hint: "hint", options: "options", atLeast: "atLeast", atMost: "atMost" },
        show: (after, pipeline) =>
          showCard(
            criteriaCard(
              after,
              pipeline,
              stageNamed(after, pipeline, code),
              words.isChanged(pipeline.name[turn.locale], editionOf(pipeline)),
            ),
            { replace: true },
          ),
      },
      typed,
    );
  },
});

function askKind(turn: Turn, { code, version }: Pipeline, stage: Stage): Reply {
  const words = editingWords(turn.locale);
  const questions = {
    kind: {
      ...choiceOf(optionsOf(criterionKinds, words.kinds), chatWords(turn.locale).required),
      ...{ label: words.kind, required: true },
    },
  };
  const hidden = { process: code, version: String(version), stage: stage.code };
  const title = words.newCriterionIn(stage.name[turn.locale]);
  const filled = fillForm(
    turn,
    { action: "process.criterion", title, submit: words.next, hidden, questions },
    {},
  );
  return filled.ok ? refuse(chatWords(turn.locale).staleButton) : filled.reply;
}

function questions(turn: Turn, { enter, leave }: Stage, now: Criterion | undefined, way: Way) {
  const { locale } = turn;
  const words = editingWords(locale);
  const { required } = chatWords(locale);
  const list = way === "enter" ? enter : leave;
  const at = now ? list.indexOf(now) : list.length;
  const others = [...enter, ...leave].filter((one) => one !== now).map(({ key: id, name }) => ({ id, name }));
  return {
    ...nameQuestions(turn, now?.name),
    weight: {
      ...choiceOf(
        optionsOf(["must", "should"] as const, { must: words.must, should: words.should }),
        required,
      ),
      ...{
        label: words.weight,
        hint: words.weightHint,
        required: true,
        now: (now?.must ?? true) ? "must" : "should",
      },
    },
    as: {
      ...choiceOf(optionsOf(["fact", "question", "work"] as const, words.as), required),
      ...{ label: words.forPeople, required: true, now: now?.as ?? "fact" },
    },
    way: {
      ...choiceOf(optionsOf(["enter", "leave"] as const, words.ways), required),
      ...{ label: words.when, required: true, now: now ? way : "leave" },
    },
    hint: {
      ...{ type: "line" as const, label: words.hint, hint: words.hintHint, required: false, maxLength: 300 },
      now: now?.hint?.[locale] ?? "",
      read: right<string>,
    },
    after: placeQuestion(turn, others, list[at - 1]?.key),
    ...(now && { takeOut: tickQuestion(words.takeOut, false, words.removeCriterion) }),
  };
}

type Said = Readonly<Record<string, unknown>> &
  Readonly<{
    en: string;
    zh: string;
    weight: "must" | "should";
    as: "fact" | "question" | "work";
    way: Way;
    hint: string;
    after: string;
  }>;

function changed(
  turn: Turn,
  before: Pipeline,
  { kind, now, said }: Readonly<{ kind: Criterion["kind"]; now: Criterion | undefined; said: unknown }>,
) {
  const { en, zh, weight, as, way, hint, after, ...details } = said as Said;
  const name = bothOf({ en, zh });
  const { locale } = turn;
  const sameHint = hint === (now?.hint?.[locale] ?? "");
  const former = now?.hint ?? { en: hint, zh: hint };
  const words = sameHint ? now?.hint : hint === "" ? undefined : { ...former, [locale]: hint };
  const criterion = {
    ...{ key: now?.key ?? freshKey(turn, before, name), name, must: weight === "must", kind },
    ...(as !== "fact" && { as }),
    ...(words && { hint: words }),
    ...detailsFrom(kind, details, now),
  } as Criterion;
  return { way, criterion, after };
}

/** Answers are kept by it for ever, so that no other question may get it. */
function freshKey(turn: Turn, { code, stages }: Pipeline, name: Criterion["name"]): string {
  const versions = turn.pipelines.all.filter((one) => one.code === code);
  const taken = [{ stages }, ...versions].flatMap(criteriaOf).map(({ key }) => key);
  return freshCode(name, new Set(taken), "criterion");
}
