/** Deals of older versions move into the newest one: first it is shown what becomes of which, then all go at once. */
import { z } from "zod";
import { actions, button, card, text as paragraph, quiet, table, toTheRight } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf, questionsOf } from "../../chat/question.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import {
  dealsInOlder,
  moveToVersion,
  type StageMap,
  type StandingDeals,
  takeVersionBack,
} from "../../deals/writing/follow-process.ts";
import { type FormerStage, formerStages, heirsOf } from "../../pipelines/former-stages.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";
import { formatList } from "../../text/count.ts";
import { processCard } from "../process-card.ts";
import { whoChanged } from "./save-process.ts";
import { editingWords } from "./words.ts";

const needs = "settings.change";
/** `version`: the newest one when the button or form was made. */
const named = z.object({ process: z.string().max(80), version: z.coerce.number().int() });

/** Where deals of stages go that are no more; with none of them, straight to what will happen. */
export const moveDeals = defineUseCase({
  ...{ name: "process.move", needs, changes: false },
  input: named.catchall(z.unknown()),
  async run(turn, { process, version, ...typed }) {
    const words = editingWords(turn.locale);
    const newest = await theNewest(turn, process, version);
    const standing = await dealsInOlder(turn, newest);
    if (standing.length === 0) return refuse(words.nothingToMove(newest.name[turn.locale]));
    const former = formerWith(turn, newest, standing);
    if (former.length === 0) return showPlan(turn, newest, standing, new Map());
    const byCode = new Map(former.map((one) => [one.stage.code, one]));
    const plan = {
      action: "process.move",
      title: words.moveTitle(newest.name[turn.locale]),
      submit: words.moveNext,
      hidden: { process, version: String(version) },
      intro: [paragraph(words.moveIntro(former.length))],
      questions: questionsOf([...byCode.keys()], (code) =>
        whereTo(turn, newest, byCode.get(code)!, standing),
      ),
    };
    const filled = fillForm(turn, plan, typed);
    return filled.ok ? showPlan(turn, newest, standing, new Map(Object.entries(filled.said))) : filled.reply;
  },
});

/** Stages that are no more, in which deals stand. Through others they have only passed. */
const formerWith = ({ pipelines }: Turn, newest: Pipeline, standing: readonly StandingDeals[]) =>
  formerStages(pipelines.versionsOf(newest)).filter(({ stage: { code } }) =>
    standing.some(({ stage }) => stage === code),
  );

function whereTo(
  { locale }: Turn,
  newest: Pipeline,
  former: FormerStage,
  standing: readonly StandingDeals[],
) {
  const words = editingWords(locale);
  const heirs = heirsOf(newest, former);
  const options = newest.stages
    .filter((one) => heirs.includes(one))
    .map(({ code, name }) => ({ value: code, label: name[locale] }));
  return {
    ...choiceOf(options, chatWords(locale).required),
    ...{ label: former.stage.name[locale], required: true, now: heirs[0].code },
    hint: words.standHere(sumOf(standing.filter(({ stage }) => stage === former.stage.code))),
  };
}

const sumOf = (standing: readonly StandingDeals[]) => ({
  open: standing.reduce((sum, { open }) => sum + open, 0),
  won: standing.reduce((sum, { won }) => sum + won, 0),
  lost: standing.reduce((sum, { lost }) => sum + lost, 0),
});

/** What will happen to which deals. @param chosen for stages that are no more */
function showPlan(turn: Turn, newest: Pipeline, standing: readonly StandingDeals[], chosen: StageMap): Reply {
  const { locale } = turn;
  const words = editingWords(locale);
  const [, ...others] = turn.pipelines.versionsOf(newest);
  const known = [newest, ...others.toReversed()].flatMap(({ stages }) => stages);
  const nameOf = (code: string) => known.find((one) => one.code === code)?.name[locale] ?? code;
  const order = (code: string) => known.findIndex((one) => one.code === code);
  const rows = standing
    .toSorted((one, other) => order(one.stage) - order(other.stage))
    .map(({ stage, open, won, lost }) => ({
      cells: [
        nameOf(stage),
        nameOf(chosen.get(stage) ?? stage),
        String(open || "–"),
        String(won + lost || "–"),
      ],
      button: button(words.viewDeals, "deal.list", { stage, pipeline: newest.code }),
    }));
  const { open, won, lost } = sumOf(standing);
  const values = {
    ...{ process: newest.code, version: newest.version },
    stages: [...chosen].map((pair) => pair.join("=")).join(","),
  };
  const title = words.moveTitle(newest.name[locale]);
  return showCard(
    card(
      locale,
      title,
      [
        table([words.from, words.to, toTheRight(words.openDeals), toTheRight(words.closedDeals)], rows),
        quiet(words.whatCounts),
        actions(
          button(words.moveNow(open + won + lost, editionOf(newest)), "process.move-now", values, {
            style: "primary",
          }),
          button(chatWords(locale).cancel, "deal.pipeline", { line: newest.code }),
        ),
      ],
      { summary: title },
    ),
    { replace: turn.kind === "submit" },
  );
}

export const moveDealsNow = defineUseCase({
  ...{ name: "process.move-now", needs, changes: true },
  input: named.extend({ stages: z.string().max(4000).default("") }),
  async run(turn, { process, version, stages }) {
    const { locale } = turn;
    const words = editingWords(locale);
    const newest = await theNewest(turn, process, version);
    const asked = formerWith(turn, newest, await dealsInOlder(turn, newest)).map(({ stage }) => stage.code);
    const map = mapFrom(turn, newest, stages, asked);
    if (!map) return refuse(chatWords(locale).staleButton);
    const { eventId, count } = await moveToVersion(turn, newest, map);
    if (count === 0) return refuse(words.nothingToMove(newest.name[locale]));
    const banner = words.moved(count, newest.name[locale], editionOf(newest));
    return showCard(
      card(
        locale,
        words.moveTitle(newest.name[locale]),
        [
          paragraph(banner),
          quiet(words.undoLater),
          actions(
            button(words.undoMove, "process.move-back", { process, event: eventId }),
            button(newest.name[locale], "deal.pipeline", { line: process }),
          ),
        ],
        { tone: "good", summary: banner },
      ),
      { replace: true },
    );
  },
});

/** Every stage of an older version with where it leads; undefined where a button says what cannot be. */
function mapFrom(turn: Turn, newest: Pipeline, said: string, asked: readonly string[]): StageMap | undefined {
  const chosen = new Map(
    said.split(",").flatMap((pair) => {
      const [from, to] = pair.split("=");
      return from && to ? [[from, to] as const] : [];
    }),
  );
  const same = newest.stages.map(({ code }) => [code, code] as const);
  const former = formerStages(turn.pipelines.versionsOf(newest)).map((one) => {
    const { code: from } = one.stage;
    const heirs = heirsOf(newest, one);
    const to = asked.includes(from) ? chosen.get(from) : heirs[0].code;
    return [from, heirs.find(({ code }) => code === to)?.code] as const;
  });
  const all = [...same, ...former];
  return all.every((pair): pair is [string, string] => pair[1] !== undefined) ? new Map(all) : undefined;
}

export const moveDealsBack = defineUseCase({
  ...{ name: "process.move-back", needs, changes: true },
  input: z.object({ process: z.string().max(80), event: z.string().regex(/^\d{1,18}$/) }),
  async run(turn, { process, event }) {
    const { locale } = turn;
    const words = editingWords(locale);
    const back = await takeVersionBack(turn, event);
    if (!back) return refuse(words.movedBackAlready);
    const shown = back.kept.slice(0, 10).map(({ number, title }) => `#${number} ${title}`);
    const left = back.kept.length - shown.length;
    if (back.count === 0) return refuse(words.noneMovedBack(formatList(shown, locale)));
    const kept =
      back.kept.length > 0 ? words.keptThere(back.kept.length, formatList(shown, locale), left) : "";
    const banner = [words.movedBack(back.count), kept].filter(Boolean).join(" ");
    const pipeline = turn.pipelines.newest.find(({ code }) => code === process);
    return pipeline
      ? showCard(await processCard(turn, pipeline, banner), { replace: true })
      : refuse(chatWords(locale).staleButton);
  },
});

/** @throws Refusal for one that there is not, or that has changed since */
async function theNewest(turn: Turn, code: string, version: number): Promise<Pipeline> {
  const newest = turn.pipelines.newest.find((one) => one.code === code);
  if (!newest) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  if (newest.version === version) return newest;
  const who = await whoChanged(turn, code);
  throw new Refusal(
    refuse(editingWords(turn.locale).planTooOld(newest.name[turn.locale], editionOf(newest), who)),
  );
}
