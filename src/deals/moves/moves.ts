/** The deeds that take a deal from stage to stage, or in and out of the funnel. */

import { type Deed, DeedRefused } from "../../history/deed.ts";
import { firstPayment, lostToKey } from "../../pipelines/known-criteria.ts";
import { isWin, type Stage, stageOf, winAt } from "../../pipelines/pipeline.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { type Answers, noSignature } from "../facts/answers.ts";
import { categoryAfter, categoryFor } from "../facts/category-for.ts";
import type { Deal } from "../facts/deal.ts";
import { editedColumns } from "../facts/edits.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { type Evidence, noEvidence } from "./advance-evidence.ts";
import { signedColumns, unsigned, wonColumns } from "./signing.ts";

/** The stage that was asked for, and what is missing on the way there. */
export type ShutGate = Readonly<{ to: Stage; missing: GateResult["missing"] }>;

/**
 * Into a later stage, with what was shown on the way; at the win or beyond it is won. A won deal only goes on.
 * @param gate of the way there, with the evidence counted
 * @throws DeedRefused `gate-shut` while something is missing
 */
export function advance(
  deed: Deed,
  deal: Deal,
  to: Stage,
  gate: GateResult,
  evidence: Evidence,
): Promise<Deal> {
  if (gate.missing.length > 0)
    throw new DeedRefused("gate-shut", { to, missing: gate.missing } satisfies ShutGate);
  const at = deed.now.toString();
  if (deal.outcome === "won") return proceed(deed, deal, to, gate, evidence);
  const excepted = gate.excepted.map(({ key }) => key);
  const won = isWin(deed.pipelines.of(deal), to);
  const paid = gate.held.some(({ key }) => key === firstPayment);
  const edited = editedColumns(deal, evidence.columns);
  const likelihood = won ? 100 : Math.max(to.likelihood, edited.likelihood ?? deal.likelihood);
  return changeDeal(deed, {
    deal,
    kind: won ? "win" : "advance",
    columns: {
      ...edited,
      stage: to.code,
      stageEnteredAt: at,
      likelihood,
      category: categoryAfter(deal, likelihood),
      ...(won ? { category: "commit", ...wonColumns(deed, deal, evidence.columns, paid) } : {}),
    },
    answers: evidence.answers,
    excepted,
    remark: evidence.note,
  });
}

/** After the sale: neither its amount nor its days are touched, so no number counts it again. */
const proceed = (
  deed: Deed,
  deal: Deal,
  to: Stage,
  { excepted }: Pick<GateResult, "excepted">,
  { answers, note }: Evidence,
): Promise<Deal> =>
  changeDeal(deed, {
    deal,
    kind: "proceed",
    columns: { stage: to.code, stageEnteredAt: deed.now.toString() },
    answers,
    excepted: excepted.map(({ key }) => key),
    remark: note,
  });

/** Percent: what is signed is as good as won. */
export const leastSigned = 90;

/** The contract is in, the money is not: the deal is open still, at the threshold of the stage, and is shown apart. */
export function recordContract(deed: Deed, deal: Deal, evidence: Evidence): Promise<Deal> {
  const pipeline = deed.pipelines.of(deal);
  const threshold = pipeline.stages[winAt(pipeline) - 1]!.code;
  return changeDeal(deed, {
    deal,
    kind: "sign",
    columns: {
      ...editedColumns(deal, evidence.columns),
      ...signedColumns(deed, deal, evidence.columns),
      likelihood: Math.max(leastSigned, deal.likelihood),
      category: "commit",
      ...(threshold === deal.stage ? {} : { stage: threshold, stageEnteredAt: deed.now.toString() }),
    },
    answers: evidence.answers,
    remark: evidence.note,
  });
}

/**
 * Of an open deal the likelihood falls to that of the stage, unless it is lower already; the category follows, and a signature no
 * longer counts.
 * @throws DeedRefused `changed-meanwhile`
 */
export function moveBack(deed: Deed, deal: Deal, to: Stage, reason: string): Promise<Deal> {
  if (deal.outcome === "won")
    return proceed(deed, deal, to, { excepted: [] }, { ...noEvidence, note: reason });
  const likelihood = Math.min(deal.likelihood, to.likelihood);
  return changeDeal(deed, {
    deal,
    kind: "back",
    columns: {
      stage: to.code,
      stageEnteredAt: deed.now.toString(),
      likelihood,
      category: categoryAfter(deal, likelihood),
      ...unsigned,
    },
    answers: signatureGone(deal),
    remark: reason,
  });
}

/** The columns of a deal that is lost: it stays in the stage where that happened. */
export const lostColumns = (deed: Deed, lostReason: string) => ({
  outcome: "lost" as const,
  closedAt: deed.now.toString(),
  lostReason,
  likelihood: 0,
  category: "omitted" as const,
});

/**
 * The deal keeps the stage in which it was lost.
 * @throws DeedRefused `changed-meanwhile`
 */
/** @param to the competitor it went to, where that was said */
export const closeAsLost = (
  deed: Deed,
  deal: Deal,
  lostReason: string,
  note: string,
  to = "",
): Promise<Deal> =>
  changeDeal(deed, {
    ...{ deal, kind: "lose", columns: lostColumns(deed, lostReason), remark: note },
    answers: to === "" ? {} : { [lostToKey]: to },
  });

/** Into the stage where it was lost, or the one before it was won. */
export function reopen(deed: Deed, deal: Deal): Promise<Deal> {
  const pipeline = deed.pipelines.of(deal);
  const stage =
    deal.outcome === "won"
      ? pipeline.stages[Math.max(0, winAt(pipeline) - 1)]!
      : stageOf(pipeline, deal.stage);
  return changeDeal(deed, {
    deal,
    kind: "reopen",
    columns: {
      stage: stage.code,
      stageEnteredAt: deed.now.toString(),
      outcome: null,
      closedAt: null,
      lostReason: null,
      ...unsigned,
      likelihood: stage.likelihood,
      category: categoryFor(stage.likelihood),
    },
    answers: signatureGone(deal),
  });
}

const signatureGone = (deal: Deal): Answers => (deal.signedAt ? noSignature : {});
