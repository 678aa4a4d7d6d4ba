/** How the open deals stood at the close before, and what of the difference is people who came and went. */
import type { Temporal } from "temporal-polyfill";
import { type OwnerScope, teamsUnder } from "../company/owner-scope.ts";
import { fromTimestamp, toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import { standingAt } from "../history/standing-at.ts";
import { differenceOf, sumOf } from "../money/sums.ts";
import { ownedBy } from "./funnel-numbers.ts";
import type { Change } from "./week-changes.ts";

export type LastClose = Change &
  Readonly<{
    week: string;
    closedAt: Temporal.Instant;
    /** Deals of people who have joined since, less those of people who have left. */
    moved: Change;
  }>;

/**
 * A version keeps the deal's owner and team: what a manager was shown then is not told anew when a rep changes team.
 * @param of the week that is told of, and when it was closed
 */
export async function closeBefore(
  deed: Pick<Deed, "db" | "member" | "workspace">,
  owners: OwnerScope,
  pipeline: string,
  { week, closedAt }: { week: string; closedAt: Temporal.Instant | undefined },
): Promise<LastClose | undefined> {
  const { db, workspace, member } = deed;
  // By name and by moment: of two weeks that have the same one (hours were changed between) nothing lies between them.
  // ISO weeks sort as text.
  const closed = await db.closedWeek.findFirst({
    where: {
      workspaceId: workspace.id,
      week: { lt: week },
      ...(closedAt ? { closedAt: { lt: toTimestamp(closedAt) } } : {}),
    },
    orderBy: { week: "desc" },
  });
  if (!closed) return undefined;
  const totals = (whose: Sql) => totalsAt(db, workspace.id, pipeline, closed.closedAt, whose);
  const ofOwners = await totals(ownedBy(sql`s`, owners));
  const then = member.role === "manager" ? await totals(await inTeamsThen(db, member.id)) : ofOwners;
  return {
    week: closed.week,
    closedAt: fromTimestamp(closed.closedAt),
    ...then,
    moved: { count: ofOwners.count - then.count, sums: differenceOf(ofOwners.sums, then.sums) },
  };
}

/** Whoever was in these teams when the week closed; who leads them belongs to them in whatever team. */
async function inTeamsThen(db: Tx, managerId: string): Promise<Sql> {
  const teams = await teamsUnder(db, managerId);
  return sql`AND (s."teamId" = ANY(${teams.map(({ id }) => id)}::uuid[])
                  OR s."ownerId" = ANY(${[managerId, ...teams.flatMap((team) => team.managerId ?? [])]}::uuid[]))`;
}

/** The open deals of one pipeline as they stood at an instant, per currency. @param whose condition on the alias s */
export async function totalsAt(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  close: Date,
  whose: Sql,
): Promise<Change> {
  const rows = await db.$queryRaw<{ currency: string; count: number; minor: bigint }[]>(sql`
    SELECT s."currency", count(*)::int AS "count", sum(s."amountMinor")::bigint AS "minor" FROM "DealVersion" s
    WHERE s."workspaceId" = ${workspaceId}::uuid AND ${standingAt(sql`s`, sql`${close}::timestamptz`)} AND s."outcome" IS NULL
      AND s."pipeline" = ${pipeline} ${whose}
    GROUP BY 1`);
  return {
    count: rows.reduce((count, row) => count + row.count, 0),
    sums: sumOf(rows.map((row) => ({ currency: row.currency, minor: BigInt(row.minor) }))),
  };
}
