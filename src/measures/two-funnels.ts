/** One funnel beside another: before and after a day, or two versions of a sales process. */
import { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { rawSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { type Rate, rateOf } from "./conversion-rates.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { conversionsSince } from "./stage-conversion.ts";

/** Which deals: those that came to a stage from `since` on, as it was known `at` the end; now when missing. */
export type FunnelSide = Readonly<{
  versions: readonly [Pipeline, ...Pipeline[]];
  since: Temporal.Instant;
  at?: Temporal.Instant;
}>;

/** `days`: median until a deal advanced, and of how many; undefined where none has. */
export type StageOfSide = Rate & Readonly<{ days: number | undefined }>;

/** The same length of time on both sides. @param day local, before `now` */
export function aroundDay(
  versions: FunnelSide["versions"],
  day: Temporal.Instant,
  now: Temporal.Instant,
): readonly [before: FunnelSide, after: FunnelSide] {
  return [
    { versions, since: day.subtract(day.until(now)), at: day },
    { versions, since: day },
  ];
}

/** Everything so far, of these versions alone. */
export const ofVersions = (versions: FunnelSide["versions"]): FunnelSide => ({
  versions,
  since: Temporal.Instant.fromEpochMilliseconds(0),
});

/** @returns by the code of the stage, of the first version's stages */
export async function funnelSide(
  db: Tx,
  workspaceId: string,
  owners: Among,
  { versions, since, at }: FunnelSide,
): Promise<ReadonlyMap<string, StageOfSide>> {
  const [counts] = await conversionsSince(db, workspaceId, versions, owners, [since], at);
  const days = await daysToAdvance(db, workspaceId, owners, { versions, since, at });
  return new Map(counts!.map((one) => [one.stage, { ...rateOf(one), days: days.get(one.stage) }]));
}

/** Whether both can be told, and their ranges do not overlap. @returns undefined where they may be the same */
export function clearlyBetter(before: Rate, after: Rate): boolean | undefined {
  if (!before.range || !after.range) return undefined;
  if (after.range[0] > before.range[1]) return true;
  return after.range[1] < before.range[0] ? false : undefined;
}

/** A stage that was skipped took no time, and is not counted. */
async function daysToAdvance(
  db: Tx,
  workspaceId: string,
  owners: Among,
  { versions, since, at }: FunnelSide,
): Promise<ReadonlyMap<string, number>> {
  const [{ code }] = versions;
  const stages = versions.flatMap(({ version, stages }) =>
    stages.map(({ code: stage }, position) => ({ version, position, stage })),
  );
  const most = Math.max(...versions.map((one) => one.stages.length));
  const rows = await db.$queryRaw<{ stage: string; days: number }[]>(sql`
    SELECT s."stage", percentile_cont(0.5) WITHIN GROUP (
             ORDER BY extract(epoch FROM d."reachedAt"[n + 1] - d."reachedAt"[n])::float8 / 86400) AS "days"
    FROM ${dealsAsOf(at)}, generate_series(1, ${rawSql(String(most))}) n,
         jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) s("version" int, "position" int, "stage" text)
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${code} AND d."outcome" IS DISTINCT FROM 'withdrawn'
      AND s."version" = d."pipelineVersion" AND s."position" = d."began" + n - 1
      AND d."reachedAt"[n] >= ${toTimestamp(since)}::timestamptz AND d."reachedAt"[n + 1] > d."reachedAt"[n] ${ownedBy(sql`d`, owners)}
    GROUP BY 1`);
  return new Map(rows.map(({ stage, days }) => [stage, Number(days)]));
}
