import { noSql, type Sql, sql } from "./sql.ts";

/**
 * Plain data as rows inside a statement, for any number of them: something to SELECT from.
 *
 * The planner estimates such rows as a hundred. Joined to a table of a few thousand, a chat's single deal would
 * then be found by reading the whole table; so for one row the planner is told that there is no second.
 * @param columns names and types, as jsonb_to_recordset wants them
 */
export const rowsOf = (rows: readonly object[], columns: Sql): Sql =>
  rowsOfJson({ count: rows.length, json: JSON.stringify(rows) }, columns);

/** The same of rows that are JSON already: an array of so many. */
export function rowsOfJson({ count, json }: Readonly<{ count: number; json: string }>, columns: Sql): Sql {
  const one = count === 1 ? sql`LIMIT 1` : noSql;
  return sql`(SELECT * FROM jsonb_to_recordset(${json}::text::jsonb) AS r(${columns}) ${one})`;
}
