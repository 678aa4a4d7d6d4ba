import type { Quarter } from "../calendar/quarter.ts";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { openDueOn } from "./open-due.ts";
import { dueIn } from "./quarter-deals.ts";

/** Due within a quarter that has not begun, on the alias d; what is due before is still the running one's. */
export const dueWithin = (quarter: Quarter): Sql =>
  sql`(${dueIn(quarter)} AND ${openDueOn} >= ${toDateColumn(quarter.start)}::date)`;

/** A member's commit deals of a quarter that has not begun. */
export async function commitWithin(
  db: Tx,
  workspaceId: string,
  memberId: string,
  quarter: Quarter,
): Promise<Sums> {
  const rows = await db.$queryRaw<{ currency: string; minor: bigint }[]>(sql`
    SELECT d."currency", sum(d."amountMinor")::bigint AS "minor" FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."ownerId" = ${memberId}::uuid AND d."category" = 'commit'
      AND ${dueWithin(quarter)}
    GROUP BY 1`);
  return sumOf(rows.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) })));
}
