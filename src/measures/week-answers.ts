/** Who has answered a week, and what was promised. Never shown outside a manager's own view. */

import { type ForecastWeek, previousWeek } from "../calendar/forecast-week.ts";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Money } from "../money/money.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { hasSubmitted, isAsked, wasAsked } from "./who-is-asked.ts";

export type MemberAnswer = Readonly<{
  name: string;
  answered: boolean;
  /** For the week's quarter; of who has not answered, the last one of the same quarter, carried forward. */
  promised: Money | undefined;
}>;

type Row = { name: string; answered: boolean; minor: bigint | null; currency: string | null };

/** Those who owe an answer first. Who answered stays in the list, although there may be nothing left to ask. */
export async function weekAnswers(
  db: Tx,
  workspace: Workspace,
  owners: OwnerScope,
  week: ForecastWeek,
  closed: boolean,
): Promise<MemberAnswer[]> {
  const asked: Sql = closed ? wasAsked(week) : isAsked(week);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."name", ${hasSubmitted(week.id)} AS "answered", p."promisedMinor" AS "minor", p."currency"
    FROM "Member" m LEFT JOIN LATERAL (
      SELECT s."promisedMinor", s."currency" FROM "Submission" s
       WHERE s."workspaceId" = m."workspaceId" AND s."memberId" = m."id" AND s."week" = ANY(${weeksOfQuarter(workspace, week)}::text[])
         AND s."submittedAt" IS NOT NULL AND s."promisedMinor" IS NOT NULL
       ORDER BY s."week" DESC LIMIT 1) p ON TRUE
    WHERE m."workspaceId" = ${workspace.id}::uuid AND (${asked} OR ${hasSubmitted(week.id)})
      ${owners === "all" ? noSql : sql`AND m."id" = ANY(${owners}::uuid[])`}
    ORDER BY 2, 1`);
  return rows.map(({ name, answered, minor, currency }) => ({
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

/** Whether a week has been closed, and when. */
export async function closeOf(
  db: Tx,
  workspaceId: string,
  week: string,
): Promise<{ closedAt: Date } | undefined> {
  const row = await db.closedWeek.findUnique({ where: { workspaceId_week: { workspaceId, week } } });
  return row ?? undefined;
}
