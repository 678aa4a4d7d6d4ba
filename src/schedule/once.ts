/** What is done once for all companies together, however many replicas run: the first company's slot stands for it. */
import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

const first = sql`SELECT "id" FROM "Workspace" ORDER BY "createdAt", "id" LIMIT 1`;

/** @returns false when somebody else has claimed it, and where there is no company yet */
export async function claimOnce(db: Tx, key: string): Promise<boolean> {
  const claimed = await db.$executeRaw(sql`
    INSERT INTO "Slot" ("workspaceId", "key", "at") SELECT w."id", ${key}, now() FROM (${first}) w ON CONFLICT DO NOTHING`);
  return claimed > 0;
}

/** Remembers when something was last done. */
export async function markDone(db: Tx, key: string, at: Date): Promise<void> {
  await db.$executeRaw(sql`
    INSERT INTO "Slot" ("workspaceId", "key", "at") SELECT w."id", ${key}, ${at.toISOString()}::timestamptz FROM (${first}) w
    ON CONFLICT ("workspaceId", "key") DO UPDATE SET "at" = greatest("Slot"."at", excluded."at"), "firedAt" = now()`);
}

/** When it was last done; undefined for never, or not in the last ninety days. */
export async function lastDone(db: Tx, key: string): Promise<Date | undefined> {
  const [row] = await db.$queryRaw<{ at: Date }[]>(sql`
    SELECT "at" FROM "Slot" WHERE "workspaceId" = (${first}) AND "key" = ${key}`);
  return row?.at;
}

/** What a company's room does once a day, however many replicas run. @returns false when somebody else has claimed it */
export async function claimDay(
  db: Tx,
  workspaceId: string,
  key: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const claimed = await db.$executeRaw(sql`
    INSERT INTO "Slot" ("workspaceId", "key", "at") VALUES (${workspaceId}::uuid, ${key}, ${toTimestamp(at)}::timestamptz)
    ON CONFLICT DO NOTHING`);
  return claimed > 0;
}
