/** What a table said goes a month after it was taken over: until then an import can be taken back, and rows can be handed back. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Days for which an import that is done can be taken back. */
export const undoneWithin = 30;

/** Rows a statement, so that nobody waits long. */
const atOnce = 5_000;

/**
 * Rows of imports that ended so long ago; of those that came to nothing, after a day. What stage counts and churn are analysed from
 * stays: its rows are all there is of it.
 * @returns how many rows went
 */
export async function purgeImports(db: Tx): Promise<number> {
  let gone = 0;
  for (let deleted = atOnce; deleted === atOnce; gone += deleted)
    deleted = await db.$executeRaw(sql`
      DELETE FROM "ImportRow" r WHERE (r."workspaceId", r."importId", r."nth") IN (
        SELECT o."workspaceId", o."importId", o."nth" FROM "Import" i
          JOIN "ImportRow" o ON o."workspaceId" = i."workspaceId" AND o."importId" = i."id"
         WHERE (i."state" = 'done' AND i."kind" NOT IN ('stages', 'churn')
                AND i."doneAt" < now() - make_interval(days => ${undoneWithin}::int))
            OR (i."state" IN ('undone', 'cancelled', 'failed', 'checked') AND i."createdAt" < now() - interval '2 days')
         LIMIT ${atOnce}::int)`);
  await db.$executeRaw(sql`
    UPDATE "Import" SET "state" = 'cancelled' WHERE "state" = 'checked' AND "createdAt" < now() - interval '2 days'`);
  return gone;
}
