/** Who has answered a week, and what was promised. Never shown outside a manager's own view. */

import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toDateColumn } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Money } from "../money/money.ts";
import { hasSubmitted, isAsked, wasAsked } from "./who-is-asked.ts";

export type MemberAnswer = Readonly<{
  memberId: string;
  name: string;
  answered: boolean;
  /** For the quarter that is asked about; of who has not answered, the last one, carried forward. */
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
 * @param quarter of what is promised: the running one, or the one in which the week closed
 */
export async function weekAnswers(
  db: Tx,
  workspace: Workspace,
  owners: OwnerScope,
  week: ForecastWeek,
  closedAt?: Temporal.Instant,
  quarter: Days = week.quarter,
): Promise<MemberAnswer[]> {
  const asked: Sql = closedAt ? wasAsked(week, closedAt) : isAsked(week);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."id"::text AS "memberId", m."name", ${hasSubmitted(week.id)} AS "answered", p."amountMinor" AS "minor", p."currency"
    FROM "Member" m LEFT JOIN LATERAL (
      SELECT c."amountMinor", c."currency"
        FROM "Submission" s JOIN "ForecastCall" c ON c."workspaceId" = s."workspaceId" AND c."submissionId" = s."id"
       WHERE s."workspaceId" = m."workspaceId" AND s."memberId" = m."id" AND s."week" <= ${week.id}
         AND s."submittedAt" IS NOT NULL
         AND c."from" = ${toDateColumn(quarter.start)}::date AND c."to" = ${toDateColumn(quarter.end)}::date
       ORDER BY s."week" DESC LIMIT 1) p ON TRUE
    WHERE m."workspaceId" = ${workspace.id}::uuid AND m."active" AND (${asked} OR ${hasSubmitted(week.id)})
      ${owners === "all" ? noSql : sql`AND m."id" = ANY(${owners}::uuid[])`}
    ORDER BY 3, 2, 1`);
  return rows.map(({ memberId, name, answered, minor, currency }) => ({
    memberId,
    name,
    answered,
    promised: minor !== null && currency ? { minor: BigInt(minor), currency } : undefined,
  }));
}
