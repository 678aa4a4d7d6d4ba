/** Leads that nobody does anything about: whose they are, since when, and when they go back to the pool. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../../company/member.ts";
import { fromDateColumn, fromTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { noSql, sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";

export type Cause = "idle" | "lost";

export type DueLead = Readonly<{
  id: string;
  name: string;
  ownerId: string;
  cause: Cause;
  /** The last thing that was done, or the loss. */
  since: Temporal.Instant;
  goesOn: Temporal.PlainDate;
}>;

type Row = Omit<DueLead, "since" | "goesOn"> & { since: Date; goesOn: Date };

/**
 * Prospects of one person that nobody has touched, and customers whose last deal was lost since recycling was switched on; never of
 * somebody who has bought. The longest due first.
 * @param by goes back on this day or before @param only of these customers
 */
export async function dueLeads(
  db: Tx,
  { id, zone, settings }: Workspace,
  by: Temporal.PlainDate,
  only?: readonly string[],
): Promise<DueLead[]> {
  const { idleDays, idleRules, lostDays, recyclesFrom } = settings.pool;
  if (recyclesFrom === null) return [];
  const rules = rowsOf(
    idleRules.map(({ of, days }, nth) => ({ nth, of: of.toLowerCase(), days })),
    sql`"nth" int, "of" text, "days" int`,
  );
  const among = only ? sql`AND d."customerId" = ANY(${only}::uuid[])` : noSql;
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH rule AS MATERIALIZED ${rules}, worked AS (
      SELECT d."customerId", bool_or(d."outcome" = 'won') AS "won",
             count(DISTINCT d."ownerId") FILTER (WHERE d."outcome" IS NULL) AS "owners",
             (array_agg(d."ownerId") FILTER (WHERE d."outcome" IS NULL))[1] AS "openOwner",
             (array_agg(d."ownerId" ORDER BY d."closedAt" DESC NULLS LAST))[1] AS "lastOwner",
             bool_and(d."signedAt" IS NULL AND g."position" <= s."position") FILTER (WHERE d."outcome" IS NULL) AS "prospects",
             max(greatest(d."createdAt", d."stageEnteredAt", d."lastContactAt")) FILTER (WHERE d."outcome" IS NULL) AS "touchedAt",
             max(d."closedAt") FILTER (WHERE d."outcome" = 'lost') AS "lostAt"
      FROM "Deal" d
      JOIN "Pipeline" p ON p."workspaceId" = d."workspaceId" AND p."code" = d."pipeline" AND p."version" = d."pipelineVersion"
      JOIN "PipelineStage" g ON g."workspaceId" = d."workspaceId" AND g."pipeline" = d."pipeline" AND g."version" = d."pipelineVersion" AND g."stage" = d."stage"
      JOIN "PipelineStage" s ON s."workspaceId" = d."workspaceId" AND s."pipeline" = d."pipeline" AND s."version" = d."pipelineVersion" AND s."stage" = p."start"
      WHERE d."workspaceId" = ${id}::uuid AND d."outcome" IS DISTINCT FROM 'withdrawn' ${among}
      GROUP BY 1
    ), lead AS (
      SELECT c.*, coalesce(w."openOwner", c."ownerId", w."lastOwner") AS "holder",
             CASE WHEN w."owners" > 0 THEN 'idle' ELSE 'lost' END AS "cause",
             CASE WHEN w."owners" > 0 THEN w."touchedAt" ELSE w."lostAt" END AS "from"
      FROM worked w JOIN "Customer" c ON c."id" = w."customerId"
      WHERE c."standing" IS NULL AND c."mergedIntoId" IS NULL AND w."won" IS NOT TRUE
        AND CASE WHEN w."owners" > 0 THEN w."owners" = 1 AND w."prospects"
            ELSE w."lostAt" >= (${recyclesFrom}::date::timestamp AT TIME ZONE ${zone}) END
    ), touched AS (
      SELECT l.*, greatest(l."from", l."standingSince",
               (SELECT max(t."on")::timestamp AT TIME ZONE ${zone} FROM "Touch" t JOIN "Customer" x ON x."id" = t."customerId"
                 WHERE t."workspaceId" = ${id}::uuid AND l."id" IN (x."id", x."mergedIntoId")),
               (SELECT max(k."answeredAt") FROM "LeadWarning" k
                 WHERE k."workspaceId" = ${id}::uuid AND k."customerId" = l."id" AND k."answer" = 'keep')) AS "since",
             CASE WHEN l."cause" = 'lost' THEN ${lostDays}::int ELSE coalesce((SELECT r."days" FROM rule r
               WHERE r."of" IN (lower(l."grade"), lower(l."purchasingPower"), lower(l."channel"), lower(l."region"))
               ORDER BY r."nth" LIMIT 1), ${idleDays}::int) END AS "days"
      FROM lead l
    )
    SELECT u."id", u."name", u."holder" AS "ownerId", u."cause", u."since",
           (u."since" AT TIME ZONE ${zone})::date + u."days" AS "goesOn"
    FROM touched u
    WHERE u."holder" IS NOT NULL AND (u."since" AT TIME ZONE ${zone})::date + u."days" <= ${by.toString()}::date
    ORDER BY u."since", u."id"`);
  return rows.map(({ since, goesOn, ...row }) => ({
    ...row,
    since: fromTimestamp(since),
    goesOn: fromDateColumn(goesOn),
  }));
}
