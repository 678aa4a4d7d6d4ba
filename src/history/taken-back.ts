import { type Sql, sql } from "../database/sql.ts";

/**
 * Whether an event stands: no other one took it back. Said that it is not null, PostgreSQL reads the few events that undo
 * another from their index instead of all of them. @param eventId a column or value
 */
export const notTakenBack = (eventId: Sql): Sql =>
  sql`NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = ${eventId} AND u."undoes" IS NOT NULL)`;
