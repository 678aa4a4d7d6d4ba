import { z } from "zod";
import { type Reply, refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { findStage } from "../../pipelines/find-stage.ts";
import { type Stage, stageIndex } from "../../pipelines/pipeline.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { isClosed } from "../facts/goes-on.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { changedMeanwhile } from "../writing/changed-meanwhile.ts";
import { readAdvanceLine } from "./advance-line.ts";
import { chooseStage } from "./choose-stage.ts";
import { passGate } from "./pass-gate.ts";
import { moveWords } from "./words.ts";

/** Stage and criteria answers stand beside the deal's name; the gate says which of them count. */
const input = dealNamed
  .extend({ stage: z.string().max(80).optional(), from: z.string().max(80).optional() })
  .catchall(z.unknown());

/** `/deal advance ACME 目标客户`; without a stage, to the next one. */
export const advanceDeal = defineUseCase({
  name: "deal.advance",
  command: {
    group: "deal",
    en: ["advance", "adv", "move", "push"],
    zh: ["推进", "推到", "前进"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  draftAbout: ({ id }) => id,
  input,
  async run(turn, values) {
    const line = typeof values.line === "string" ? await readAdvanceLine(turn, values.line) : undefined;
    const { stage } = line ?? values;
    const again = { action: "deal.advance", values: optional({ stage }) };
    const deal = await theDeal(turn, line ?? { id: values.id, deal: values.deal }, again);
    if (isClosed(turn.pipelines, deal))
      return refuse(moveWords(turn.locale).alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    if (values.from && values.from !== deal.stage) throw await changedMeanwhile(turn, deal);
    // A second click on the same button is another event; it must not move the deal a second time.
    if (turn.kind === "action" && values.version !== undefined && values.version !== deal.version) {
      return showChangedDeal(turn, deal, { banner: moveWords(turn.locale).changedSince });
    }
    const to = targetStage(turn, deal, stage);
    if (!("code" in to)) return to;
    const passed = await passGate(turn, deal, to, values);
    return passed.ok
      ? showChangedDeal(turn, passed.now, { banner: passed.banner, undo: true })
      : passed.reply;
  },
});

function targetStage(turn: Turn, deal: Deal, named: string | undefined): Stage | Reply {
  const pipeline = turn.pipelines.of(deal);
  const current = stageIndex(pipeline, deal.stage);
  if (!named) {
    const next = pipeline.stages[current + 1];
    return next ?? refuse(moveWords(turn.locale).atTheEnd(deal.customer.name));
  }
  const found = findStage(pipeline, named);
  if (found.kind === "none") return chooseStage(turn, deal, named, found.near);
  const already = stageIndex(pipeline, found.stage.code) <= current;
  return already
    ? refuse(
        moveWords(turn.locale).alreadyThere(
          deal.customer.name,
          pipeline.stages[current]!.name[turn.locale],
          deal.number,
        ),
      )
    : found.stage;
}
