import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";

/**
 * What a customer was called at an instant: the name before the first renaming from then on, else today's. What is
 * recorded at that exact instant comes after it, as in `standingAt`.
 * @param customer an alias of "Customer" @param at today when missing
 */
export const nameAsOf = (customer: Sql, at: Temporal.Instant | undefined): Sql =>
  at === undefined
    ? sql`${customer}."name"`
    : sql`coalesce((
        SELECT e."values" #>> '{columns,name,0}' FROM "Event" e
        WHERE e."workspaceId" = ${customer}."workspaceId" AND e."subjectId" = ${customer}."id"
          AND e."at" >= ${toTimestamp(at)}::timestamptz AND e."values" #>> '{columns,name,0}' IS NOT NULL
        ORDER BY e."id" LIMIT 1), ${customer}."name")`;
