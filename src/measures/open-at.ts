import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { sumOf } from "../money/sums.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { ownedBy } from "./funnel-numbers.ts";
import type { Change } from "./week-changes.ts";

/** The open deals of one pipeline as they stood at an instant, per currency. */
export async function openAt(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  at: Temporal.Instant,
  owners: OwnerScope,
): Promise<Change> {
  const rows = await db.$queryRaw<{ currency: string; count: number; minor: bigint }[]>(sql`
    SELECT d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor" FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}
    GROUP BY 1`);
  return {
    count: rows.reduce((count, row) => count + row.count, 0),
    sums: sumOf(rows.map((row) => ({ currency: row.currency, minor: BigInt(row.minor) }))),
  };
}
