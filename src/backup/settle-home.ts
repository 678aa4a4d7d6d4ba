/** At a start, before anything runs: whether this is where the company lives, and whether its rows are a copy. */
import { Temporal } from "temporal-polyfill";
import { markHome, markRestored } from "../company/whereabouts.ts";
import { identityOf, isCopy } from "../database/identity.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { isHeldUp, type Tx, transaction } from "../database/transaction.ts";
import { countHeld, holdWaiting } from "../delivery/held.ts";
import { recordEverywhere } from "../history/record-everywhere.ts";

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
  for (let attempt = 1; ; attempt++) {
    try {
      return await settle(database, here, now);
    } catch (error) {
      if (attempt === attempts || !isHeldUp(error)) throw error;
    }
  }
}

/** A start has time: it waits for a row that a slow command or another replica holds, some 20 seconds in all. */
const attempts = 15;

const settle = (database: Database, here: Awaited<ReturnType<typeof identityOf>>, now: Date): Promise<Home> =>
  transaction(database, async (tx) => {
    const rows = await tx.$queryRaw<{ livesAt: string | null }[]>(sql`
      SELECT "livesAt" FROM "Workspace" ORDER BY "createdAt" FOR UPDATE`);
    await refuseMovedAway(tx);
    const known = rows.find(({ livesAt }) => livesAt !== null)?.livesAt;
    const copied = here !== undefined && known != null && isCopy(known, here);
    if (copied) {
      await markRestored(tx, now, here);
      await holdWaiting(tx);
    } else if (here !== undefined && rows.some(({ livesAt }) => livesAt !== here)) await markHome(tx, here);
    if (await isUntold(tx)) {
      const at = Temporal.Instant.fromEpochMilliseconds(now.getTime());
      await recordEverywhere(tx, { now: at, via: "operator" }, copied ? "copy" : "restore");
    }
    return { copied, held: await countHeld(tx) };
  });

/** Only the first start after a restore has tables as this program knows them. */
async function isUntold(tx: Tx): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "Workspace" w
     WHERE w."restoredAt" IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM "Event" e
        WHERE e."workspaceId" = w."id" AND e."subject" = 'workspace' AND e."kind" = 'operator'
          AND e."values" ->> 'command' IN ('restore', 'copy') AND e."at" >= w."restoredAt")`);
  return found.length > 0;
}

/** @throws MovedAway */
export async function refuseMovedAway(db: Tx): Promise<void> {
  const [row] = await db.$queryRaw<{ movedTo: string }[]>(sql`
    SELECT "movedTo" FROM "Workspace" WHERE "movedTo" IS NOT NULL LIMIT 1`);
  if (row) throw new MovedAway(row.movedTo);
}
