import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notBegun } from "./not-begun.ts";

/** What is still to be sent to a member is not sent any more. */
export async function dropWaiting(
  tx: Tx,
  { id, workspaceId }: Readonly<{ id: string; workspaceId: string }>,
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE "Delivery" d SET "state" = 'expired' FROM "Identity" i
     WHERE d."workspaceId" = ${workspaceId}::uuid AND ${notBegun(sql`d`)} AND i."installationId" = d."installationId"
       AND i."workspaceId" = ${workspaceId}::uuid AND i."memberId" = ${id}::uuid AND d."recipient" IN (i."address", i."externalId")`);
}

/** What was given up is not to be tried again. @returns how many */
export async function dropDead(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<number> {
  const { count } = await tx.delivery.updateMany({
    where: { workspaceId, id: { in: [...ids] }, state: "dead" },
    data: { state: "expired" },
  });
  return count;
}
