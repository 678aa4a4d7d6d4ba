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
