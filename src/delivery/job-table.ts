/**
 * The three statements that write pg-boss's job table inside our own transactions. Use cases have a transaction
 * and nothing else, and one statement for a whole company's messages beats a call each. pg-boss documents the
 * table for that ("Job table" in its SQL chapter): a queue's settings must be copied from its row, as done here.
 */
import type { PlatformName } from "../chat/inbound.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { traceOfThis } from "../tracing/span.ts";
import { releaseAbandonedLeases } from "./lease-table.ts";

/** One queue per platform, so that a slow one never holds up another. */
export const queueOf = (platform: PlatformName): string => `deliver-${platform}`;

/** A job's payload: enough to queue it before its row is read. */
export type DeliveryJob = Readonly<{
  delivery: string;
  installation: string;
  recipient: string;
  /** Microseconds since the epoch: in one worker's hands, what was enqueued first goes first. */
  order: number;
  /** From then on it needs no turn any more; ISO 8601, null: never too late. */
  usefulUntil?: string | null;
  /** The span that enqueued it, where traces are kept. */
  trace?: string | null;
}>;

/** A job in a worker's hands; the count tells this claim of it from later ones. */
export type JobClaim = Readonly<{ id: string; retryCount: number }>;

/**
 * Creates the jobs of waiting deliveries and wakes the workers when the transaction commits. A delivery never
 * has two live jobs: the queues are exclusive by its id.
 * @param ids which, in order, or "all" that are not yet settled
 */
export async function insertJobs(tx: Tx, ids: readonly string[] | "all"): Promise<number> {
  // Two statements: of "these, or all" the planner makes one plan, which reads all that wait for each single message.
  const wanted =
    ids === "all"
      ? sql`SELECT "id", "installationId", "recipient", "usefulUntil", row_number() OVER (ORDER BY "createdAt", "id") AS "nth"
              FROM "Delivery" WHERE "state" IN ('queued', 'sending')`
      : sql`SELECT d."id", d."installationId", d."recipient", d."usefulUntil", w."nth"
              FROM unnest(${ids}::uuid[]) WITH ORDINALITY w("id", "nth")
             CROSS JOIN LATERAL (SELECT * FROM "Delivery" d WHERE d."id" = w."id" AND d."state" IN ('queued', 'sending') OFFSET 0) d`;
  const [row] = await tx.$queryRaw<{ inserted: number }[]>(sql`
    WITH wanted AS (${wanted}), inserted AS (
      INSERT INTO pgboss.job (
        "name", "data", "singleton_key", "policy", "retry_limit", "retry_delay", "retry_backoff", "retry_delay_max",
        "expire_seconds", "deletion_seconds", "heartbeat_seconds", "keep_until", "created_on")
      SELECT q."name",
             jsonb_build_object(
               'delivery', d."id", 'installation', d."installationId", 'recipient', d."recipient",
               'order', floor(extract(epoch FROM now()) * 1000000) + d."nth",
               'usefulUntil', d."usefulUntil", 'trace', ${traceOfThis() ?? null}::text),
             d."id"::text, q."policy", q."retry_limit", q."retry_delay", q."retry_backoff", q."retry_delay_max",
             q."expire_seconds", q."deletion_seconds", q."heartbeat_seconds",
             now() + q."retention_seconds" * interval '1 second', now() + d."nth" * interval '1 microsecond'
        FROM wanted d
        JOIN "Installation" i ON i."id" = d."installationId"
        JOIN pgboss.queue q ON q."name" = 'deliver-' || i."platform"
       ORDER BY d."nth"
      ON CONFLICT DO NOTHING
      RETURNING "name"
    ), woken AS (
      SELECT pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), "name")
        FROM (SELECT DISTINCT "name" FROM inserted) queues
    )
    SELECT count(*)::int AS "inserted" FROM inserted WHERE (SELECT count(*) FROM woken) >= 0`);
  return row?.inserted ?? 0;
}

/**
 * Returns jobs to their queue; one that another worker has claimed meanwhile is left to that worker. Their start
 * time stays, so that pg-boss counts the next claim as a new one and does not take the end of this one for its
 * end.
 */
export async function putBackJobs(
  tx: Tx,
  jobs: readonly Readonly<{ job: JobClaim; notBefore: Date }>[],
): Promise<void> {
  if (jobs.length === 0) return;
  // Told as a time to wait: the server's clock, by which jobs start, may differ from ours.
  const waits = jobs.map(({ job, notBefore }) => ({
    job: job.id,
    claim: job.retryCount,
    wait: notBefore.getTime() - Date.now(),
  }));
  await tx.$executeRaw`
    UPDATE pgboss.job j
       SET "state" = 'retry', "heartbeat_on" = NULL, "start_after" = now() + b."wait" * interval '1 millisecond',
           "keep_until" = greatest(j."keep_until", now() + b."wait" * interval '1 millisecond' + interval '1 day')
      FROM ${rowsOf(waits, sql`"job" uuid, "claim" int, "wait" bigint`)} b
     WHERE j."id" = b."job" AND j."name" LIKE 'deliver-%' AND j."state" = 'active' AND j."retry_count" = b."claim"`;
}

/**
 * Embedded, this process is the only one: jobs that are active when it starts were left by one that died, and so
 * were the leases.
 */
export async function releaseAbandonedJobs(tx: Tx): Promise<number> {
  await releaseAbandonedLeases(tx);
  return tx.$executeRaw`
    UPDATE pgboss.job SET "state" = 'retry', "heartbeat_on" = NULL, "start_after" = now()
     WHERE "name" LIKE 'deliver-%' AND "state" = 'active'`;
}
