/** Puts messages into the outbox, in the transaction of what caused them. */
import type { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import type { KeptFile } from "../chat/file.ts";
import { chunksOf } from "../chunks-of.ts";
import { asJsonColumn } from "../database/json-column.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { insertJobs } from "./job-table.ts";
import { notBegun } from "./not-begun.ts";

export type NewDelivery = Readonly<{
  /** One per message and recipient: whatever is enqueued under a key that exists already is left out. */
  key: string;
  workspaceId: string;
  installationId: string;
  /** User, channel or chat id on the platform. */
  recipient: string;
  card: Card;
  /** Sent in the card's place, which stands for it where messages are listed. */
  file?: KeptFile;
  locale: Locale;
  /** Key of an earlier delivery: not yet sent, it never will be; sent, this one takes its place. */
  replaces?: string;
  /** From then on it is not sent any more. */
  usefulUntil?: Temporal.Instant;
}>;

/** Rows written by one statement: a card is a few kilobytes. */
const atOnce = 500;

/**
 * Writes the message and its job. It is sent after the commit, by whichever replica is woken first; a rollback
 * leaves nothing. Needs nothing but the transaction: the job goes into pg-boss's table by SQL (see
 * job-table.ts), and where pg-boss was never started yet (tests, tools) the rows wait for `startJobs`, which
 * creates the missing jobs.
 */
export async function enqueue(tx: Tx, delivery: NewDelivery): Promise<"enqueued" | "already"> {
  const added = await enqueueMany(tx, [delivery]);
  return added.has(delivery.key) ? "enqueued" : "already";
}

/** @returns the keys that are new; the others were enqueued before */
export async function enqueueMany(tx: Tx, deliveries: readonly NewDelivery[]): Promise<ReadonlySet<string>> {
  const added = new Set<string>();
  for (const chunk of chunksOf(deliveries, atOnce)) {
    const rows = await insertRows(tx, chunk);
    for (const row of rows) added.add(row.key);
    if (rows[0]?.hasJobs)
      await insertJobs(
        tx,
        rows.map((row) => row.id),
      );
  }
  return added;
}

type InsertedRow = { id: string; key: string; hasJobs: boolean };

async function insertRows(tx: Tx, deliveries: readonly NewDelivery[]): Promise<InsertedRow[]> {
  const rows = deliveries.map(({ card, file, usefulUntil, ...rest }, nth) => ({
    ...rest,
    usefulUntil: usefulUntil?.toString(),
    content: { kind: "card", card, ...(file && { file }) },
    nth,
  }));
  return tx.$queryRaw<InsertedRow[]>`
    WITH wanted AS ${rowsOf(
      asJsonColumn(rows),
      sql`"key" text, "workspaceId" uuid, "installationId" uuid, "recipient" text, "content" jsonb, "locale" text,
        "replaces" text, "usefulUntil" timestamptz, "nth" int`,
    )}, superseded AS (
      UPDATE "Delivery" d SET "state" = 'superseded'
        FROM wanted w
       WHERE d."key" = w."replaces" AND ${notBegun(sql`d`)}
         AND NOT EXISTS (SELECT 1 FROM "Delivery" already WHERE already."key" = w."key")
    )
    INSERT INTO "Delivery" ("id", "key", "workspaceId", "installationId", "recipient", "content", "locale", "replaces",
                            "usefulUntil")
    SELECT gen_random_uuid(), "key", "workspaceId", "installationId", "recipient", "content", "locale", "replaces", "usefulUntil"
      FROM wanted ORDER BY "nth"
    ON CONFLICT ("key") DO NOTHING
    RETURNING "id", "key", to_regclass('pgboss.job') IS NOT NULL AS "hasJobs"`;
}
