/** What spoke for a customer when its priority was decided. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";

/** Of what has been written since: as it stood then. */
export type ReasonsThen = Readonly<
  Partial<{ people: number | null; sites: number | null; need: string | null; intent: string | null }>
>;

/**
 * By the ids of those whose priority somebody has decided. A value that was not written since is the one that stands. An
 * undone change is two, and ends where it began.
 */
export async function reasonsWhenDecided(
  db: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, ReasonsThen>> {
  const rows = await db.$queryRaw<{ id: string; reasons: ReasonsThen }[]>(sql`
    WITH decided AS (
      SELECT e."subjectId" AS "id", max(e."id") AS "eventId" FROM "Event" e
       WHERE e."workspaceId" = ${workspaceId}::uuid AND e."subjectId" = ANY(${ids}::uuid[])
         AND e."kind" <> 'undo' AND jsonb_exists(e."values" -> 'columns', 'priority') AND ${notTakenBack(sql`e."id"`)}
       GROUP BY 1
    )
    SELECT d."id", coalesce((
      SELECT jsonb_object_agg(w."key", w."before") FROM (
        SELECT DISTINCT ON (x."key") x."key", x."value" -> 0 AS "before"
          FROM "Event" e CROSS JOIN LATERAL jsonb_each(e."values" -> 'columns') x
         WHERE e."workspaceId" = ${workspaceId}::uuid AND e."subjectId" = d."id" AND e."id" > d."eventId"
           AND jsonb_typeof(e."values" -> 'columns') = 'object' AND x."key" IN ('people', 'sites', 'need', 'intent')
         ORDER BY x."key", e."id") w), '{}') AS "reasons"
      FROM decided d`);
  return new Map(rows.map(({ id, reasons }) => [id, reasons]));
}
