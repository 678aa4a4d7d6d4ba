/** Has what has served its time removed, once a day however many replicas run. */
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";

/** Removes from a room's own tables what has served its time. @returns how many rows went */
export type Purge = (db: Tx) => Promise<number>;

/**
 * Each room is asked to purge its own tables, and does so by the database's clock: a demo may have moved ours.
 * The first company's slot stands for all of them; where there is no company yet there is nothing to remove.
 * @returns how many rows were removed; undefined when it was done today already
 */
export async function purge(database: Database, purges: readonly Purge[]): Promise<number | undefined> {
  const mine = await transaction(
    database,
    (tx) => tx.$executeRaw`
      INSERT INTO "Slot" ("workspaceId", "key", "at")
      SELECT "id", 'purge:' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'), now()
        FROM "Workspace" ORDER BY "createdAt", "id" LIMIT 1
      ON CONFLICT DO NOTHING`,
  );
  if (mine === 0) return undefined;
  let gone = 0;
  for (const one of [...purges, purgeSlots]) gone += await one(database.prisma);
  return gone;
}

const purgeSlots: Purge = (db) =>
  db.$executeRaw`DELETE FROM "Slot" WHERE "firedAt" < now() - interval '90 days'`;
