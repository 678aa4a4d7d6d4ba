import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { type Stage, stageIndex } from "../../pipelines/pipeline.ts";
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
  const question = words.noSuchStage(typed.slice(0, 60));
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
