/** The funnel's numbers, computed by the database in one statement. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { fromTimestamp } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { openSince } from "./open-due.ts";

/** Open deals of one stage in one currency. Amounts in minor units. */
export type StageNumbers = Readonly<{
  stage: string;
  currency: string;
  /** Signed, first payment awaited: shown apart from the stage it stands in. */
  awaiting: boolean;
  count: number;
  amountMinor: bigint;
  /** Σ amount × likelihood. */
  weightedMinor: bigint;
  /** When the middle one of them entered the stage, or was signed: the median age, whatever the calendar. */
  medianEnteredAt: Temporal.Instant;
}>;

export const ownedBy = (alias: Sql, owners: OwnerScope): Sql =>
  owners === "all" ? noSql : sql`AND ${alias}."ownerId" = ANY(${owners}::uuid[])`;

type Row = Omit<StageNumbers, "medianEnteredAt"> & { medianEnteredAt: Date };

export async function funnelNumbers(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  owners: OwnerScope,
): Promise<StageNumbers[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT d."stage", d."currency", (d."signedAt" IS NOT NULL) AS "awaiting",
           count(*)::int AS "count", sum(d."amountMinor")::bigint AS "amountMinor",
           round(sum(d."amountMinor" * d."likelihood") / 100.0)::bigint AS "weightedMinor",
           percentile_disc(0.5) WITHIN GROUP (ORDER BY ${openSince}) AS "medianEnteredAt"
    FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2, 3`);
  return rows.map((row) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    weightedMinor: BigInt(row.weightedMinor),
    medianEnteredAt: fromTimestamp(row.medianEnteredAt),
  }));
}
