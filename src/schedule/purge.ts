/** Removes what has served its time, once a day however many replicas run. */
import type { Database } from "../database/open-database.ts";
import { transaction } from "../database/transaction.ts";

/** Rows deleted by one statement, so that nobody's command waits for long. */
const atOnce = 5_000;
/** Each with its pieces. */
const filesAtOnce = 20;

/**
 * Deletes claims older than 14 days (platforms redeliver for hours), slots older than 90, web sessions, join codes and
 * members' login links that have expired, requests to join after 30 days; and messages that have been sent, replaced or given up 90 days ago: whoever got one has it in
 * the chat, and a year of them would be the largest table. By the database's clock: a demo may have moved ours.
 * The first company's slot stands for all of them; where there is no company yet there is nothing to remove.
 * @returns how many rows went; undefined when it was done today already
 */
export async function purge(database: Database): Promise<number | undefined> {
  const mine = await transaction(
    database,
    (tx) => tx.$executeRaw`
      INSERT INTO "Slot" ("workspaceId", key, at)
      SELECT id, 'purge:' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'), now()
        FROM "Workspace" ORDER BY "createdAt", id LIMIT 1
      ON CONFLICT DO NOTHING`,
  );
  if (mine === 0) return undefined;
  const { prisma } = database;
  let gone = await untilNoneIsLeft(
    () => prisma.$executeRaw`
      DELETE FROM "Claim" WHERE ("workspaceId", key) IN (
        SELECT "workspaceId", key FROM "Claim" WHERE at < now() - interval '14 days' LIMIT ${atOnce})`,
  );
  gone += await untilNoneIsLeft(
    () => prisma.$executeRaw`
      DELETE FROM "Delivery" WHERE id IN (
        SELECT id FROM "Delivery" WHERE state IN ('sent', 'superseded', 'dead')
           AND "createdAt" < now() - interval '90 days' LIMIT ${atOnce})`,
  );
  gone += await prisma.$executeRaw`DELETE FROM "Slot" WHERE "firedAt" < now() - interval '90 days'`;
  gone += await prisma.$executeRaw`DELETE FROM "WebSession" WHERE "expiresAt" < now()`;
  // A link for the first admin tells every later start that one was printed; there are never more than a few.
  gone += await prisma.$executeRaw`
    DELETE FROM "LoginLink" WHERE "expiresAt" < now() - interval '1 day' AND "memberId" IS NOT NULL`;
  gone += await prisma.$executeRaw`DELETE FROM "JoinCode" WHERE "expiresAt" < now() - interval '1 day'`;
  gone += await prisma.$executeRaw`DELETE FROM "JoinRequest" WHERE at < now() - interval '30 days'`;
  // With its bytes; what a deed has claimed is history.
  for (let deleted = filesAtOnce; deleted === filesAtOnce; gone += deleted)
    deleted = await prisma.$executeRaw`
      DELETE FROM "File" WHERE ("workspaceId", "id") IN (
        SELECT "workspaceId", "id" FROM "File"
         WHERE "eventId" IS NULL AND "createdAt" < now() - interval '1 day' LIMIT ${filesAtOnce})`;
  return gone;
}

async function untilNoneIsLeft(deleteSome: () => Promise<number>): Promise<number> {
  let gone = 0;
  for (let deleted = atOnce; deleted === atOnce; gone += deleted) deleted = await deleteSome();
  return gone;
}
