/** What was corrected in a week in deals that were won before: it changes the quarters they were won in. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toTimestamp } from "../database/columns.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { type OfQuarter, perQuarter } from "./per-quarter.ts";

/**
 * Between two consecutive versions of a deal that is won in both: a correction that was itself taken back leaves nothing.
 * @param until the close; what comes at that instant or later is of the next week. Up to now when missing
 * @returns the quarters that changed, in their order, with what each has won more or, below zero, less by it
 */
export async function weekCorrections(
  db: Tx,
  { id, settings }: Pick<Workspace, "id" | "settings">,
  owners: OwnerScope,
  since: Temporal.Instant,
  until?: Temporal.Instant,
): Promise<OfQuarter[]> {
  const rows = await db.$queryRaw<{ wonOn: Date; currency: string; minor: bigint }[]>(sql`
    SELECT x."wonOn", x."currency", sum(x."minor")::bigint AS "minor"
    FROM "DealVersion" m
    JOIN "DealVersion" b ON b."workspaceId" = m."workspaceId" AND b."dealId" = m."dealId" AND b."number" = m."number" - 1
    CROSS JOIN LATERAL (VALUES (b."wonOn", b."currency", -b."amountMinor"),
                               (m."wonOn", m."currency", m."amountMinor")) x("wonOn", "currency", "minor")
    WHERE m."workspaceId" = ${id}::uuid AND m."outcome" = 'won' AND b."outcome" = 'won'
      AND m."from" >= ${toTimestamp(since)}::timestamptz
      ${until ? sql`AND m."from" < ${toTimestamp(until)}::timestamptz` : noSql} ${ownedBy(sql`m`, owners)}
    GROUP BY 1, 2`);
  return perQuarter(rows, settings);
}
