/** Stage conversion: of the deals that came to a stage in a period and are decided there, how many went on. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { ownedBy } from "./funnel-numbers.ts";

/** `entered` is all who came; those who neither went on nor were lost are still open there. */
export type StageConversion = Readonly<{ stage: string; entered: number; advanced: number; lost: number }>;

type Row = { position: number; entered: number; advanced: number; lost: number };

/**
 * A cohort: each deal counts once per stage, where it first came to it or beyond; progress at any later time counts,
 * skipping is passing, a win that was reopened is none. Deals keep how far they came, so no move is read.
 * @param since only deals that came from then on
 * @param at as it was known at an instant; now when missing
 */
export async function stageConversion(
  db: Tx,
  workspaceId: string,
  pipeline: Pipeline,
  owners: OwnerScope,
  since: Temporal.Instant,
  at?: Temporal.Instant,
): Promise<StageConversion[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT (d."began" + r."nth" - 1)::int AS "position", count(*)::int AS "entered",
           (count(*) FILTER (WHERE r."nth" < cardinality(d."reachedAt")))::int AS "advanced",
           (count(*) FILTER (WHERE r."nth" = cardinality(d."reachedAt") AND d."outcome" = 'lost'))::int AS "lost"
    FROM ${dealsAsOf(at)} CROSS JOIN LATERAL unnest(d."reachedAt") WITH ORDINALITY r("at", "nth")
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${pipeline.code} AND d."pipelineVersion" = ${pipeline.version}
      AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, owners)}
      AND r."at" >= ${toTimestamp(since)}::timestamptz
    GROUP BY 1`);
  return pipeline.stages.map(({ code: stage }, index) => {
    const { entered, advanced, lost } = rows.find(({ position }) => position === index) ?? none;
    return { stage, entered, advanced, lost };
  });
}

const none = { entered: 0, advanced: 0, lost: 0 };
