/** The statements about who holds a delivery, apart from taking it up (begin-sending.ts) and ending it (settle-sending.ts). */
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";

/** One taking up of one delivery. */
export type Hold = Readonly<{
  id: string;
  /** `Delivery.holds` as this holder made it. Whoever takes it up later has a higher number. */
  hold: number;
}>;

/**
 * Extends leases, including lapsed ones that nobody else has taken up meanwhile.
 * @param lasts from now on, in milliseconds by the server's clock
 * @returns the ids of those that still belong to their holders
 */
export function renewLeases(
  database: Database,
  holds: readonly Hold[],
  lasts: number,
): Promise<ReadonlySet<string>> {
  return transaction(database, async (tx) => {
    const wanted = holds.map(({ id, hold }) => ({ id, hold }));
    const rows = await tx.$queryRaw<{ id: string }[]>`
      WITH mine AS (
        SELECT d."id" FROM "Delivery" d
          JOIN ${rowsOf(wanted, sql`"id" uuid, "hold" int`)} h ON d."id" = h."id" AND d."holds" = h."hold"
         WHERE d."state" = 'sending' AND d."heldUntil" IS NOT NULL
         ORDER BY d."id" FOR UPDATE OF d
      )
      UPDATE "Delivery" d SET "heldUntil" = now() + ${lasts} * interval '1 millisecond'
        FROM mine m WHERE d."id" = m."id"
      RETURNING d."id"::text AS "id"`;
    return new Set(rows.map((row) => row.id));
  });
}

/** Embedded, this process is the only one: who held something when it starts is dead. */
export function releaseAbandonedLeases(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Delivery" SET "heldUntil" = NULL WHERE "state" = 'sending' AND "heldUntil" IS NOT NULL`;
}
