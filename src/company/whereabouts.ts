/** Where a company's rows are at home: whether they came out of a backup, are a copy, or have been left for others. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

type Execute = Pick<Tx, "$executeRaw">;

/**
 * The rows came out of a backup, or are a copy, while the original went on: what was due until now was its to do, and
 * owners have been told by it of all that happened.
 * @param livesAt by what they are known here from now on; null: decided by the next start
 */
export function markRestored(db: Execute, at: Date, livesAt: string | null): Promise<number> {
  return db.$executeRaw(sql`
    UPDATE "Workspace" w
       SET "restoredAt" = ${at.toISOString()}::timestamptz, "movedTo" = NULL, "livesAt" = ${livesAt}::text,
           "toldEventId" = greatest(w."toldEventId", coalesce((SELECT max(e."id") FROM "Event" e WHERE e."workspaceId" = w."id"), 0))`);
}

/** Nothing runs on these rows any more. @param to where they are going, without a password */
export function markLeaving(db: Execute, to: string): Promise<number> {
  return db.$executeRaw(sql`UPDATE "Workspace" SET "movedTo" = ${to}::text`);
}

/** They are at home here, and everything goes on as it was where they came from. */
export function markArrived(db: Execute): Promise<number> {
  return db.$executeRaw(sql`UPDATE "Workspace" SET "movedTo" = NULL, "livesAt" = NULL`);
}

/** By what the rows are known where they are. */
export function markHome(db: Execute, livesAt: string): Promise<number> {
  return db.$executeRaw(sql`
    UPDATE "Workspace" SET "livesAt" = ${livesAt}::text WHERE "livesAt" IS DISTINCT FROM ${livesAt}::text`);
}
