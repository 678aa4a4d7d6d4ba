/** Where open deals stand: how many, and what they are worth. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { ownedBy } from "./funnel-numbers.ts";

/** Open deals of one stage in one currency, signed ones too. Amounts in minor units. */
export type DealsInStage = Readonly<{ stage: string; currency: string; count: number; amountMinor: bigint }>;

/** The funnel's numbers without what takes a sort of all deals. @param pipeline its code; all versions of it together */
export async function dealsInStages(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  owners: OwnerScope,
): Promise<DealsInStage[]> {
  const rows = await db.$queryRaw<DealsInStage[]>(sql`
    SELECT d."stage", d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "amountMinor" FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2`);
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }));
}
