import { type Sql, sql } from "../database/sql.ts";

/**
 * Whether an event stands: no other event undid it. The added "not null" lets PostgreSQL read the few undoing
 * events from their index instead of all events. @param eventId a column or value
 */
export const notTakenBack = (eventId: Sql): Sql =>
  sql`NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = ${eventId} AND u."undoes" IS NOT NULL)`;
