/** Who has answered a week, and what was promised. Never shown outside a manager's own view. */

import type { Temporal } from "temporal-polyfill";
import { type ForecastWeek, previousWeek } from "../calendar/forecast-week.ts";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Money } from "../money/money.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { hasSubmitted, isAsked, wasAsked } from "./who-is-asked.ts";

export type MemberAnswer = Readonly<{
  memberId: string;
  name: string;
  answered: boolean;
  /** For the week's quarter; of who has not answered, the last one of the same quarter, carried forward. */
  promised: Money | undefined;
}>;

type Row = {
  memberId: string;
  name: string;
  answered: boolean;
  minor: bigint | null;
  currency: string | null;
};

/**
 * Those who owe an answer first. Who answered stays in the list, although there may be nothing left to ask.
 * @param closedAt who was asked by then, whatever was logged, won or lost since; who is asked now when missing
 */
export async function weekAnswers(
  db: Tx,
  workspace: Workspace,
  owners: OwnerScope,
  week: ForecastWeek,
  closedAt?: Temporal.Instant,
): Promise<MemberAnswer[]> {
  const asked: Sql = closedAt ? wasAsked(week, closedAt) : isAsked(week);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."id"::text AS "memberId", m."name", ${hasSubmitted(week.id)} AS "answered", p."promisedMinor" AS "minor", p."currency"
    FROM "Member" m LEFT JOIN LATERAL (
      SELECT s."promisedMinor", s."currency" FROM "Submission" s
       WHERE s."workspaceId" = m."workspaceId" AND s."memberId" = m."id" AND s."week" = ANY(${weeksOfQuarter(workspace, week)}::text[])
         AND s."submittedAt" IS NOT NULL AND s."promisedMinor" IS NOT NULL
       ORDER BY s."week" DESC LIMIT 1) p ON TRUE
    WHERE m."workspaceId" = ${workspace.id}::uuid AND (${asked} OR ${hasSubmitted(week.id)})
      ${owners === "all" ? noSql : sql`AND m."id" = ANY(${owners}::uuid[])`}
    ORDER BY 3, 2, 1`);
  return rows.map(({ memberId, name, answered, minor, currency }) => ({
    memberId,
    name,
    answered,
    promised: minor !== null && currency ? { minor: BigInt(minor), currency } : undefined,
  }));
}

/** This week and those before it whose promise was for the same quarter. */
function weeksOfQuarter(workspace: Workspace, week: ForecastWeek): string[] {
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const ids: string[] = [];
  for (let each = week; each.quarter.id === week.quarter.id; each = previousWeek(each, schedule))
    ids.push(each.id);
  return ids;
}
