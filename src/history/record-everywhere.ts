import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Via } from "./deed.ts";

/**
 * What is done to all of the database, in the history of every company, in nobody's name. One statement with plain values,
 * so that a session without Prisma can do it, too.
 * @param values ids and numbers only
 */
export function recordEverywhere(
  db: Pick<Tx, "$executeRaw">,
  { now, via }: Readonly<{ now: Temporal.Instant; via: Extract<Via, "operator" | "schedule"> }>,
  command: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  return db.$executeRaw(sql`
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "via", "at", "values")
    SELECT w."id", 'workspace', w."id", 'operator', ${via}::text,
           deed_instant(w."id", ${toTimestamp(now).toISOString()}::timestamptz, NULL),
           ${JSON.stringify({ command, ...values })}::jsonb
      FROM "Workspace" w`);
}
