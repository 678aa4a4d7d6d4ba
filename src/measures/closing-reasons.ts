/** Why deals were lost, and won, in a period. */
import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Change, type ChangeRow, changeOf } from "./change.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { wonIn } from "./quarter-deals.ts";
import { within } from "./standing-move.ts";
import type { Span } from "./told-period.ts";

/** Closed as lost in it, on the alias d. */
export const lostIn = ({ since, until }: Span): Sql =>
  sql`(d."outcome" = 'lost' AND ${within(sql`d."closedAt"`, since, until)})`;

/** `reason` is its code, "" where none was given. */
export type ClosedFor = Change & Readonly<{ reason: string }>;

/**
 * Most deals first, then most money.
 * @param span in which they were lost @param days of which one is that of the win
 * @param at as it was known at an instant; now when missing
 */
export async function closingReasons(
  db: Tx,
  workspace: Readonly<{ id: string; currency: string }>,
  among: Among,
  { span, days, at }: Readonly<{ span: Span; days: Days; at?: Temporal.Instant }>,
): Promise<Readonly<Record<"lost" | "won", readonly ClosedFor[]>>> {
  const rows = await db.$queryRaw<(ChangeRow & { outcome: "lost" | "won"; reason: string })[]>(sql`
    SELECT d."outcome", coalesce(CASE d."outcome" WHEN 'won' THEN d."wonReason" ELSE d."lostReason" END, '') AS "reason",
           d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor"
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspace.id}::uuid AND (${lostIn(span)} OR ${wonIn(days)}) ${ownedBy(sql`d`, among)}
    GROUP BY 1, 2, 3`);
  const own = ({ sums }: Change) => sums.get(workspace.currency) ?? 0n;
  const reasonsOf = (outcome: "lost" | "won") =>
    [
      ...Map.groupBy(
        rows.filter((row) => row.outcome === outcome),
        ({ reason }) => reason,
      ),
    ]
      .map(([reason, some]) => ({ reason, ...changeOf(some) }))
      .toSorted(
        (a, b) =>
          b.count - a.count || (own(a) < own(b) ? 1 : own(a) > own(b) ? -1 : a.reason < b.reason ? -1 : 1),
      );
  return { lost: reasonsOf("lost"), won: reasonsOf("won") };
}
