import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";

/**
 * Whether an event stands: no other one took it back. Said that it is not null, PostgreSQL reads the few events that undo
 * another from their index instead of all of them.
 * @param eventId a column or value @param at whether it stood at this instant; now when missing
 */
export const notTakenBack = (eventId: Sql, at?: Temporal.Instant): Sql => sql`
  NOT EXISTS (SELECT 1 FROM "Event" u WHERE u."undoes" = ${eventId} AND u."undoes" IS NOT NULL
    ${at ? sql`AND u."at" < ${toTimestamp(at)}::timestamptz` : noSql})`;
