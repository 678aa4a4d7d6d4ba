/** The one place where a deal changes its stage or outcome: the columns, and the fact that is kept for ever. */
import { Refusal, type Turn } from "../chat/use-case.ts";
import { toTimestamp } from "../database/columns.ts";
import { changedMeanwhile } from "./changed-meanwhile.ts";
import type { Deal } from "./deal.ts";

export type MoveKind = "new" | "advance" | "back" | "undo" | "win" | "lose" | "reopen";

/** The columns that a move may change, and that undo puts back. Dates as ISO strings, so that they can be kept. */
export type MovedColumns = {
  stage: string;
  stageEnteredAt: string;
  outcome: "won" | "lost" | null;
  closedAt: string | null;
  lostReason: string | null;
  signedAt: string | null;
  likelihood: number;
  category: string;
};

export type Move = Readonly<{
  kind: MoveKind;
  change: Partial<MovedColumns>;
  reason?: string;
  /** What was shown to hold: criterion key → answer. */
  evidence?: Readonly<Record<string, string>>;
  /** The move that this one takes back. */
  undoes?: string;
}>;

const movedColumns = (deal: Deal): MovedColumns => ({
  stage: deal.stage,
  stageEnteredAt: deal.stageEnteredAt.toString(),
  outcome: deal.outcome,
  closedAt: deal.closedAt?.toString() ?? null,
  lostReason: deal.lostReason,
  signedAt: deal.signedAt?.toString() ?? null,
  likelihood: deal.likelihood,
  category: deal.category,
});

/**
 * @param deal as it was loaded in this transaction
 * @throws Refusal telling what happened, when somebody else changed the deal meanwhile
 */
export async function recordMove(turn: Turn, deal: Deal, move: Move): Promise<void> {
  const updated = await turn.db.deal.updateMany({
    where: { id: deal.id, version: deal.version },
    data: { ...move.change, version: { increment: 1 } },
  });
  if (updated.count === 0) throw new Refusal(await changedMeanwhile(turn, deal.id));
  await turn.db.stageMove.create({
    data: {
      workspaceId: turn.workspace.id,
      dealId: deal.id,
      kind: move.kind,
      from: deal.stage,
      to: move.change.stage ?? deal.stage,
      memberId: turn.member.id,
      ownerId: deal.owner.id,
      amountMinor: deal.amount.minor,
      currency: deal.amount.currency,
      reason: move.reason ?? null,
      evidence: move.evidence ?? {},
      before: movedColumns(deal),
      undoes: move.undoes ?? null,
      at: toTimestamp(turn.now),
    },
  });
}
