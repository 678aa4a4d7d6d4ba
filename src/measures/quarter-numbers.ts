/** The quarter's numbers: won so far and forecast. Categories are cumulative and include won. */

import type { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import type { Quarter } from "../calendar/quarter.ts";
import type { Workspace } from "../company/member.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { dueIn, type QuarterPart, wonIn } from "./quarter-deals.ts";
import { noQuota, type Quota, type QuotaBook, quotaAmong, readBook, storedBook } from "./quotas.ts";

export type ForecastNumbers = Readonly<{
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

/** Of a quarter, or of another period of whole months. */
export type QuarterNumbers<Period extends Days = Quarter> = Quota &
  ForecastNumbers &
  Readonly<{
    quarter: Period;
    /** What the quota is reckoned from. */
    book: QuotaBook;
  }>;

/** Deals of one kind and currency. */
export type ForecastRow = Readonly<{
  kind: string;
  currency: string;
  /** The day (ISO) whose rate they take, of what is won in another currency than the company's. */
  on: string | null;
  count: number;
  minor: bigint;
}>;

/** What a deal counts as, on the alias d. */
export const forecastKind = sql`CASE WHEN d."outcome" = 'won' THEN 'won' ELSE d."category" END`;

/** @param own the company's currency */
export const rateDay = (own: string): Sql =>
  sql`CASE WHEN d."outcome" = 'won' AND d."currency" <> ${own} THEN d."wonOn" END::text`;

const kindsOf: Readonly<Record<QuarterPart, readonly string[]>> = {
  won: ["won"],
  commit: ["won", "commit"],
  "best-case": ["won", "commit", "best-case"],
  open: ["commit", "best-case", "pipeline"],
};

/**
 * Sums per currency in minor units, by the same conditions as {@link inQuarter}. What is won in another currency than the
 * company's is known by its day, too, whose rate it takes. One product or one pipeline has no quota.
 * @param at as the deals stood at an instant; quotas are those of today, whoever tells of a past week has its own
 */
export async function quarterNumbers<Period extends Days>(
  { db, workspace }: Readonly<{ db: Tx; workspace: Workspace }>,
  among: Among,
  quarter: Period,
  at?: Temporal.Instant,
): Promise<QuarterNumbers<Period>> {
  const rows = await db.$queryRaw<(ForecastRow & { book: unknown })[]>(sql`
    SELECT ${forecastKind} AS "kind", d."currency", ${rateDay(workspace.currency)} AS "on",
           count(*)::int AS "count", sum(d."amountMinor")::bigint AS "minor", NULL::jsonb AS "book"
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspace.id}::uuid ${ownedBy(sql`d`, among)}
      AND (${wonIn(quarter)} OR ${dueIn(quarter)})
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT 'quota', '', NULL, 0, NULL, ${storedBook(workspace.id, quarter)}`);
  const book = readBook(rows.find(({ kind }) => kind === "quota")?.book, quarter);
  return {
    quarter,
    book,
    ...(among === "all" || !("owners" in among) ? quotaAmong(book, among) : noQuota),
    ...forecastNumbers(rows),
  };
}

export function forecastNumbers(rows: readonly ForecastRow[]): ForecastNumbers {
  const among = (part: QuarterPart) => rows.filter((row) => kindsOf[part].includes(row.kind));
  const of = (part: QuarterPart): Sums =>
    sumOf(
      among(part).map(({ currency, minor, on }) => ({ currency, minor: BigInt(minor), on: on ?? undefined })),
    );
  const count = (part: QuarterPart) => among(part).reduce((sum, row) => sum + row.count, 0);
  return {
    won: of("won"),
    commit: of("commit"),
    bestCase: of("best-case"),
    openDue: of("open"),
    counts: {
      won: count("won"),
      commit: count("commit"),
      "best-case": count("best-case"),
      open: count("open"),
    },
  };
}
