/** Who deserves time, by stage and expected profit, in the plainest SQL that says it. */
import type { Session } from "./by-hand-database.ts";

/** @returns how many customers are in each stage, of each quarter of what is expected; "" is without a deal, null without a profit */
export async function worthByStage(
  session: Session,
  workspaceId: string,
): Promise<{ stage: string; band: number | null; count: number }[]> {
  return session.query(
    `WITH deserving AS (
       SELECT c."profitMinor" AS "profit", l."stage"
       FROM "Customer" c LEFT JOIN LATERAL (
         SELECT d."stage" FROM "Deal" d WHERE d."customerId" = c."id" AND d."workspaceId" = $1 AND d."outcome" IS NULL
         ORDER BY d."likelihood" DESC, d."number" LIMIT 1) l ON true
       WHERE c."workspaceId" = $1 AND c."mergedIntoId" IS NULL AND (c."ownerId" IS NOT NULL OR l."stage" IS NOT NULL)
     ), sorted AS (
       SELECT "profit", row_number() OVER (ORDER BY "profit") - 1 AS "at", count(*) OVER () AS "of"
       FROM deserving WHERE "profit" IS NOT NULL
     ), bounds AS (
       SELECT array_agg(DISTINCT "profit" ORDER BY "profit") AS "all" FROM sorted
       WHERE "at" IN ("of" / 4, "of" / 2, "of" * 3 / 4) AND "profit" > (SELECT min("profit") FROM sorted)
     )
     SELECT coalesce("stage", '') AS "stage", width_bucket("profit", (SELECT "all" FROM bounds)) AS "band", count(*)::int AS "count"
     FROM deserving GROUP BY 1, 2`,
    [workspaceId],
  );
}
