/**
 * Deals follow their sales process into another version of it: all of them, won and lost ones, too, as conversion counts
 * what went on from a stage beside what was lost there. One event, of the company, and one statement for all the deals;
 * nothing counts as new or advanced, and closed weeks keep what they had.
 */
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { type Pipeline, stageIndex } from "../../pipelines/pipeline.ts";
import { beginVersions, endVersions } from "./versions.ts";

/** For stages of older versions by their codes: the code of the one in the newest. */
export type StageMap = ReadonlyMap<string, string>;

export type StandingDeals = Readonly<{ stage: string; open: number; won: number; lost: number }>;

const older = ({ workspace }: Deed, { code, version }: Pipeline): Sql =>
  sql`d."workspaceId" = ${workspace.id}::uuid AND d."pipeline" = ${code} AND d."pipelineVersion" <> ${version}::int
      AND d."outcome" IS DISTINCT FROM 'withdrawn'`;

/** Deals in other versions than this one, by stage. */
export const dealsInOlder = (deed: Deed, newest: Pipeline): Promise<StandingDeals[]> =>
  deed.db.$queryRaw<StandingDeals[]>(sql`
    SELECT d."stage", count(*) FILTER (WHERE d."outcome" IS NULL)::int AS "open",
           count(*) FILTER (WHERE d."outcome" = 'won')::int AS "won",
           count(*) FILTER (WHERE d."outcome" = 'lost')::int AS "lost"
    FROM "Deal" d WHERE ${older(deed, newest)} GROUP BY 1 ORDER BY 1`);

/**
 * How far a deal came is kept: to each stage of the newest version it came when it first came to a stage that leads there or
 * beyond, so that a stage that is new counts as skipped by what is past it.
 * @param map total over the stages of the older versions, from open stages to open ones
 * @returns id of the event, and how many deals followed
 */
export async function moveToVersion(
  deed: Deed,
  newest: Pipeline,
  map: StageMap,
): Promise<{ eventId: string; count: number }> {
  const { db, workspace, pipelines, now } = deed;
  const [, ...others] = pipelines.versionsOf(newest);
  const rows = others.flatMap(({ version, stages }) =>
    stages.map(({ code }, position) => {
      const to = map.get(code)!;
      return { version, position, stage: code, to, toPosition: stageIndex(newest, to) };
    }),
  );
  // What is being changed at this moment is seen below as it will be then.
  const locked = await db.$queryRaw<object[]>(sql`
    SELECT d."id" FROM "Deal" d WHERE ${older(deed, newest)} ORDER BY d."id" FOR UPDATE`);
  const renamed = [...map].filter(([from, to]) => from !== to);
  const [eventId] = await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "migrate" },
      values: {
        ...{ what: newest.name[workspace.locale], count: locked.length },
        ...{ pipeline: newest.code, version: newest.version, stages: Object.fromEntries(renamed) },
      },
    },
  ]);
  await changeMany(
    deed,
    sql`
    WITH map AS MATERIALIZED ${rowsOf(rows, sql`"version" int, "position" int, "stage" text, "to" text, "toPosition" int`)},
    moved AS (
      SELECT d."id", s."to" AS "stage", b."toPosition" AS "began", (
        SELECT coalesce(array_agg(t."at" ORDER BY t."position"), '{}') FROM (
          SELECT q AS "position", min(r."at") AS "at" FROM (
            SELECT p."toPosition" AS "position", u."at"
            FROM unnest(d."reachedAt") WITH ORDINALITY u("at", "nth")
            JOIN map p ON p."version" = d."pipelineVersion" AND p."position" = d."began" + u."nth" - 1
            UNION ALL SELECT s."toPosition", d."stageEnteredAt"
          ) r, generate_series(b."toPosition", r."position") q GROUP BY q) t) AS "reachedAt"
      FROM "Deal" d
      JOIN map s ON s."version" = d."pipelineVersion" AND s."stage" = d."stage"
      JOIN map b ON b."version" = d."pipelineVersion" AND b."position" = d."began"
      WHERE ${older(deed, newest)}
    ), changed AS (
      UPDATE "Deal" d SET "pipelineVersion" = ${newest.version}::int, "stage" = m."stage", "began" = m."began",
        "reachedAt" = m."reachedAt", "version" = d."version" + 1, "updatedAt" = now()
      FROM moved m WHERE d."id" = m."id" RETURNING d.*
    ), ended AS (${endVersions(sql`${toTimestamp(now)}::timestamptz`)})
    ${beginVersions({ id: sql`${eventId}::bigint`, kind: sql`'process'` })}`,
  );
  return { eventId: eventId!, count: locked.length };
}

/**
 * The planner takes the rows that a statement has just changed for a few, and would compare each of a hundred thousand with
 * each. For this statement only: what the triggers ask at the commit is about one row at a time.
 */
export async function changeMany({ db }: Deed, statement: Sql): Promise<number> {
  await db.$executeRaw(sql`SET LOCAL enable_nestloop = off`);
  const count = await db.$executeRaw(statement);
  await db.$executeRaw(sql`SET LOCAL enable_nestloop = on`);
  return count;
}

export type TakenBack = Readonly<{
  count: number;
  /** What has gone on since and stays where it is. */
  kept: readonly Readonly<{ number: number; title: string }>[];
}>;

/**
 * Deals that have not moved since are again where they were, and as far; whatever else has changed about them stays.
 * @param eventId of the move @returns undefined for one that was taken back already, or never was
 */
export async function takeVersionBack(deed: Deed, eventId: string): Promise<TakenBack | undefined> {
  const { db, workspace, now } = deed;
  // Whoever presses twice waits here.
  await db.$executeRaw(sql`SELECT 1 FROM "Workspace" WHERE "id" = ${workspace.id}::uuid FOR UPDATE`);
  const [event] = await db.$queryRaw<{ values: { what: string; pipeline: string } }[]>(sql`
    SELECT e."values" FROM "Event" e
    WHERE e."id" = ${eventId}::bigint AND e."workspaceId" = ${workspace.id}::uuid AND e."kind" = 'migrate'
      AND ${notTakenBack(sql`e."id"`)}`);
  if (!event) return undefined;
  const [undoId] = await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "unmigrate", undoes: eventId },
      values: event.values,
    },
  ]);
  const followed = sql`v."workspaceId" = ${workspace.id}::uuid AND v."eventId" = ${eventId}::bigint AND d."id" = v."dealId"`;
  const count = await changeMany(
    deed,
    sql`
    WITH changed AS (
      UPDATE "Deal" d SET "pipelineVersion" = b."pipelineVersion", "stage" = b."stage", "began" = b."began",
        "reachedAt" = b."reachedAt", "version" = d."version" + 1, "updatedAt" = now()
      FROM "DealVersion" v JOIN "DealVersion" b
        ON b."workspaceId" = v."workspaceId" AND b."dealId" = v."dealId" AND b."number" = v."number" - 1
      WHERE ${followed} AND d."pipelineVersion" = v."pipelineVersion" AND d."stage" = v."stage"
        AND d."stageEnteredAt" = v."stageEnteredAt" AND d."reachedAt" = v."reachedAt"
      RETURNING d.*
    ), ended AS (${endVersions(sql`${toTimestamp(now)}::timestamptz`)})
    ${beginVersions({ id: sql`${undoId}::bigint`, kind: sql`'process'` })}`,
  );
  const kept = await db.$queryRaw<{ number: number; title: string }[]>(sql`
    SELECT d."number", d."title" FROM "DealVersion" v JOIN "Deal" d ON ${followed}
    WHERE NOT EXISTS (SELECT 1 FROM "DealVersion" w
      WHERE w."workspaceId" = v."workspaceId" AND w."dealId" = v."dealId" AND w."eventId" = ${undoId}::bigint)
    ORDER BY d."number"`);
  return { count, kept };
}
