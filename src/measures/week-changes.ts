/** What happened since the last close. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { stillStands, within } from "./standing-move.ts";

export type Change = Readonly<{ count: number; sums: Sums }>;
export type WeekChanges = Readonly<Record<"new" | "win" | "lose" | "advance" | "back", Change>>;

type Row = { kind: keyof WeekChanges; currency: string; count: number; minor: bigint };

/** A recorded contract is a step ahead. */
const weekKind = sql`CASE m."kind" WHEN 'sign' THEN 'advance' ELSE m."kind" END`;

/**
 * Deals, not moves: two steps of one deal are one advance. Moves that no longer stand do not count.
 * @param until the close of a week that is told of: what came at or after it is of the next one. Until now when missing.
 */
export async function weekChanges(
  db: Tx,
  workspaceId: string,
  owners: OwnerScope,
  since: Temporal.Instant,
  until?: Temporal.Instant,
): Promise<WeekChanges> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT "kind", "currency", count(*)::int AS "count", sum("amountMinor")::bigint AS "minor" FROM (
      SELECT DISTINCT ON (m."dealId", ${weekKind}) m."dealId", ${weekKind} AS "kind", m."currency", m."amountMinor"
      FROM "DealVersion" m
      WHERE m."workspaceId" = ${workspaceId}::uuid AND ${within(sql`m."from"`, since, until)}
        AND m."kind" IN ('new', 'win', 'lose', 'advance', 'sign', 'back') ${ownedBy(sql`m`, owners)}
        AND ${stillStands(until)}
      ORDER BY m."dealId", ${weekKind}, m."number" DESC
    ) x GROUP BY 1, 2`);
  const of = (kind: keyof WeekChanges): Change => {
    const mine = rows.filter((row) => row.kind === kind);
    return {
      count: mine.reduce((count, row) => count + row.count, 0),
      sums: sumOf(mine.map((row) => ({ currency: row.currency, minor: BigInt(row.minor) }))),
    };
  };
  return { new: of("new"), win: of("win"), lose: of("lose"), advance: of("advance"), back: of("back") };
}
