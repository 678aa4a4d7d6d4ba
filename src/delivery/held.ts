/** Messages that came unsent out of a backup, or with a copy: the original may have sent them, so that a person decides. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { insertJobs } from "./job-table.ts";

/** Everything that was waiting waits for a person from now on. @returns how many messages */
export function holdWaiting(db: Pick<Tx, "$executeRaw">): Promise<number> {
  return db.$executeRaw(sql`
    UPDATE "Delivery" SET "state" = 'held', "heldUntil" = NULL WHERE "state" IN ('queued', 'sending')`);
}

/** @param workspaceId of one company; else of all */
export async function countHeld(db: Tx, workspaceId?: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM "Delivery" WHERE "state" = 'held' AND ${ofCompany(workspaceId)}`);
  return row?.count ?? 0;
}

/** How many messages of a company are held, and since when, as `YYYY-MM-DD HH:MM` there; undefined for none. */
export async function heldSince(
  db: Tx,
  { id, zone }: Readonly<{ id: string; zone: string }>,
): Promise<{ count: number; since: string } | undefined> {
  const count = await countHeld(db, id);
  if (count === 0) return undefined;
  const [row] = await db.$queryRaw<{ since: string | null }[]>(sql`
    SELECT to_char("restoredAt" AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI') AS "since" FROM "Workspace" WHERE "id" = ${id}::uuid`);
  return { count, since: row?.since ?? "" };
}

/**
 * Sends what is still of use. Each may have been sent by the original, so each counts as doubtful: it is looked up
 * where the platform allows it.
 * @returns how many are sent, and how many have expired
 */
export async function releaseHeld(
  tx: Tx,
  now: Date,
  workspaceId?: string,
): Promise<{ released: number; expired: number }> {
  const rows = await tx.$queryRaw<{ id: string; state: string }[]>(sql`
    UPDATE "Delivery"
       SET "state" = CASE WHEN "usefulUntil" <= ${now.toISOString()}::timestamptz THEN 'expired' ELSE 'sending' END, "attempts" = 0
     WHERE "state" = 'held' AND ${ofCompany(workspaceId)} RETURNING "id"::text AS "id", "state"`);
  const ids = rows.filter(({ state }) => state === "sending").map(({ id }) => id);
  if (ids.length > 0 && (await hasJobs(tx))) await insertJobs(tx, ids);
  return { released: ids.length, expired: rows.length - ids.length };
}

/** They are not sent, ever. @returns how many */
export function dropHeld(tx: Tx, workspaceId?: string): Promise<number> {
  return tx.$executeRaw(sql`
    UPDATE "Delivery" SET "state" = 'expired' WHERE "state" = 'held' AND ${ofCompany(workspaceId)}`);
}

const ofCompany = (workspaceId: string | undefined) =>
  sql`(${workspaceId ?? null}::uuid IS NULL OR "workspaceId" = ${workspaceId ?? null}::uuid)`;

/** Where the bot has not started yet there is no queue; its start makes the jobs. */
async function hasJobs(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ there: boolean }[]>(
    sql`SELECT to_regclass('pgboss.job') IS NOT NULL AS "there"`,
  );
  return row?.there === true;
}
