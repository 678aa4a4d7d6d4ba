import { type Sql, sql } from "./sql.ts";

/**
 * A table of "id" to join with, each once. Thousands of ids in an array (`= ANY`) are compared one by one with every row that is
 * read, where the planner does not know how many there are; joined, they are hashed, or looked up.
 */
export const amongIds = (ids: readonly string[]): Sql =>
  sql`(SELECT DISTINCT unnest(${[...ids]}::uuid[]) AS "id")`;
