/** Where the effort went: of the touches on deals that were decided in a period, how many were on deals that died. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { type WorkCalendar, workdaysBetween } from "../calendar/workdays.ts";
import { fromDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { lostIn } from "./closing-reasons.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { wonIn } from "./quarter-deals.ts";
import type { Span } from "./told-period.ts";

/** Below this many touches a share says nothing. */
export const enoughTouches = 20;

export type Spent = Readonly<{
  /** All of them, and those on deals that were lost. */
  touches: number;
  lostTouches: number;
  /** Of those whose length was said. */
  minutes: number;
  lostMinutes: number;
  /** Whose length nobody said. */
  unmeasured: number;
}>;

/** By what it is cut: a member's id, a stage's code with its pipeline's, a source; null where there is none. */
export type SpentBy = Spent & Readonly<{ key: string | null; name: string | null }>;

export type Effort = Readonly<{
  all: Spent;
  byRep: readonly SpentBy[];
  /** In which a deal was when it was touched; `key` is "pipeline stage". */
  byStage: readonly SpentBy[];
  bySource: readonly SpentBy[];
  won: Readonly<{ deals: number; touches: number }>;
}>;

type Asked = Readonly<{ span: Span; days: Days; zone: string }>;

type Row = SpentBy & { cut: "all" | "rep" | "stage" | "source"; wonDeals: number };

const nothing: Spent = { touches: 0, lostTouches: 0, minutes: 0, lostMinutes: 0, unmeasured: 0 };

/**
 * All touches on them count, whenever they were: a deal that died this month may have cost a year. A stage is the one in which
 * the deal was on the touch's day, of a touch before it was logged its first one.
 * @param among whose deals
 */
export async function effort(
  db: Tx,
  workspaceId: string,
  among: Among,
  { span, days, zone }: Asked,
): Promise<Effort> {
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH decided AS (
      SELECT d."id", d."outcome", d."source", d."pipeline" FROM "Deal" d
       WHERE d."workspaceId" = ${workspaceId}::uuid AND (${lostIn(span)} OR ${wonIn(days)}) ${ownedBy(sql`d`, among)}
    ), spent AS (
      SELECT t."memberId", t."minutes", d."outcome", d."source", d."pipeline" || ' ' || (
          SELECT v."stage" FROM "DealVersion" v WHERE v."workspaceId" = t."workspaceId" AND v."dealId" = d."id"
           ORDER BY (v."from" AT TIME ZONE ${zone})::date <= t."on" DESC,
                    CASE WHEN (v."from" AT TIME ZONE ${zone})::date <= t."on" THEN v."number" ELSE -v."number" END DESC LIMIT 1) AS "stage"
        FROM decided d JOIN "Touch" t ON t."workspaceId" = ${workspaceId}::uuid AND t."dealId" = d."id"
       WHERE ${notTakenBack(sql`t."eventId"`)}
    )
    SELECT CASE WHEN GROUPING(s."memberId") = 0 THEN 'rep' WHEN GROUPING(s."stage") = 0 THEN 'stage'
                WHEN GROUPING(s."source") = 0 THEN 'source' ELSE 'all' END AS "cut",
           coalesce(s."memberId"::text, s."stage", s."source") AS "key",
           (SELECT m."name" FROM "Member" m WHERE m."id" = s."memberId") AS "name",
           count(*)::int AS "touches", (count(*) FILTER (WHERE s."outcome" = 'lost'))::int AS "lostTouches",
           coalesce(sum(s."minutes"), 0)::int AS "minutes",
           coalesce(sum(s."minutes") FILTER (WHERE s."outcome" = 'lost'), 0)::int AS "lostMinutes",
           (count(*) FILTER (WHERE s."minutes" IS NULL))::int AS "unmeasured",
           (SELECT count(*) FROM decided w WHERE w."outcome" = 'won')::int AS "wonDeals"
      FROM spent s GROUP BY GROUPING SETS ((), (s."memberId"), (s."stage"), (s."source"))
     ORDER BY "touches" DESC, "key"`);
  const cut = (by: Row["cut"]) => rows.filter((row) => row.cut === by);
  const [all] = cut("all");
  const { touches, lostTouches } = all ?? nothing;
  return {
    all: all ?? nothing,
    byRep: cut("rep"),
    byStage: cut("stage"),
    bySource: cut("source"),
    won: { deals: all?.wonDeals ?? 0, touches: touches - lostTouches },
  };
}

/** From the day on which a deal was logged to its first touch. */
export type FirstContact = Readonly<{
  /** Median workdays; undefined where nobody was in touch. */
  workdays: number | undefined;
  /** Of how many; the others have not been touched. */
  touched: number;
  untouched: number;
}>;

/** Of the deals that were logged in a period; a touch before a deal was logged is none too late. */
export async function firstContact(
  db: Tx,
  workspaceId: string,
  among: Among,
  { span, zone, calendar }: Readonly<{ span: Span; zone: string; calendar: WorkCalendar }>,
): Promise<FirstContact> {
  const rows = await db.$queryRaw<{ logged: Date; first: Date | null; count: number }[]>(sql`
    SELECT x."logged", x."first", count(*)::int AS "count" FROM (
      SELECT (d."createdAt" AT TIME ZONE ${zone})::date AS "logged",
             (SELECT min(t."on") FROM "Touch" t
               WHERE t."workspaceId" = d."workspaceId" AND t."dealId" = d."id" AND ${notTakenBack(sql`t."eventId"`)}) AS "first"
        FROM "Deal" d
       WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS DISTINCT FROM 'withdrawn'
         AND d."createdAt" >= ${span.since.toString()}::timestamptz AND d."createdAt" < ${span.until.toString()}::timestamptz
         ${ownedBy(sql`d`, among)}) x
     GROUP BY 1, 2`);
  const waited = rows.flatMap(({ logged, first, count }) =>
    first ? Array<number>(count).fill(between(fromDateColumn(logged), fromDateColumn(first), calendar)) : [],
  );
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  return { workdays: medianOf(waited), touched: waited.length, untouched: all - waited.length };
}

const between = (logged: Temporal.PlainDate, first: Temporal.PlainDate, calendar: WorkCalendar): number =>
  Math.max(0, workdaysBetween(logged, first, calendar));

function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
}

export type WeekDone = Readonly<{ memberId: string; touches: number; prospects: number; proposals: number }>;

/**
 * What members did in a week, for their own targets: touches, deals that they logged, and deals of theirs that first came to
 * a stage with a proposal.
 * @param proposal pairs of a pipeline's code and version with the position of that stage
 */
export const weekDone = (
  db: Tx,
  workspaceId: string,
  members: readonly string[],
  {
    days,
    span,
    proposal,
  }: Readonly<{
    days: Days;
    span: Span;
    proposal: readonly Readonly<{ code: string; version: number; at: number }>[];
  }>,
): Promise<WeekDone[]> => {
  const within = sql`>= ${span.since.toString()}::timestamptz`;
  const until = sql`< ${span.until.toString()}::timestamptz`;
  return db.$queryRaw(sql`
    SELECT m."id" AS "memberId",
           (SELECT count(*) FROM "Touch" t WHERE t."workspaceId" = m."workspaceId" AND t."memberId" = m."id"
               AND t."on" BETWEEN ${days.start.toString()}::date AND ${days.end.toString()}::date
               AND ${notTakenBack(sql`t."eventId"`)})::int AS "touches",
           (SELECT count(*) FROM "Deal" d WHERE d."workspaceId" = m."workspaceId" AND d."ownerId" = m."id"
               AND d."outcome" IS DISTINCT FROM 'withdrawn' AND d."createdAt" ${within} AND d."createdAt" ${until})::int AS "prospects",
           (SELECT count(*) FROM "Deal" d JOIN jsonb_to_recordset(${JSON.stringify(proposal)}::jsonb) p("code" text, "version" int, "at" int)
               ON p."code" = d."pipeline" AND p."version" = d."pipelineVersion"
             WHERE d."workspaceId" = m."workspaceId" AND d."ownerId" = m."id" AND d."outcome" IS DISTINCT FROM 'withdrawn'
               AND d."reachedAt"[p."at" - d."began" + 1] ${within} AND d."reachedAt"[p."at" - d."began" + 1] ${until})::int AS "proposals"
      FROM "Member" m WHERE m."workspaceId" = ${workspaceId}::uuid AND m."id" = ANY(${[...members]}::uuid[])`);
};
