/** Stage conversion: of the deals that came to a stage in a period and are decided there, how many went on. */
import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { joinSql, rawSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

/** `entered` is all who came; those who neither went on nor were lost are still open there. */
export type StageConversion = Readonly<{ stage: string; entered: number; advanced: number; lost: number }>;

/** So many deals that began alike and came as far in the same periods: one for each stage from the first on, then nulls. */
type Row = { version: number; began: number; lost: boolean; periods: (number | null)[]; count: number };

/**
 * A cohort: each deal counts once per stage, where it first came to it or beyond; progress at any later time counts,
 * skipping is passing, a win that was reopened is none. Deals keep how far they came, so no move is read. Each goes by the
 * stages of its own version, and a stage's numbers add up all versions that have it: whatever it was called, its code stays.
 * @param versions of one pipeline; told are the stages of the first one
 * @param since only deals that came from then on
 * @param at as it was known at an instant; now when missing
 */
export async function stageConversion(
  db: Tx,
  workspaceId: string,
  versions: readonly [Pipeline, ...Pipeline[]],
  owners: Among,
  since: Temporal.Instant,
  at?: Temporal.Instant,
): Promise<StageConversion[]> {
  const [only] = await conversionsSince(db, workspaceId, versions, owners, [since], at);
  return only!;
}

/**
 * The same for several beginnings by one statement.
 * @param sinces the latest first @returns for each of them the stages in their order
 */
export async function conversionsSince(
  db: Tx,
  workspaceId: string,
  versions: readonly [Pipeline, ...Pipeline[]],
  owners: Among,
  sinces: readonly Temporal.Instant[],
  at?: Temporal.Instant,
): Promise<StageConversion[][]> {
  const earliestFirst = sinces.toReversed().map(toTimestamp);
  const [pipeline] = versions;
  const most = Math.max(...versions.map(({ stages }) => stages.length));
  const periods = Array.from(
    { length: most },
    (_, index) =>
      sql`width_bucket(d."reachedAt"[${rawSql(String(index + 1))}], ${earliestFirst}::timestamptz[])`,
  );
  // Alike ones are counted by the server, and their stages told apart here: a row for every stage of every deal is dear.
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT "version", "began", "lost", to_jsonb("periods") AS "periods", "count" FROM (
      SELECT d."pipelineVersion" AS "version", d."began", d."outcome" IS NOT DISTINCT FROM 'lost' AS "lost", ARRAY[${joinSql(periods)}] AS "periods", count(*)::int AS "count"
      FROM ${dealsAsOf(at)}
      WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${pipeline.code} AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, owners)}
      GROUP BY 1, 2, 3, 4) x`);
  const passages = rows.flatMap(({ version, began, lost, periods, count }) => {
    const stages = versions.find((one) => one.version === version)?.stages ?? [];
    const came = periods.filter((period) => period !== null);
    return came.map((period, nth) => ({
      ...{ code: stages[began + nth]?.code, period, entered: count },
      advanced: nth + 1 < came.length ? count : 0,
      lost: lost && nth + 1 === came.length ? count : 0,
    }));
  });
  return sinces.map((_, nth) =>
    pipeline.stages.map(({ code: stage }) => {
      // Periods are numbered from the earliest on, before it is 0; a beginning counts its own and the later ones.
      const own = passages.filter(({ code, period }) => code === stage && period >= sinces.length - nth);
      const sum = (of: "entered" | "advanced" | "lost") => own.reduce((all, row) => all + row[of], 0);
      return { stage, entered: sum("entered"), advanced: sum("advanced"), lost: sum("lost") };
    }),
  );
}
