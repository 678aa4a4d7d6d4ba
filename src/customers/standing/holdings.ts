/** Whose a customer was, from when to when. */
import type { Temporal } from "temporal-polyfill";
import { amongIds } from "../../database/among-ids.ts";
import { fromTimestamp, toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";

/** What gave it to them, and what ended it: a holding that lasts has no end. */
export type Began = "claim" | "assign" | "start" | "deal";
export type Ended = "release" | "drop" | "recycle" | "assign";

export type Holding = Readonly<{
  memberId: string;
  name: string;
  how: Began;
  since: Temporal.Instant;
  ended: Ended | null;
  until: Temporal.Instant | null;
}>;

type Begun = Readonly<{ customerId: string; memberId: string; how: Began; dealId: string | null }>;

/** Of customers that nobody has: a second one is refused by the database. */
export async function beginHoldings({ db, now, workspace }: Deed, begun: readonly Begun[]): Promise<void> {
  await db.$executeRaw(sql`
    INSERT INTO "Holding" ("id", "workspaceId", "customerId", "memberId", "how", "since", "dealId", "open")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", i."memberId", i."how", ${toTimestamp(now)}::timestamptz, i."dealId", true
    FROM ${rowsOf(begun, sql`"customerId" uuid, "memberId" uuid, "how" text, "dealId" uuid`)} i`);
}

/** `since`: from when it was theirs, where no holding says so. */
type Ending = Readonly<{ customerId: string; memberId: string; since: Temporal.Instant; ended: Ended }>;

/** Whoever gives it up had it, be it only by their deals; what somebody else still held of it ends, too. */
export async function endHoldings({ db, now, workspace }: Deed, endings: readonly Ending[]): Promise<void> {
  const rows = endings.map(({ since, ...ending }) => ({ ...ending, since: toTimestamp(since) }));
  await db.$executeRaw(sql`
    WITH input AS ${rowsOf(rows, sql`"customerId" uuid, "memberId" uuid, "since" timestamptz, "ended" text`)},
    ended AS (
      UPDATE "Holding" h SET "open" = NULL, "until" = ${toTimestamp(now)}::timestamptz,
        "ended" = CASE WHEN h."memberId" = i."memberId" THEN i."ended" ELSE 'assign' END
      FROM input i WHERE h."workspaceId" = ${workspace.id}::uuid AND h."customerId" = i."customerId" AND h."open"
      RETURNING h."customerId", h."memberId"
    )
    INSERT INTO "Holding" ("id", "workspaceId", "customerId", "memberId", "how", "since", "until", "ended")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", i."memberId", 'deal', least(i."since", ${toTimestamp(now)}::timestamptz),
           ${toTimestamp(now)}::timestamptz, i."ended"
    FROM input i WHERE NOT EXISTS (SELECT FROM ended e WHERE e."customerId" = i."customerId" AND e."memberId" = i."memberId")`);
}

/** A list says whose they are: what others hold of them ends at the same moment. */
export async function passHoldings(
  { db, now, workspace }: Deed,
  passed: readonly Readonly<{ customerId: string; memberId: string }>[],
): Promise<void> {
  if (passed.length === 0) return;
  const at = sql`${toTimestamp(now)}::timestamptz`;
  const input = rowsOf(passed, sql`"customerId" uuid, "memberId" uuid`);
  // The end first: a customer has one holding at a time.
  await db.$executeRaw(sql`
    UPDATE "Holding" h SET "open" = NULL, "until" = ${at}, "ended" = 'assign' FROM ${input} i
     WHERE h."workspaceId" = ${workspace.id}::uuid AND h."customerId" = i."customerId" AND h."open"`);
  await db.$executeRaw(sql`
    INSERT INTO "Holding" ("id", "workspaceId", "customerId", "memberId", "how", "since", "open")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, i."customerId", i."memberId", 'assign', ${at}, true
    FROM ${input} i`);
}

/** As if it had never happened. @param passed when it was */
export async function passHoldingsBack(
  { db, workspace }: Deed,
  passed: readonly Readonly<{ customerId: string; at: Temporal.Instant }>[],
): Promise<void> {
  if (passed.length === 0) return;
  const rows = passed.map(({ customerId, at }) => ({ customerId, at: toTimestamp(at) }));
  const input = rowsOf(rows, sql`"customerId" uuid, "at" timestamptz`);
  await db.$executeRaw(sql`
    DELETE FROM "Holding" h USING ${input} i
     WHERE h."workspaceId" = ${workspace.id}::uuid AND h."customerId" = i."customerId" AND h."open" AND h."since" = i."at"`);
  // Fenced, so that each is looked up: the planner expects a single holding, and would read all of the list for every one there is.
  const before = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT f."id" FROM ${input} i CROSS JOIN LATERAL (
      SELECT h."id" FROM "Holding" h WHERE h."workspaceId" = ${workspace.id}::uuid AND h."customerId" = i."customerId"
         AND h."until" = i."at" AND h."ended" = 'assign' OFFSET 0) f`);
  await db.$executeRaw(sql`
    UPDATE "Holding" h SET "open" = true, "until" = NULL, "ended" = NULL FROM ${amongIds(before.map(({ id }) => id))} i
     WHERE h."id" = i."id" AND h."workspaceId" = ${workspace.id}::uuid`);
}

/** As if it had never begun. */
export async function dropHolding({ db, workspace }: Deed, customerId: string): Promise<void> {
  await db.$executeRaw(sql`
    DELETE FROM "Holding" WHERE "workspaceId" = ${workspace.id}::uuid AND "customerId" = ${customerId}::uuid AND "open"`);
}

/** As if the last one had never ended. */
export async function reopenHolding(
  { db, workspace }: Deed,
  customerId: string,
  memberId: string,
): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE "Holding" SET "open" = true, "until" = NULL, "ended" = NULL WHERE "id" = (
      SELECT "id" FROM "Holding" WHERE "workspaceId" = ${workspace.id}::uuid AND "customerId" = ${customerId}::uuid
         AND "memberId" = ${memberId}::uuid AND "until" IS NOT NULL ORDER BY "until" DESC, "since" DESC LIMIT 1)`);
}

type HoldingRow = Omit<Holding, "since" | "until"> & { since: string; until: string | null };

/** The newest first, each as JSON in the column "held": for whoever asks for more in the same statement. */
export const heldJson = (workspaceId: string, customerId: string, limit: number): Sql => sql`
  SELECT jsonb_build_object('memberId', h."memberId", 'name', m."name", 'how', h."how", 'since', h."since", 'ended', h."ended", 'until', h."until") AS "held"
  FROM "Holding" h JOIN "Member" m ON m."id" = h."memberId"
  WHERE h."workspaceId" = ${workspaceId}::uuid AND h."customerId" = ${customerId}::uuid
  ORDER BY h."since" DESC, h."id" DESC LIMIT ${limit}`;

/** What `heldJson` came to. @param held an array of it, or null */
export const holdingsIn = (held: unknown): Holding[] =>
  ((held as HoldingRow[] | null) ?? []).map(({ since, until, ...row }) => ({
    ...row,
    since: fromTimestamp(new Date(since)),
    until: until === null ? null : fromTimestamp(new Date(until)),
  }));

/** The newest first. */
export async function holdingsOf(
  { db, workspace }: Deed,
  customerId: string,
  limit: number,
): Promise<Holding[]> {
  const rows = await db.$queryRaw<{ held: unknown }[]>(heldJson(workspace.id, customerId, limit));
  return holdingsIn(rows.map(({ held }) => held));
}
