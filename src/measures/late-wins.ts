/** Wins of a week that belong to an earlier quarter: over when they were recorded, it counts them all the same. */
import { Temporal } from "temporal-polyfill";
import { quarterOf } from "../calendar/quarter.ts";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { fromDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { type OfQuarter, perQuarter } from "./per-quarter.ts";
import { stillStands, within } from "./standing-move.ts";

type Row = { wonOn: Date; recordedOn: Date; currency: string; minor: bigint };

/**
 * Amounts as they were recorded; what was corrected since is told as a correction.
 * @param until the close; what comes at that instant or later is of the next week. Up to now when missing
 * @returns the earlier quarters, in their order
 */
export async function lateWins(
  db: Tx,
  { id, zone, settings }: Pick<Workspace, "id" | "zone" | "settings">,
  owners: OwnerScope,
  since: Temporal.Instant,
  until?: Temporal.Instant,
): Promise<OfQuarter[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."wonOn", (m."from" AT TIME ZONE ${zone})::date AS "recordedOn", m."currency", sum(m."amountMinor")::bigint AS "minor"
    FROM "DealVersion" m
    WHERE m."workspaceId" = ${id}::uuid AND ${within(sql`m."from"`, since, until)} AND m."kind" = 'win'
      AND ${stillStands(until)} ${ownedBy(sql`m`, owners)}
    GROUP BY 1, 2, 3`);
  const late = rows.filter(({ wonOn, recordedOn }) => {
    const { end } = quarterOf(fromDateColumn(wonOn), settings.fiscalStartMonth);
    return Temporal.PlainDate.compare(end, fromDateColumn(recordedOn)) < 0;
  });
  return perQuarter(late, settings);
}
