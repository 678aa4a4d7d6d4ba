import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import type { Tx } from "../database/transaction.ts";
import { insertJobs } from "./job-table.ts";

/**
 * Puts dead messages of a workspace back into the outbox, as if they were new. What may have arrived is looked for where
 * the platform allows it; elsewhere somebody who has read "may have arrived" decides that it goes again.
 * What is of no use any more expires instead.
 * @returns how many are tried again, and how many have expired
 */
export async function resendDead(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<{ again: number; expired: number }> {
  const rows = await tx.$queryRaw<{ id: string; state: string }[]>`
    UPDATE "Delivery" SET "attempts" = 0,
           "state" = CASE WHEN "usefulUntil" <= ${toTimestamp(now)}::timestamptz THEN 'expired'
                          WHEN "sendingSince" IS NULL THEN 'queued' ELSE 'sending' END,
           "sendingSince" = CASE WHEN "sendingSince" IS NOT NULL THEN now() END
     WHERE "workspaceId" = ${workspaceId}::uuid AND "state" = 'dead' AND "id" = ANY (${ids}::uuid[])
    RETURNING "id"::text AS "id", "state"`;
  const again = rows.filter(({ state }) => state !== "expired").map(({ id }) => id);
  if (again.length > 0) await insertJobs(tx, again);
  return { again: again.length, expired: rows.length - again.length };
}
