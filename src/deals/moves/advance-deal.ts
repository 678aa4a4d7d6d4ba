import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { type Reply, refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { findStage } from "../../pipelines/find-stage.ts";
import type { Standing } from "../../pipelines/gates/gate-kind.ts";
import { contractSigned, firstPayment } from "../../pipelines/known-criteria.ts";
import { isWin, type Stage, stageIndex } from "../../pipelines/pipeline.ts";
import { type GateResult, gate } from "../../pipelines/stage-gate.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { loadAnswers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { loadExcepted, noneExcepted } from "../facts/exceptions.ts";
import { gateFacts, gateSettings } from "../facts/gate-facts.ts";
import { isClosed } from "../facts/goes-on.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { changedMeanwhile } from "../writing/changed-meanwhile.ts";
import { type Evidence, joined, noEvidence } from "./advance-evidence.ts";
import { type AdvancePlan, advanceForm } from "./advance-form.ts";
import { readAdvanceLine } from "./advance-line.ts";
import { chooseStage } from "./choose-stage.ts";
import { whyNot } from "./criterion-question.ts";
import { advance, recordContract } from "./moves.ts";
import { wants, winQuestions, wrongDays } from "./win-questions.ts";
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

export type Passed =
  | Readonly<{ ok: true; now: Deal; banner: string }>
  /** The form that asks for what is missing. */
  | Readonly<{ ok: false; reply: Reply }>;

/**
 * Through the gate, or the form that asks for what is missing; a win asks for its days and the final amount as well.
 * @param asker the use case that receives the form, where that is another one, and what it carries
 */
export async function passGate(
  turn: Turn,
  deal: Deal,
  to: Stage,
  values: Readonly<Record<string, unknown>>,
  asker?: Readonly<{ action: string; hidden: Readonly<Record<string, string>> }>,
): Promise<Passed> {
  const pipeline = turn.pipelines.of(deal);
  const answers = await loadAnswers(turn, deal.id);
  const standing = (said: Evidence): Standing => ({
    facts: gateFacts(pipeline, { ...deal, ...said.columns }, { ...answers, ...said.answers }, to),
    settings: gateSettings(turn),
    locale: turn.locale,
  });
  const now = standing(noEvidence);
  const isShut = gate(pipeline, deal.stage, to.code, now.facts, now.settings).missing.length > 0;
  const excepted = isShut ? await loadExcepted(turn, deal.id, turn.today) : noneExcepted;
  const weigh = ({ facts, settings }: Standing) =>
    gate(pipeline, deal.stage, to.code, facts, settings, excepted);
  const before = weigh(now);
  const wins = deal.outcome === null && isWin(pipeline, to);
  if (before.missing.length === 0 && !wins) return move(turn, deal, to, before, noEvidence);

  const check: AdvancePlan["check"] = (said) => {
    const then = standing(joined(said));
    return { ...wrongDays(turn, joined(said)), ...stillMissing(turn, deal, weigh(then), then) };
  };
  const further = wins ? winQuestions(turn, deal, before, values[firstPayment] === "yes") : {};
  const plan = advanceForm(turn, deal, to, before, now, { further, excepted });
  const { action, hidden } = asker ?? plan;
  const asked = { ...plan, check, action, hidden: { ...plan.hidden, ...hidden } };
  const filled = fillForm(turn, asked, values);
  if (!filled.ok) return filled;
  const evidence = joined(filled.said);
  const after = weigh(standing(evidence));
  return after.missing.length === 0
    ? move(turn, deal, to, after, evidence)
    : awaitPayment(turn, deal, evidence);
}

/** The errors, by field. A contract may be recorded before the money is in, so payment isn't required with it. */
function stillMissing(turn: Turn, deal: Deal, gate: GateResult, standing: Standing) {
  const wantsContract = deal.signedAt === null && wants(gate, contractSigned);
  const asked = gate.missing.filter(({ key }) => key !== firstPayment || !wantsContract);
  return Object.fromEntries(asked.map((criterion) => whyNot(turn, criterion, standing)));
}

async function move(
  turn: Turn,
  deal: Deal,
  to: Stage,
  result: GateResult,
  evidence: Evidence,
): Promise<Passed> {
  const now = await advance(turn, deal, to, result, evidence);
  return { ok: true, now, banner: moveWords(turn.locale).movedTo(to.name[turn.locale]) };
}

async function awaitPayment(turn: Turn, deal: Deal, evidence: Evidence): Promise<Passed> {
  const now = await recordContract(turn, deal, evidence);
  return { ok: true, now, banner: moveWords(turn.locale).signedAwaiting };
}
