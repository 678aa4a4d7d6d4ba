import { noSql, type Sql, sql } from "./sql.ts";

/**
 * Plain data as rows inside a statement, for any number of them: what a SELECT reads from.
 *
 * The planner takes such rows for a hundred. A chat's one deal, joined to a table of a few thousand, would then be looked
 * for by reading the whole table; so of one row it is told that there is no second.
 * @param columns names and types, as jsonb_to_recordset wants them
 */
export function rowsOf(rows: readonly object[], columns: Sql): Sql {
  const one = rows.length === 1 ? sql`LIMIT 1` : noSql;
  return sql`(SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r(${columns}) ${one})`;
}
