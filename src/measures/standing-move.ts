import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import { notTakenBack } from "../history/taken-back.ts";

/** At or after one instant and before another; of a week that is under way there is no end yet. */
export const within = (column: Sql, since: Temporal.Instant, until?: Temporal.Instant): Sql =>
  sql`${column} >= ${toTimestamp(since)}::timestamptz ${before(column, until)}`;

const before = (column: Sql, until?: Temporal.Instant): Sql =>
  until ? sql`AND ${column} < ${toTimestamp(until)}::timestamptz` : noSql;

/**
 * Moves that stand, as a condition on the alias m, a deal's version: the deed that made it was not taken back, a win or
 * loss not reopened since, the deal not withdrawn. What does not stand is no event of the week.
 * @param at those that stood at this instant; now when missing
 */
export const stillStands = (at?: Temporal.Instant): Sql => sql`(
  ${notTakenBack(sql`m."eventId"`, at)}
  AND NOT (m."kind" IN ('win', 'lose') AND EXISTS (
    SELECT 1 FROM "DealVersion" r
     WHERE r."workspaceId" = m."workspaceId" AND r."dealId" = m."dealId" AND r."kind" = 'reopen' AND r."number" > m."number"
       ${before(sql`r."from"`, at)} AND ${notTakenBack(sql`r."eventId"`, at)}))
  AND NOT EXISTS (
    SELECT 1 FROM "DealVersion" w
     WHERE w."workspaceId" = m."workspaceId" AND w."dealId" = m."dealId" AND w."number" > m."number"
       AND w."outcome" = 'withdrawn' ${before(sql`w."from"`, at)}))`;
