/** What this quarter holds: won so far, and what is forecast on top. Categories are cumulative and include won. */
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { inCountedStage } from "../deals/counted-stages.ts";
import { localInstant } from "../schedule/forecast-week.ts";
import { type Quarter, quarterOf } from "../schedule/quarter.ts";
import type { OwnerScope } from "../teams/owner-scope.ts";
import { ownedBy } from "./funnel-numbers.ts";
import type { Reader } from "./funnel-picture.ts";
import { type Sums, sumOf } from "./money-sums.ts";

export type QuarterNumbers = Readonly<{
  quarter: Quarter;
  quota: Sums;
  won: Sums;
  wonCount: number;
  /** won + commit deals due this quarter. */
  commit: Sums;
  /** commit + best case. */
  bestCase: Sums;
  /** Open and due this quarter, whatever the category but omitted. */
  openDue: Sums;
}>;

type Row = { kind: string; currency: string; count: number; minor: bigint };

export async function quarterNumbers(
  reader: Reader & { db: Tx },
  owners: OwnerScope,
): Promise<QuarterNumbers> {
  const { workspace } = reader;
  const quarter = quarterOf(reader.today, workspace.settings.fiscalStartMonth);
  const start = toTimestamp(localInstant(quarter.start, "00:00", workspace.zone));
  const rows = await reader.db.$queryRaw<Row[]>(sql`
    SELECT CASE WHEN d."outcome" = 'won' THEN 'won' ELSE d."category" END AS "kind", d."currency",
           count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor"
    FROM "Deal" d
    WHERE d."workspaceId" = ${workspace.id}::uuid ${ownedBy(sql`d`, owners)}
      AND ((d."outcome" = 'won' AND d."closedAt" >= ${start}::timestamptz)
           OR (d."outcome" IS NULL AND ${inCountedStage} AND d."closeDate" <= ${toDateColumn(quarter.end)}::date))
    GROUP BY 1, 2
    UNION ALL
    SELECT 'quota', q."currency", count(*)::int, sum(q."amountMinor")::bigint
    FROM "Quota" q JOIN "Member" m ON m."id" = q."memberId"
    WHERE m."workspaceId" = ${workspace.id}::uuid AND q."quarter" = ${quarter.id}
      ${owners === "all" ? sql`` : sql`AND m."id" = ANY(${owners}::uuid[])`}
    GROUP BY 2`);
  const of = (...kinds: string[]): Sums =>
    sumOf(
      rows
        .filter((row) => kinds.includes(row.kind))
        .map((row) => ({ currency: row.currency, minor: BigInt(row.minor) })),
    );
  return {
    quarter,
    quota: of("quota"),
    won: of("won"),
    wonCount: rows.filter((row) => row.kind === "won").reduce((count, row) => count + row.count, 0),
    commit: of("won", "commit"),
    bestCase: of("won", "commit", "best-case"),
    openDue: of("commit", "best-case", "pipeline"),
  };
}
