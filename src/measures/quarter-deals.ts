/** The deals behind the numbers of a quarter: the number and the list that its button opens ask the same. */

import type { Days } from "../calendar/asked-quarters.ts";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { inCountedStage } from "./counted-stages.ts";
import { openDueOn } from "./open-due.ts";

/** Cumulative: commit is won and commit, best case is those and best case. `open` is due and not yet won. */
export const quarterParts = ["won", "commit", "best-case", "open"] as const;
export type QuarterPart = (typeof quarterParts)[number];

/** Won on a day of the quarter (or of any other period), whenever that was recorded; on the alias d. */
export const wonIn = ({ start, end }: Days): Sql => sql`(
  d."outcome" = 'won' AND d."wonOn" BETWEEN ${toDateColumn(start)}::date AND ${toDateColumn(end)}::date)`;

/** Open, and due by the end of the quarter; what was due before is still to come. */
export const dueIn = ({ end }: Pick<Days, "end">): Sql => sql`(
  d."outcome" IS NULL AND ${openDueOn} <= ${toDateColumn(end)}::date AND ${inCountedStage})`;

/**
 * A condition on "Deal" as `d`: the deals behind a number of the quarter. `commit` and `best-case` include what
 * is won.
 */
export function inQuarter(part: QuarterPart, quarter: Days): Sql {
  const won = wonIn(quarter);
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
