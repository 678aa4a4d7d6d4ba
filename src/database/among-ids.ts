import { type Sql, sql } from "./sql.ts";

/**
 * A table of "id" to join with, each once. Thousands of ids in an array (`= ANY`) are compared one by one with every row that is
 * read, where the planner does not know how many there are; joined, they are hashed. Of a table that is much longer they are looked
 * up one by one, in a LATERAL that OFFSET 0 fences: expecting a single row of it, the planner would compare each with all ids.
 */
export const amongIds = (ids: readonly string[]): Sql =>
  sql`(SELECT DISTINCT unnest(${[...ids]}::uuid[]) AS "id")`;
