import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../../src/company/owner-scope.ts";
import { sql } from "../../src/database/sql.ts";
import type { Tx } from "../../src/database/transaction.ts";
import { type Change, type ChangeRow, changeOf } from "../../src/measures/change.ts";
import { dealsAsOf } from "../../src/measures/deals-as-of.ts";
import { ownedBy } from "../../src/measures/funnel-numbers.ts";

/** The open deals of one pipeline as they stood at an instant, per currency. */
export async function openAt(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  at: Temporal.Instant,
  owners: OwnerScope,
): Promise<Change> {
  const rows = await db.$queryRaw<ChangeRow[]>(sql`
    SELECT d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor" FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}
    GROUP BY 1`);
  return changeOf(rows);
}
