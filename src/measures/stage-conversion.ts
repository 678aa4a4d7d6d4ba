/** Stage conversion = deals that advanced ÷ deals that entered the stage in the period. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toTimestamp } from "../database/columns.ts";
import { joinSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { ownedBy } from "./funnel-numbers.ts";

export type StageConversion = Readonly<{ stage: string; entered: number; advanced: number }>;

/**
 * A cohort: each deal counts once per stage, where it first came to it or beyond; progress at any later time
 * counts, skipping counts as passing, moves that were taken back do not count.
 * @param since only deals that entered from then on
 */
export async function stageConversion(
  db: Tx,
  workspaceId: string,
  pipeline: Pipeline,
  owners: OwnerScope,
  since: Temporal.Instant,
): Promise<StageConversion[]> {
  // As values and not from their rows: PostgreSQL expects one row of them, and plans a way that takes up to twice as long.
  const positions = joinSql(pipeline.stages.map((stage, index) => sql`(${stage.code}, ${index}::int)`));
  const entered = joinSql(
    pipeline.stages.map((_, index) => sql`min(m."from") FILTER (WHERE p."index" >= ${index}::int)`),
  );
  // One pass over the moves: each deal's first time at or beyond every stage, in an array by position.
  const rows = await db.$queryRaw<StageConversion[]>(sql`
    WITH position("stage", "index") AS (VALUES ${positions}),
    deal AS (
      SELECT min(p."index") AS "first", max(p."index") AS "furthest", ARRAY[${entered}] AS "entered"
      FROM "DealVersion" m JOIN position p ON p."stage" = m."stage"
      WHERE m."workspaceId" = ${workspaceId}::uuid AND m."kind" IN ('new', 'advance', 'sign', 'win') ${ownedBy(sql`m`, owners)}
        AND ${notTakenBack(sql`m."eventId"`)}
      GROUP BY m."dealId"
    )
    SELECT p."stage", count(*)::int AS "entered", (count(*) FILTER (WHERE d."furthest" > p."index"))::int AS "advanced"
    FROM deal d CROSS JOIN position p
    WHERE d."entered"[p."index" + 1] >= ${toTimestamp(since)}::timestamptz AND p."index" >= d."first"
    GROUP BY p."stage"`);
  return pipeline.stages.map(
    (stage) => rows.find((row) => row.stage === stage.code) ?? { stage: stage.code, entered: 0, advanced: 0 },
  );
}
