import type { Temporal } from "temporal-polyfill";
import { type Days, daysAsked } from "../calendar/asked-quarters.ts";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import { isGone } from "../company/may-come-in.ts";
import { toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { standingAt } from "../history/standing-at.ts";
import { isAway } from "./absences.ts";
import { inCountedStage } from "./counted-stages.ts";
import { quotaIn } from "./quotas.ts";

export type AskedWeek = Pick<ForecastWeek, "id" | "closeDate" | "quarter">;

const ownsOpen = sql`d."workspaceId" = m."workspaceId" AND d."ownerId" = m."id" AND d."outcome" IS NULL AND ${inCountedStage}`;

/**
 * Members of whom an answer is expected this week, as a condition on the alias m: who sells, and has open deals or a quota for a
 * quarter that is asked for (a rep without deals still owes the quarter's number). Whose accounts are all gone is not among them.
 * The nudge, the status and the digest ask the same.
 */
export const isExpected = (week: AskedWeek): Sql =>
  sells(daysAsked(week), sql`EXISTS (SELECT 1 FROM "Deal" d WHERE ${ownsOpen})`);

/** Those of them who are asked: who is away when the week closes is not. */
export const isAsked = (week: AskedWeek): Sql => sql`(${isExpected(week)} AND NOT ${isAway(week.closeDate)})`;

/** Who was expected in a week that has closed: as it was, whatever was logged, won or lost since. */
export const wasExpected = (week: AskedWeek, closedAt: Temporal.Instant): Sql =>
  sells(
    daysAsked(week),
    sql`EXISTS (
      SELECT 1 FROM "DealVersion" d
       WHERE ${standingAt(sql`d`, sql`${toTimestamp(closedAt)}::timestamptz`)} AND ${ownsOpen})`,
  );

const sells = (days: Days, hasDeals: Sql): Sql => sql`(
  m."active" AND m."role" IN ('rep', 'manager', 'admin') AND NOT ${isGone}
  AND (${hasDeals}
       OR EXISTS (SELECT 1 FROM "Quota" q
                   WHERE q."workspaceId" = m."workspaceId" AND q."memberId" = m."id" AND ${quotaIn(days)} AND q."amountMinor" > 0)))`;

/** Members who have submitted that week. */
export const hasSubmitted = (week: string): Sql => sql`
  EXISTS (SELECT 1 FROM "Submission" s
           WHERE s."workspaceId" = m."workspaceId" AND s."memberId" = m."id" AND s."week" = ${week} AND s."submittedAt" IS NOT NULL)`;
