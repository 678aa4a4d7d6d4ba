import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { ownerScope } from "../teams/owner-scope.ts";
import { restoreAnswers } from "./answers.ts";
import { dealNamed } from "./deal-values.ts";
import { loadDeal } from "./load-deals.ts";
import { type MovedColumns, type MoveKind, recordMove } from "./record-move.ts";
import { showChangedDeal } from "./show-changed-deal.ts";

/** How long one's own move can be taken back. */
const undoMinutes = 10;

type LastMove = {
  id: string;
  dealId: string;
  kind: MoveKind;
  before: MovedColumns;
  at: Date;
  /** Of the moves of this deal that came later. */
  since: "none" | "mine" | "others";
};

/** `/deal undo` takes back one's own last move; the history keeps both. */
export const undoMove = defineUseCase({
  name: "deal.undo",
  command: {
    group: "deal",
    en: ["undo"],
    zh: ["撤回", "撤销"],
    fromLine: (): Record<string, string> => ({}),
  },
  roles: ["rep", "manager", "admin"],
  changes: true,
  input: dealNamed,
  async run(turn, { id }) {
    const words = turn.text.deals;
    const found = await ownLastMove(turn, id);
    if (!found) return refuse((await hasUndone(turn, id)) ? words.undoneAlready : words.nothingToUndo);
    // Whoever clicks twice waits here for the first click, and then looks again.
    await turn.db.$executeRaw(sql`SELECT 1 FROM "Deal" WHERE "id" = ${found.dealId}::uuid FOR UPDATE`);
    const last = await ownLastMove(turn, id);
    if (last?.id !== found.id) return refuse(words.undoneAlready);
    const deal = await loadDeal(
      turn.db,
      turn.workspace.id,
      last.dealId,
      await ownerScope(turn.db, turn.member),
    );
    if (!deal) return refuse(words.gone);
    if (turn.now.since(fromTimestamp(last.at)).total("minutes") > undoMinutes) {
      // The last move is the one that was taken back, not this older one.
      if (await hasUndone(turn, id, last.at)) return refuse(words.undoneAlready);
      return refuse(words.tooLateToUndo(undoMinutes, deal.customer.name, deal.number, deal.outcome !== null));
    }
    if (last.since === "others") return refuse(words.movedSince(deal.customer.name));
    if (last.since === "mine") return refuse(words.undoneAlready);
    await recordMove(turn, deal, { kind: "undo", change: last.before, undoes: last.id });
    await restoreAnswers(turn, deal.id, fromTimestamp(last.at));
    return showChangedDeal(turn, deal.id, { banner: words.undone });
  },
});

async function hasUndone(turn: Turn, dealId: string | undefined, since = new Date(0)): Promise<boolean> {
  const undo = await turn.db.stageMove.findFirst({
    where: { memberId: turn.member.id, kind: "undo", ...(dealId ? { dealId } : {}), at: { gt: since } },
    select: { id: true },
  });
  return undo !== null;
}

/** The member's newest move that is neither an undo, nor the deal's birth, nor taken back already. */
async function ownLastMove(turn: Turn, dealId: string | undefined): Promise<LastMove | undefined> {
  const rows = await turn.db.$queryRaw<LastMove[]>(sql`
    SELECT s."id", s."dealId", s."kind", s."before", s."at",
           (SELECT CASE WHEN count(*) = 0 THEN 'none' WHEN bool_and(later."memberId" = s."memberId") THEN 'mine'
                   ELSE 'others' END
              FROM "StageMove" later
             WHERE later."dealId" = s."dealId" AND (later."at", later."id") > (s."at", s."id")) AS "since"
    FROM "StageMove" s
    WHERE s."memberId" = ${turn.member.id}::uuid AND s."kind" NOT IN ('undo', 'new')
      AND (${dealId ?? null}::uuid IS NULL OR s."dealId" = ${dealId ?? null}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "StageMove" u WHERE u."undoes" = s."id")
    ORDER BY s."at" DESC, s."id" DESC LIMIT 1`);
  return rows[0];
}
