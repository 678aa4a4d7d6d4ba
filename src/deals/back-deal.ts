import { z } from "zod";
import { openForm, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { findStage, splitStage } from "../pipelines/find-stage.ts";
import { type Stage, stageIndex } from "../pipelines/pipeline.ts";
import { defaultPipeline, pipelineOf } from "../pipelines/pipelines.ts";
import { splitWords } from "../understanding/split-words.ts";
import { retractSignature } from "./answers.ts";
import { optional, theDeal } from "./ask-which.ts";
import { categoryAfter } from "./category-for.ts";
import { changedMeanwhile } from "./changed-meanwhile.ts";
import type { Deal } from "./deal.ts";
import { dealNamed } from "./deal-values.ts";
import { reasonForm } from "./reason-form.ts";
import { recordMove } from "./record-move.ts";
import { showChangedDeal } from "./show-changed-deal.ts";

const input = dealNamed.extend({
  line: z.string().max(500).optional(),
  stage: z.string().max(80).optional(),
  from: z.string().max(80).optional(),
  reason: z.string().trim().max(1000).default(""),
});

/** `/deal back ACME`: a stage back, or to the named one; always with a reason. */
export const backDeal = defineUseCase({
  name: "deal.back",
  command: {
    group: "deal",
    en: ["back", "return"],
    zh: ["退回", "回退"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  roles: ["rep", "manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const words = turn.text.deals;
    const named = values.line === undefined ? values : readLine(turn, values.line);
    const again = { action: "deal.back", values: optional({ stage: named.stage }) };
    const deal = await theDeal(turn, named, again);
    if (deal.outcome !== null) return refuse(words.alreadyClosed(deal.customer.name));
    if (values.from && values.from !== deal.stage) return changedMeanwhile(turn, deal.id);
    const to = earlierStage(deal, named.stage);
    if (!to) return refuse(words.noStageBefore(deal.customer.name));
    const parts = {
      action: "deal.back",
      title: words.backTitle(deal.customer.name),
      submit: words.backSubmit(to.name[turn.locale]),
      reason: words.reason,
      required: true,
      hidden: { stage: to.code },
    };
    if (turn.via !== "submit") return openForm(reasonForm(turn, deal, parts));
    if (values.reason === "") {
      const errors = { reason: words.needReason };
      return { type: "invalid", errors, form: reasonForm(turn, deal, parts, values, words.needReason) };
    }
    const likelihood = Math.min(deal.likelihood, to.likelihood);
    if (deal.signedAt) await retractSignature(turn, deal.id);
    await recordMove(turn, deal, {
      kind: "back",
      change: {
        stage: to.code,
        stageEnteredAt: turn.now.toString(),
        likelihood,
        category: categoryAfter(deal, likelihood),
        signedAt: null,
      },
      reason: values.reason,
    });
    return showChangedDeal(turn, deal.id, { banner: words.movedBackTo(to.name[turn.locale]), undo: true });
  },
});

function readLine(turn: Turn, line: string): { id?: string; deal: string; stage?: string } {
  const words = splitWords(line);
  const { stage, rest } = splitStage(
    defaultPipeline(turn.workspace),
    words.map((word) => word.text),
  );
  if (!stage) return { deal: line };
  return {
    deal: words
      .slice(0, rest.length)
      .map((word) => word.spelling)
      .join(" "),
    stage: stage.code,
  };
}

function earlierStage(deal: Deal, named: string | undefined): Stage | undefined {
  const pipeline = pipelineOf(deal.pipeline);
  const current = stageIndex(pipeline, deal.stage);
  if (!named) return pipeline.stages[current - 1];
  const found = findStage(pipeline, named);
  return found.kind === "one" && stageIndex(pipeline, found.stage.code) < current ? found.stage : undefined;
}
