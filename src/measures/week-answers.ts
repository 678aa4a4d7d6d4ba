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
import { absencesOn } from "./absences.ts";
import { hasSubmitted, isExpected, wasExpected } from "./who-is-asked.ts";

export type MemberAnswer = Readonly<{
  memberId: string;
  name: string;
  answered: boolean;
  /** For the quarter that is asked about; of who has not answered, the last one, carried forward. */
  promised: Money | undefined;
  /** When the week closes; then nobody waits for an answer. */
  away: boolean;
  /** Who answers for them while they are away: ids. */
  coverId: string | undefined;
  /** Who answered in their name. */
  byId: string | undefined;
}>;

type Row = {
  memberId: string;
  name: string;
  answered: boolean;
  minor: bigint | null;
  currency: string | null;
  away: boolean;
  coverId: string | null;
  byId: string | null;
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
  const expected: Sql = closedAt ? wasExpected(week, closedAt) : isExpected(week);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."id"::text AS "memberId", m."name", ${hasSubmitted(week.id)} AS "answered", p."amountMinor" AS "minor", p."currency",
           x."memberId" IS NOT NULL AS "away", x."coverId"::text AS "coverId",
           (SELECT b."coverId"::text FROM "Submission" b
             WHERE b."workspaceId" = m."workspaceId" AND b."memberId" = m."id" AND b."week" = ${week.id}
               AND b."submittedAt" IS NOT NULL) AS "byId"
    FROM "Member" m LEFT JOIN ${absencesOn(week.closeDate)} x ON x."memberId" = m."id" LEFT JOIN LATERAL (
      SELECT c."amountMinor", c."currency"
        FROM "Submission" s JOIN "ForecastCall" c ON c."workspaceId" = s."workspaceId" AND c."submissionId" = s."id"
       WHERE s."workspaceId" = m."workspaceId" AND s."memberId" = m."id" AND s."week" <= ${week.id}
         AND s."submittedAt" IS NOT NULL
         AND c."from" = ${toDateColumn(quarter.start)}::date AND c."to" = ${toDateColumn(quarter.end)}::date
       ORDER BY s."week" DESC LIMIT 1) p ON TRUE
    WHERE m."workspaceId" = ${workspace.id}::uuid AND m."active" AND (${expected} OR ${hasSubmitted(week.id)})
      ${owners === "all" ? noSql : sql`AND m."id" = ANY(${owners}::uuid[])`}
    ORDER BY 3, 2, 1`);
  return rows.map(({ memberId, name, answered, away, minor, currency, coverId, byId }) => ({
    ...{ memberId, name, answered, away },
    coverId: coverId ?? undefined,
    byId: byId ?? undefined,
    promised: minor !== null && currency ? { minor: BigInt(minor), currency } : undefined,
  }));
}

/** What those are called who answer for others, perhaps from outside the reader's teams. @returns a name by id */
export async function namesOf(
  { db, workspace }: Readonly<{ db: Tx; workspace: Pick<Workspace, "id"> }>,
  answers: readonly Pick<MemberAnswer, "coverId" | "byId">[],
): Promise<(id: string) => string> {
  const ids = [
    ...new Set(answers.flatMap(({ coverId, byId }) => [coverId, byId].filter((id) => id !== undefined))),
  ];
  if (ids.length === 0) return () => "";
  const found = await db.member.findMany({ where: { workspaceId: workspace.id, id: { in: ids } } });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? "";
}
