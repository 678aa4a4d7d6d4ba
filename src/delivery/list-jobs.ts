import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

export type QueuedJobs = Readonly<{
  /** "deliver-slack", or a queue of pg-boss's own. */
  queue: string;
  /** created, retry, active, completed, cancelled, failed */
  state: string;
  count: number;
  oldest: Date;
}>;

/** The queues' jobs by state; none where the bot has never run. */
export async function listJobs(db: Tx): Promise<QueuedJobs[]> {
  const [made] = await db.$queryRaw<{ there: boolean }[]>(
    sql`SELECT to_regclass('pgboss.job') IS NOT NULL AS "there"`,
  );
  if (!made?.there) return [];
  return db.$queryRaw<QueuedJobs[]>(sql`
    SELECT "name" AS "queue", "state"::text AS "state", count(*)::int AS "count", min("created_on") AS "oldest"
      FROM pgboss.job GROUP BY 1, 2 ORDER BY 1, 2`);
}
