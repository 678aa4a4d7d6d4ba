import { noSql, type Sql, sql } from "./sql.ts";

/**
 * Plain data as rows inside a statement, for any number of them: something to SELECT from.
 *
 * The planner estimates such rows as a hundred. Joined to a table of a few thousand, a chat's single deal would
 * then be found by reading the whole table; so for one row the planner is told that there is no second.
 * @param columns names and types, as jsonb_to_recordset wants them
 */
export function rowsOf(rows: readonly object[], columns: Sql): Sql {
  const one = rows.length === 1 ? sql`LIMIT 1` : noSql;
  return sql`(SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r(${columns}) ${one})`;
}
