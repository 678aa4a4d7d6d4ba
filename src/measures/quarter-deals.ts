/** The deals behind the numbers of a quarter: the number and the list that its button opens ask the same. */

import { localInstant } from "../calendar/forecast-week.ts";
import type { Quarter } from "../calendar/quarter.ts";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { inCountedStage } from "./counted-stages.ts";

/** Cumulative: commit is won and commit, best case is those and best case. `open` is due and not yet won. */
export const quarterParts = ["won", "commit", "best-case", "open"] as const;
export type QuarterPart = (typeof quarterParts)[number];

/** Won between the quarter's first and last midnight of the company; on the alias d. */
export function wonIn({ start, end }: Quarter, zone: string): Sql {
  const midnight = (date: Quarter["start"]) => toTimestamp(localInstant(date, "00:00", zone));
  return sql`(d."outcome" = 'won' AND d."closedAt" >= ${midnight(start)}::timestamptz
              AND d."closedAt" < ${midnight(end.add({ days: 1 }))}::timestamptz)`;
}

/** Open, and to be signed by the end of the quarter; what should have been signed before is still to come. */
export const dueIn = ({ end }: Quarter): Sql => sql`(
  d."outcome" IS NULL AND d."closeDate" <= ${toDateColumn(end)}::date AND ${inCountedStage})`;

/**
 * A condition on "Deal" as `d`: the deals behind a number of the quarter. `commit` and `best-case` include what
 * is won.
 * @param zone in which the quarter begins and ends
 */
export function inQuarter(part: QuarterPart, quarter: Quarter, zone: string): Sql {
  const won = wonIn(quarter, zone);
  const due = dueIn(quarter);
  switch (part) {
    case "won":
      return won;
    case "commit":
      return sql`(${won} OR (${due} AND d."category" = 'commit'))`;
    case "best-case":
      return sql`(${won} OR (${due} AND d."category" IN ('commit', 'best-case')))`;
    case "open":
      return sql`(${due} AND d."category" <> 'omitted')`;
  }
}
