import type { Tx } from "../database/transaction.ts";

/** Each with all its pieces, so that nobody's command waits for long. */
const atOnce = 20;

/** What nothing has claimed, after a day; what a deed has claimed is history. @returns how many files went */
export async function purgeFiles(db: Tx): Promise<number> {
  let gone = 0;
  for (let deleted = atOnce; deleted === atOnce; gone += deleted)
    deleted = await db.$executeRaw`
      DELETE FROM "File" WHERE ("workspaceId", "id") IN (
        SELECT "workspaceId", "id" FROM "File"
         WHERE "eventId" IS NULL AND "createdAt" < now() - interval '1 day' LIMIT ${atOnce})`;
  return gone;
}
