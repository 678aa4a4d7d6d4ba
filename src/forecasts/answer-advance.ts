import { z } from "zod";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { passGate } from "../deals/moves/pass-gate.ts";
import { changedMeanwhile } from "../deals/writing/changed-meanwhile.ts";
import { type Stage, stageIndex } from "../pipelines/pipeline.ts";
import { answerValues, carried, ownDeal } from "./answer-values.ts";
import type { ShutGate } from "./asked-row.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { forecastNow } from "./show-forecast.ts";

const input = answerValues
  .extend({ stage: z.string().max(80), from: z.string().max(80).optional() })
  .catchall(z.unknown());

/** The advance form, as /deal advance asks it, under its deal; then back to the card. */
export const advanceFromCard = defineUseCase({
  name: "forecast.advance",
  needs: "deal.change",
  changes: true,
  input,
  async run(asker, values) {
    const turn = await inTheNameOf(asker, values.for);
    const deal = await ownDeal(turn, values);
    if (values.from && values.from !== deal.stage) throw await changedMeanwhile(turn, deal);
    const to = stageAhead(turn, deal, values.stage);
    if (!to) return refuse(chatWords(turn.locale).staleButton);
    const passed = await passGate(turn, deal, to, values, {
      action: "forecast.advance",
      hidden: carried(values),
    });
    return passed.ok ? forecastNow(turn, values.page, { replace: true }) : passed.reply;
  },
});

/** Advances a deal where nothing is missing. @returns the gate that wants to be asked about first */
export async function answerAdvance(turn: Turn, deal: Deal, stage: string): Promise<ShutGate | undefined> {
  const to = stageAhead(turn, deal, stage);
  if (!to) return undefined;
  const shut = { dealId: deal.id, to };
  // What is won is won by its days and its final amount, which the form asks for.
  if (to.phase !== "open") return shut;
  // As a press: the answers in this form are not those to what the gate asks.
  const passed = await passGate({ ...turn, kind: "action" }, deal, to, {});
  return passed.ok ? undefined : shut;
}

function stageAhead(turn: Turn, deal: Deal, code: string): Stage | undefined {
  const pipeline = turn.pipelines.of(deal);
  return pipeline.stages.slice(stageIndex(pipeline, deal.stage) + 1).find((stage) => stage.code === code);
}
