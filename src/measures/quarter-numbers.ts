/** The quarter's numbers: won so far and forecast. Categories are cumulative and include won. */

import type { Temporal } from "temporal-polyfill";
import type { Quarter } from "../calendar/quarter.ts";
import type { Workspace } from "../company/member.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { dueIn, type QuarterPart, wonIn } from "./quarter-deals.ts";
import { type Quota, type QuotaBook, quotaAmong, readBook, storedBook } from "./quotas.ts";

export type QuarterNumbers = Quota &
  Readonly<{
    quarter: Quarter;
    /** What the quota is reckoned from. */
    book: QuotaBook;
    won: Sums;
    /** won + commit deals due this quarter. */
    commit: Sums;
    /** commit + best case. */
    bestCase: Sums;
    /** Open and due this quarter, whatever the category but omitted. */
    openDue: Sums;
    /** How many deals each of them counts. */
    counts: Readonly<Record<QuarterPart, number>>;
  }>;

type Row = { kind: string; currency: string; on: string | null; count: number; minor: bigint; book: unknown };

const kindsOf: Readonly<Record<QuarterPart, readonly string[]>> = {
  won: ["won"],
  commit: ["won", "commit"],
  "best-case": ["won", "commit", "best-case"],
  open: ["commit", "best-case", "pipeline"],
};

/**
 * Sums per currency in minor units, by the same conditions as {@link inQuarter}. What is won in another currency than the
 * company's is known by its day, too, whose rate it takes.
 * @param at as the deals stood at an instant; quotas are those of today, whoever tells of a past week has its own
 */
export async function quarterNumbers(
  { db, workspace }: Readonly<{ db: Tx; workspace: Workspace }>,
  owners: OwnerScope,
  quarter: Quarter,
  at?: Temporal.Instant,
): Promise<QuarterNumbers> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT CASE WHEN d."outcome" = 'won' THEN 'won' ELSE d."category" END AS "kind", d."currency",
           CASE WHEN d."outcome" = 'won' AND d."currency" <> ${workspace.currency} THEN d."wonOn" END::text AS "on",
           count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor", NULL::jsonb AS "book"
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspace.id}::uuid ${ownedBy(sql`d`, owners)}
      AND (${wonIn(quarter)} OR ${dueIn(quarter)})
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT 'quota', '', NULL, 0, NULL, ${storedBook(workspace.id, quarter)}`);
  const book = readBook(rows.find(({ kind }) => kind === "quota")?.book, quarter);
  const among = (kinds: readonly string[]) => rows.filter((row) => kinds.includes(row.kind));
  const of = (kinds: readonly string[]): Sums =>
    sumOf(
      among(kinds).map(({ currency, minor, on }) => ({
        currency,
        minor: BigInt(minor),
        on: on ?? undefined,
      })),
    );
  const count = (part: QuarterPart) => among(kindsOf[part]).reduce((sum, row) => sum + row.count, 0);
  return {
    quarter,
    ...quotaAmong(book, owners),
    book,
    won: of(kindsOf.won),
    commit: of(kindsOf.commit),
    bestCase: of(kindsOf["best-case"]),
    openDue: of(kindsOf.open),
    counts: {
      won: count("won"),
      commit: count("commit"),
      "best-case": count("best-case"),
      open: count("open"),
    },
  };
}
