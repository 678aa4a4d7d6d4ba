import { type Sql, sql } from "../database/sql.ts";

/**
 * How every deal stood at an instant, as a condition on an alias of "DealVersion". What was recorded at that
 * exact instant is not included: a deed at the moment of a close belongs to the next week.
 */
export const standingAt = (version: Sql, instant: Sql): Sql =>
  sql`(${version}."from" < ${instant} AND (${version}."to" IS NULL OR ${version}."to" >= ${instant}))`;
