/** The close: from then on the week is as it was learned until that instant, for ever. */
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { keptOf } from "../measures/keep-week.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import type { DueSlot } from "../schedule/fire-slot.ts";

/**
 * It counts at its scheduled instant, whenever it is made, and waits for the deeds under way; those that come after it
 * are of the next week, whatever their clock says. @returns false when the week was closed before
 */
export async function closeWeek(
  tx: Tx,
  { workspace, week }: Pick<DueSlot, "workspace" | "week">,
): Promise<boolean> {
  await tx.$executeRaw(sql`SELECT await_deeds(${workspace.id}::uuid)`);
  const kept = await keptOf(tx, workspace, await loadBook(tx, workspace), week, week.closesAt);
  const fresh = await tx.$executeRaw(sql`
    INSERT INTO "ClosedWeek" ("workspaceId", "week", "closedAt", "kept")
    VALUES (${workspace.id}::uuid, ${week.id}, ${toTimestamp(week.closesAt)}::timestamptz,
            ${JSON.stringify(kept)}::jsonb)
    ON CONFLICT DO NOTHING`);
  return fresh > 0;
}
