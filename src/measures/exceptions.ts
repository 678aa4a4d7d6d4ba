/** Exceptions: which hold, which wait for an answer, and how often who asked for what. */
import type { Temporal } from "temporal-polyfill";
import { fromDateColumn, toDateColumn, toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

export type StandingException = Readonly<{
  id: string;
  dealId: string;
  number: number;
  customer: string;
  pipeline: string;
  pipelineVersion: number;
  criteria: readonly string[];
  until: Temporal.PlainDate;
  state: "approved" | "asked";
  askedById: string;
  askedBy: string;
  decidedBy: string | null;
}>;

type Row = Omit<StandingException, "until"> & { until: Date };

/**
 * Those that hold and those that wait, of open deals; what ends first comes first.
 * @param at as it was known at an instant: neither what was asked since then nor how it was decided
 */
export async function standingExceptions(
  db: Tx,
  workspaceId: string,
  owners: Among,
  today: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<StandingException[]> {
  const then = sql`${toTimestamp(at)}::timestamptz`;
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT x."id", x."dealId", d."number", c."name" AS "customer", v."pipeline", v."pipelineVersion", x."criteria", x."until",
           CASE WHEN x."decidedAt" <= ${then} THEN x."state" ELSE 'asked' END AS "state",
           x."askedById", a."name" AS "askedBy", m."name" AS "decidedBy"
      FROM "Exception" x
      JOIN "DealVersion" v ON v."workspaceId" = x."workspaceId" AND v."dealId" = x."dealId" AND v."from" <= ${then}
       AND (v."to" IS NULL OR v."to" > ${then}) AND v."outcome" IS NULL
      JOIN "Deal" d ON d."id" = x."dealId" JOIN "Customer" c ON c."id" = d."customerId"
      JOIN "Member" a ON a."id" = x."askedById" LEFT JOIN "Member" m ON m."id" = x."decidedById"
     WHERE x."workspaceId" = ${workspaceId}::uuid AND x."askedAt" <= ${then} AND x."until" >= ${toDateColumn(today)}::date
       AND (x."state" <> 'refused' OR x."decidedAt" > ${then}) ${ownedBy(sql`v`, owners)}
     ORDER BY x."until", d."number"`);
  return rows.map(({ until, ...row }) => ({ ...row, until: fromDateColumn(until) }));
}

/** How often, by person, criterion or manager. */
export type ExceptionCount = Readonly<{ what: string; approved: number; refused: number }>;

export type ExceptionCounts = Readonly<Record<"askers" | "criteria" | "deciders", readonly ExceptionCount[]>>;

/** Of what was asked since then. `what` is a name, or a criterion's key. */
export async function exceptionCounts(
  db: Tx,
  workspaceId: string,
  owners: Among,
  since: Temporal.Instant,
): Promise<ExceptionCounts> {
  const rows = await db.$queryRaw<(ExceptionCount & { by: keyof ExceptionCounts })[]>(sql`
    WITH those AS (
      SELECT x.* FROM "Exception" x JOIN "Deal" d ON d."id" = x."dealId"
       WHERE x."workspaceId" = ${workspaceId}::uuid AND x."askedAt" >= ${toTimestamp(since)}::timestamptz ${ownedBy(sql`d`, owners)}
    ), named AS (
      SELECT 'askers' AS "by", a."name" AS "what", t."state" FROM those t JOIN "Member" a ON a."id" = t."askedById"
      UNION ALL SELECT 'criteria', k."key", t."state" FROM those t, unnest(t."criteria") k("key")
      UNION ALL SELECT 'deciders', m."name", t."state" FROM those t JOIN "Member" m ON m."id" = t."decidedById"
    )
    SELECT "by", "what", count(*) FILTER (WHERE "state" = 'approved')::int AS "approved",
           count(*) FILTER (WHERE "state" = 'refused')::int AS "refused"
      FROM named GROUP BY 1, 2 HAVING bool_or("state" <> 'asked') ORDER BY 3 DESC, 4 DESC, 2`);
  const of = (by: keyof ExceptionCounts) => rows.filter((row) => row.by === by);
  return { askers: of("askers"), criteria: of("criteria"), deciders: of("deciders") };
}
