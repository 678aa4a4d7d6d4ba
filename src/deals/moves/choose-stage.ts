import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { findStage } from "../../pipelines/find-stage.ts";
import { editionOf, type Pipeline, type Stage, stageIndex } from "../../pipelines/pipeline.ts";
import type { Deal } from "../facts/deal.ts";
import { moveWords } from "./words.ts";

/** For an unknown stage: offers similar names, or else all later stages. */
export function chooseStage(turn: Turn, deal: Deal, typed: string, near: readonly Stage[]): Reply {
  const words = moveWords(turn.locale);
  const pipeline = turn.pipelines.of(deal);
  const ahead = pipeline.stages.slice(stageIndex(pipeline, deal.stage) + 1);
  const offered = ahead.filter((stage) => near.includes(stage));
  const stages = offered.length > 0 ? offered : ahead;
  if (stages.length === 0) return refuse(words.atTheEnd(deal.customer.name));
  const question = elsewhere(turn, deal, typed) ?? words.noSuchStage(typed.slice(0, 60));
  const buttons = stages.map((stage) =>
    button(stage.name[turn.locale], "deal.advance", { id: deal.id, stage: stage.code }),
  );
  return showCard(
    card(turn.locale, words.whichStage(deal.customer.name), [paragraph(question), actions(...buttons)], {
      tone: "warning",
      summary: question,
    }),
  );
}

/** A number is a stage of every process. */
const isNumbered = /\d|^第|^[一二三四五六七八九]/u;

/** That it is a stage of another process, or of another version of the deal's own. */
function elsewhere({ pipelines, locale }: Turn, deal: Deal, typed: string): string | undefined {
  if (isNumbered.test(typed)) return undefined;
  const own = pipelines.of(deal);
  const others = [...pipelines.newest, ...pipelines.all.toReversed()].filter((one) => one !== own);
  const other = others.find((one) => findStage(one, typed).kind === "one");
  const found = other && findStage(other, typed);
  if (!other || found?.kind !== "one") return undefined;
  const words = moveWords(locale);
  const called = (one: Pipeline) =>
    other.code === own.code ? words.versionOf(one.name[locale], editionOf(one)) : one.name[locale];
  return words.stageElsewhere(found.stage.name[locale], called(other), deal.customer.name, called(own));
}
