import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { reasonQuestion } from "../../chat/question.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { findStage } from "../../pipelines/find-stage.ts";
import { type Stage, stageIndex, stageOf, winAt } from "../../pipelines/pipeline.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { isClosed } from "../facts/goes-on.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { type DealAndRest, readDealAndRest } from "../naming/deal-and-rest.ts";
import { dealsIn } from "../naming/find-deal.ts";
import { changedMeanwhile } from "../writing/changed-meanwhile.ts";
import { moveBack } from "./moves.ts";
import { moveWords } from "./words.ts";

const input = dealNamed.extend({
  line: z.string().max(1200).optional(),
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
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    const words = moveWords(turn.locale);
    const line = values.line === undefined ? undefined : await readLine(turn, values.line);
    const named = line ?? values;
    const again = {
      action: "deal.back",
      values: optional({ stage: named.stage, reason: named.reason }),
      tooLong: named.reason.length > longestInButton,
    };
    const deal = await theDeal(turn, named, again);
    if (isClosed(turn.pipelines, deal))
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    if (values.from && values.from !== deal.stage) throw await changedMeanwhile(turn, deal);
    const to = earlierStage(turn, deal, named.stage);
    if (!to) return refuse(notBefore(turn, deal, named.stage));
    const plan = {
      action: "deal.back",
      title: words.backTitle(deal.customer.name),
      submit: words.backSubmit(to.name[turn.locale]),
      hidden: { id: deal.id, from: deal.stage, stage: to.code },
      questions: {
        reason: reasonQuestion(words.reason, words.needReason),
      },
    } as const;
    const filled = fillForm(turn, plan, named);
    if (!filled.ok) return filled.reply;
    const now = await moveBack(turn, deal, to, filled.said.reason);
    return showChangedDeal(turn, now, { banner: words.movedBackTo(to.name[turn.locale]), undo: true });
  },
});

/** What a button can carry to the form, whatever the characters. */
const longestInButton = 300;

/** "#42 prospect because the budget is gone" → deal, stage, reason; stage and reason may be missing. */
async function readLine(turn: Turn, line: string): Promise<DealAndRest & { stage?: string; reason: string }> {
  const read = await readDealAndRest(turn, line);
  const [deal] = dealsIn(read.found);
  const pipeline = deal ? turn.pipelines.of(deal) : turn.pipelines.standard;
  const words = splitWords(read.rest);
  for (let count = Math.min(3, words.length); count >= 1; count--) {
    const stage = words
      .slice(0, count)
      .map((word) => word.text)
      .join(" ")
      .replace(/[:,.]+$/, "");
    const next = words[count];
    const reason = next ? read.rest.slice(next.start) : "";
    // As it was typed: whichever deal is chosen looks it up in its own pipeline.
    if (findStage(pipeline, stage).kind === "one") return { ...read, stage, reason };
  }
  return { ...read, reason: read.rest };
}

/** Why it can't move back: the named stage is a later one, or there is no earlier one. */
function notBefore(turn: Turn, deal: Deal, named: string | undefined): string {
  const words = moveWords(turn.locale);
  const pipeline = turn.pipelines.of(deal);
  const found = named ? findStage(pipeline, named) : undefined;
  if (deal.outcome === "won") return words.reopenInstead(deal.customer.name, deal.number);
  if (found?.kind !== "one") return words.noStageBefore(deal.customer.name);
  const current = stageOf(pipeline, deal.stage).name[turn.locale];
  return words.notBefore(deal.customer.name, found.stage.name[turn.locale], current, deal.number);
}

function earlierStage(turn: Turn, deal: Deal, named: string | undefined): Stage | undefined {
  const pipeline = turn.pipelines.of(deal);
  const current = stageIndex(pipeline, deal.stage);
  // A win is taken back by reopening.
  const first = deal.outcome === "won" ? winAt(pipeline) : 0;
  const found = named ? findStage(pipeline, named) : undefined;
  const at = found?.kind === "one" ? stageIndex(pipeline, found.stage.code) : named ? current : current - 1;
  return first <= at && at < current ? pipeline.stages[at] : undefined;
}
