/** The gate to the stage after the deal's own, with the facts it was asked with. */
import type { Turn } from "../../chat/use-case.ts";
import { stageIndex } from "../../pipelines/pipeline.ts";
import { gate } from "../../pipelines/stage-gate.ts";
import type { Answers } from "./answers.ts";
import type { Deal } from "./deal.ts";
import { gateFacts, gateSettings } from "./gate-facts.ts";

export function gateAhead(
  turn: Pick<Turn, "pipelines" | "today" | "workspace">,
  deal: Deal,
  answers: Answers,
) {
  const pipeline = turn.pipelines.of(deal);
  const next = Math.min(stageIndex(pipeline, deal.stage) + 1, pipeline.stages.length - 1);
  const ahead = pipeline.stages[next]!;
  const facts = gateFacts(pipeline, deal, answers, ahead);
  return { facts, ...gate(pipeline, deal.stage, ahead.code, facts, gateSettings(turn)) };
}
