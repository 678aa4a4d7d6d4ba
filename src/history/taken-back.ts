import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";

/**
 * Whether an event stands: no other event undid it. The added "not null" lets PostgreSQL read the few undoing events from
 * their index instead of all events.
 * @param eventId a column or value @param at whether it stood at this instant; now when missing
 */
export const notTakenBack = (eventId: Sql, at?: Temporal.Instant): Sql => sql`
  NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = ${eventId} AND u."undoes" IS NOT NULL
    ${at ? sql`AND u."at" < ${toTimestamp(at)}::timestamptz` : noSql})`;

/**
 * The same of each of thousands of events, looked up one by one: joined, all that was ever taken back is read for every event, where
 * the planner does not know yet how much that is, as within the transaction that takes them back.
 */
export const eachNotTakenBack = (eventId: Sql): Sql => sql`
  NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = ${eventId} OFFSET 0)`;
