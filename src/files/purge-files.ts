import type { Tx } from "../database/transaction.ts";

/** Files per batch, pieces included; small, so that commands don't wait long. */
const atOnce = 20;

/** Deletes files unclaimed for a day; claimed ones are history and stay. @returns the number deleted */
export async function purgeFiles(db: Tx): Promise<number> {
  let gone = 0;
  for (let deleted = atOnce; deleted === atOnce; gone += deleted)
    deleted = await db.$executeRaw`
      DELETE FROM "File" WHERE ("workspaceId", "id") IN (
        SELECT "workspaceId", "id" FROM "File"
         WHERE "eventId" IS NULL AND "createdAt" < now() - interval '1 day' LIMIT ${atOnce})`;
  return gone;
}
