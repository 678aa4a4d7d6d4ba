/** At a start, before anything runs: whether this is where the company lives, and whether its rows are a copy. */
import { markHome, markRestored } from "../company/whereabouts.ts";
import { identityOf, isCopy } from "../database/identity.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { transaction } from "../database/transaction.ts";
import { countHeld, holdWaiting } from "../delivery/held.ts";

/** Thrown when the company has moved to another database. */
export class MovedAway extends Error {
  override readonly name = "MovedAway";

  constructor(to: string) {
    super(
      `This company now lives at ${to}: set DATABASE_URL (or DATA_DIR) to that. If the move did not come to its end, repeat it; ` +
        "to stay here instead: npm run -s admin -- move --stay",
    );
  }
}

export type Home = Readonly<{
  /** Rows were found that lived elsewhere before: by whatever way, they are a copy. */
  copied: boolean;
  /** Messages that wait for somebody to decide. */
  held: number;
}>;

/**
 * A copy is fenced off like a restored backup, by whichever replica starts first.
 * @throws MovedAway
 */
export async function settleHome(database: Database, dataDir: string, now: Date): Promise<Home> {
  const here = await identityOf(database, dataDir);
  return transaction(database, async (tx) => {
    const rows = await tx.$queryRaw<{ livesAt: string | null; movedTo: string | null }[]>(sql`
      SELECT "livesAt", "movedTo" FROM "Workspace" ORDER BY "createdAt" FOR UPDATE`);
    const to = rows.find(({ movedTo }) => movedTo !== null)?.movedTo;
    if (to) throw new MovedAway(to);
    const known = rows.find(({ livesAt }) => livesAt !== null)?.livesAt;
    const copied = here !== undefined && known != null && isCopy(known, here);
    if (copied) {
      await markRestored(tx, now, here);
      await holdWaiting(tx);
    } else if (here !== undefined && rows.some(({ livesAt }) => livesAt !== here)) await markHome(tx, here);
    return { copied, held: await countHeld(tx) };
  });
}
