/** pg-boss on our database: the queues that deliveries wait in. */
import { fromPglite, PgBoss, type QueueResult } from "pg-boss";
import type { PlatformName } from "../chat/inbound.ts";
import type { Database } from "../database/open-database.ts";
import { jobLimits, sessionSetup } from "../database/session-limits.ts";
import { transaction, waitForLocks } from "../database/transaction.ts";
import { insertJobs, queueOf, releaseAbandonedJobs } from "./job-table.ts";

export type Jobs = Readonly<{
  boss: PgBoss;
  /** Lets running handlers end, for at most `seconds` (default 20), then stops. */
  stop(seconds?: number): Promise<void>;
}>;

export type JobsLog = {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

const platforms: readonly PlatformName[] = ["slack", "lark", "web"];

const queueOptions = {
  notify: true,
  // Our own rules say when to try again (after-failure.ts); these only serve when this process or the database fails.
  retryLimit: 1_000_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 600,
  heartbeatSeconds: 30,
  // The outcome is recorded in Delivery; the job is no longer needed.
  deleteAfterSeconds: 3600,
};

/** One process, one connection: nothing to register, and src/database/upkeep.ts does vacuum and indexes. */
const embedded = {
  backend: "pglite",
  registerInstance: false,
  monitorVacuum: false,
  reindex: false,
} as const;

/**
 * pg-boss passes its options on to pg.Pool, whose connections are set up like our own before it uses them. The
 * one that listens for notifications is not from the pool: it has no limits, and needs none, as it holds
 * nothing.
 */
const onServer = {
  max: 4,
  application_name: "loudou-jobs",
  onConnect: (client: { query(sql: string): Promise<unknown> }) => client.query(sessionSetup(jobLimits)),
};

/** Makes pg-boss's schema and our queues where they are missing; else it costs a few statements, which write nothing. */
export async function startJobs(database: Database, log: JobsLog): Promise<Jobs> {
  const boss = new PgBoss({
    ...(database.pglite
      ? { ...embedded, db: fromPglite(database.pglite) }
      : { ...onServer, connectionString: database.url }),
    useListenNotify: true,
    // deliver.ts traces each message as a part of what caused it; a queue would tell of its polls and batches.
    openTelemetry: { enabled: false },
    schedule: false,
    monitorIntervalSeconds: 30,
    superviseIntervalSeconds: 30,
  });
  boss.on("error", (error) => log.error({ err: error }, "The job queue has a problem"));
  boss.on("warning", (warning) => log.warn({ warning }, warning.message));
  // A server's database may be made by another replica at the same moment.
  await boss.start({ attempts: 5 });
  try {
    await ensureQueues(boss);
    await transaction(database, async (tx) => {
      if (database.kind === "embedded") await releaseAbandonedJobs(tx);
      // A start that gives up is worse than one that waits for a frozen replica's transaction to be ended.
      await waitForLocks(tx, jobLimits.lock);
      await insertJobs(tx, "all");
    });
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { boss, stop: (seconds = 20) => boss.stop({ graceful: true, timeout: seconds * 1000 }) };
}

async function ensureQueues(boss: PgBoss): Promise<void> {
  const names = platforms.map(queueOf);
  const existing = new Map((await boss.getQueues(names)).map((queue) => [queue.name, queue]));
  for (const name of names) {
    const known = existing.get(name);
    if (known && hasOptions(known)) continue;
    if (known) await boss.updateQueue(name, queueOptions);
    else await boss.createQueue(name, { ...queueOptions, policy: "exclusive" });
  }
}

const hasOptions = (queue: QueueResult): boolean =>
  Object.entries(queueOptions).every(([name, value]) => queue[name as keyof typeof queueOptions] === value);
