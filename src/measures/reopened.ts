import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { notTakenBack } from "../history/taken-back.ts";

/** What a reopening took away, on the alias m, a deal's version: a win of a quarter, or a loss. */
const ended = (column: Sql): Sql => sql`(
  SELECT ${column} FROM "DealVersion" b
   WHERE b."workspaceId" = m."workspaceId" AND b."dealId" = m."dealId" AND b."number" = m."number" - 1)`;

/** The kind of a move as a week tells it: a recorded contract is a step ahead, and a reopening says of what. */
export const weekKind = sql`CASE m."kind" WHEN 'sign' THEN 'advance' WHEN 'reopen' THEN 'reopen-' || ${ended(sql`b."outcome"`)} ELSE m."kind" END`;

/** The day whose rate a win takes, and a reopened one gives back; null for other moves. */
export const wonDay = sql`CASE m."kind" WHEN 'win' THEN m."wonOn" WHEN 'reopen' THEN ${ended(sql`b."wonOn"`)} END`;

/**
 * On the alias m: all but the reopenings of what was closed since then. Both cancel each other out, so that a week tells
 * of a deal's ends what is left of them, and weeks add up.
 * @param at what had been taken back by this instant; by now when missing
 */
export const endedBefore = (since: Temporal.Instant, at?: Temporal.Instant): Sql => sql`(
  m."kind" <> 'reopen' OR NOT EXISTS (
    SELECT 1 FROM "DealVersion" c
     WHERE c."workspaceId" = m."workspaceId" AND c."dealId" = m."dealId" AND c."kind" IN ('win', 'lose')
       AND c."number" < m."number" AND c."from" >= ${toTimestamp(since)}::timestamptz AND ${notTakenBack(sql`c."eventId"`, at)}))`;
