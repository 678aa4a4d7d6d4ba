/** Stage conversion: of the deals that came to a stage in a period and are decided there, how many went on. */
import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

/** `entered` is all who came; those who neither went on nor were lost are still open there. */
export type StageConversion = Readonly<{ stage: string; entered: number; advanced: number; lost: number }>;

type Row = { position: number; period: number; entered: number; advanced: number; lost: number };

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
  owners: Among,
  since: Temporal.Instant,
  at?: Temporal.Instant,
): Promise<StageConversion[]> {
  const [only] = await conversionsSince(db, workspaceId, pipeline, owners, [since], at);
  return only!;
}

/**
 * The same for several beginnings by one statement.
 * @param sinces the latest first @returns for each of them the stages in their order
 */
export async function conversionsSince(
  db: Tx,
  workspaceId: string,
  pipeline: Pipeline,
  owners: Among,
  sinces: readonly Temporal.Instant[],
  at?: Temporal.Instant,
): Promise<StageConversion[][]> {
  const earliestFirst = sinces.toReversed().map(toTimestamp);
  // Expanded beside the columns, not by a join with a set of rows for each deal, which takes twice as long.
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT (r."began" + r."nth" - 1)::int AS "position",
           width_bucket(r."at", ${earliestFirst}::timestamptz[]) AS "period", count(*)::int AS "entered",
           (count(*) FILTER (WHERE r."nth" < r."came"))::int AS "advanced",
           (count(*) FILTER (WHERE r."nth" = r."came" AND r."outcome" = 'lost'))::int AS "lost"
    FROM (
      SELECT d."began", d."outcome", cardinality(d."reachedAt") AS "came",
             unnest(d."reachedAt") AS "at", generate_subscripts(d."reachedAt", 1) AS "nth"
      FROM ${dealsAsOf(at)}
      WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${pipeline.code} AND d."pipelineVersion" = ${pipeline.version}
        AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, owners)}
    ) r
    WHERE r."at" >= ${earliestFirst[0]}::timestamptz
    GROUP BY 1, 2`);
  return sinces.map((_, nth) =>
    pipeline.stages.map(({ code: stage }, index) => {
      // Periods are numbered from the earliest on; a beginning counts its own and the later ones.
      const own = rows.filter(({ position, period }) => position === index && period >= sinces.length - nth);
      const sum = (of: "entered" | "advanced" | "lost") => own.reduce((all, row) => all + row[of], 0);
      return { stage, entered: sum("entered"), advanced: sum("advanced"), lost: sum("lost") };
    }),
  );
}
