import { type Sql, sql } from "../database/sql.ts";

/**
 * How every deal stood at an instant, as a condition on an alias of "DealVersion". What was learned at that very instant
 * is not in it yet: a deed of the moment of a close belongs to the next week.
 */
export const standingAt = (version: Sql, instant: Sql): Sql =>
  sql`(${version}."from" < ${instant} AND (${version}."to" IS NULL OR ${version}."to" >= ${instant}))`;
