import type { Tx } from "../database/transaction.ts";
import { insertJobs } from "./job-table.ts";

/**
 * Puts dead messages of a workspace back into the outbox, with a full set of attempts. Each was tried before, so
 * each counts as doubtful and is looked up where the platform allows it.
 * @returns how many there were
 */
export async function resendDead(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Delivery" SET "state" = 'sending', "attempts" = 0
     WHERE "workspaceId" = ${workspaceId}::uuid AND "state" = 'dead' AND "id" = ANY (${ids}::uuid[])
    RETURNING "id"::text AS "id"`;
  if (rows.length === 0) return 0;
  await insertJobs(
    tx,
    rows.map((row) => row.id),
  );
  return rows.length;
}
