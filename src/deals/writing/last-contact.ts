/** When somebody was last in touch about a deal, where many touches come or go at once. */
import { dayOf } from "../../company/day-of.ts";
import { toTimestamp } from "../../database/columns.ts";
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";

/** Noon of a day gone by, as nobody knows the hour. */
const noonOf = (on: Sql, zone: string): Sql => sql`(${on} + time '12:00') AT TIME ZONE ${zone}`;

/** When a touch was, t with its event e. */
export const touchedAt = (zone: string): Sql => sql`
  CASE WHEN t."on" < (e."at" AT TIME ZONE ${zone})::date THEN ${noonOf(sql`t."on"`, zone)} ELSE e."at" END`;

/** Never backwards. @param met a table with "dealId" and "on", one row for each deal */
export const contactedNow = ({ workspace, now }: Deed, met: Sql): Sql => sql`
  UPDATE "Deal" d SET "updatedAt" = now(), "lastContactAt" = greatest(d."lastContactAt",
    CASE WHEN m."on" < ${dayOf(workspace, now).toString()}::date THEN ${noonOf(sql`m."on"`, workspace.zone)}
         ELSE ${toTimestamp(now)}::timestamptz END)
  FROM ${met} m WHERE d."id" = m."dealId" AND d."workspaceId" = ${workspace.id}::uuid`;

/**
 * Where one of these touches, which have been taken back, was the last: that of the newest one that stands.
 * @param eventIds of the touches
 */
export const contactedWithout = ({ workspace }: Deed, eventIds: readonly string[]): Sql => sql`
  UPDATE "Deal" d SET "updatedAt" = now(), "lastContactAt" = (
      SELECT max(${touchedAt(workspace.zone)}) FROM "Touch" t JOIN "Event" e ON e."id" = t."eventId"
       WHERE t."workspaceId" = d."workspaceId" AND t."dealId" = d."id" AND ${notTakenBack(sql`t."eventId"`)})
  FROM (SELECT t."dealId", max(${touchedAt(workspace.zone)}) AS "at" FROM "Touch" t JOIN "Event" e ON e."id" = t."eventId"
         WHERE t."workspaceId" = ${workspace.id}::uuid AND t."eventId" = ANY(${[...eventIds]}::bigint[]) AND t."dealId" IS NOT NULL
         GROUP BY 1) g
  WHERE d."id" = g."dealId" AND d."workspaceId" = ${workspace.id}::uuid AND d."lastContactAt" <= g."at"`;
