/** Has what has served its time removed, once a day however many replicas run. */
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { claimOnce } from "./once.ts";

/** Removes from a room's own tables what has served its time. @returns how many rows went */
export type Purge = (db: Tx) => Promise<number>;

/**
 * Each room is asked to purge its own tables, and does so by the database's clock: a demo may have moved ours.
 * The first company's slot stands for all of them; where there is no company yet there is nothing to remove.
 * @returns how many rows were removed; undefined when it was done today already
 */
export async function purge(database: Database, purges: readonly Purge[]): Promise<number | undefined> {
  const [day] = await database.prisma.$queryRaw<{ key: string }[]>`
    SELECT 'purge:' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "key"`;
  if (!day || !(await transaction(database, (tx) => claimOnce(tx, day.key)))) return undefined;
  let gone = 0;
  for (const one of [...purges, purgeSlots]) gone += await one(database.prisma);
  return gone;
}

const purgeSlots: Purge = (db) =>
  db.$executeRaw`DELETE FROM "Slot" WHERE "firedAt" < now() - interval '90 days'`;
