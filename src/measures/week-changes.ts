/** What happened since the last close. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Change, type ChangeRow, changeOf } from "./change.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { endedBefore, weekKind, wonDay } from "./reopened.ts";
import { stillStands, within } from "./standing-move.ts";

/** `reopen-…`: of deals that were won or lost before; wins less reopened ones are what the quarters have won. */
export const weekKinds = ["new", "win", "lose", "advance", "back", "reopen-won", "reopen-lost"] as const;
export type WeekKind = (typeof weekKinds)[number];
export type WeekChanges = Readonly<Record<WeekKind, Change>>;

type Row = ChangeRow & { kind: WeekKind };

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
    SELECT "kind", "currency", "wonOn"::text AS "on", count(*)::int AS "count", sum("amountMinor")::bigint AS "minor" FROM (
      SELECT DISTINCT ON (m."dealId", ${weekKind}) m."dealId", ${weekKind} AS "kind", m."currency", m."amountMinor", ${wonDay} AS "wonOn"
      FROM "DealVersion" m
      WHERE m."workspaceId" = ${workspaceId}::uuid AND ${within(sql`m."from"`, since, until)}
        AND m."kind" IN ('new', 'win', 'lose', 'advance', 'sign', 'back', 'reopen') ${ownedBy(sql`m`, owners)}
        AND ${stillStands(until)} AND ${endedBefore(since, until)}
      ORDER BY m."dealId", ${weekKind}, m."number" DESC
    ) x GROUP BY 1, 2, 3`);
  const of = (kind: WeekKind): Change => changeOf(rows.filter((row) => row.kind === kind));
  return Object.fromEntries(weekKinds.map((kind) => [kind, of(kind)])) as WeekChanges;
}
