/** Touches out of a table: all of them at one instant, so that they count together, and go together. */
import { lastSeenWithoutAll, seenNow } from "../customers/named-contacts.ts";
import { toTimestamp } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { contactedNow, contactedWithout } from "../deals/writing/last-contact.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { notTakenBack } from "../history/taken-back.ts";

/**
 * Which touches, as a SELECT of "touchId" uuid, "customerId" uuid, "memberId" uuid, "kind" text, "on" date, "minutes" int,
 * "text" text, "contactIds" jsonb: with whom, by their ids.
 */
export type StagedTouches = Sql;

/**
 * As if each had been told by whoever it was. One about a customer with whom they have a single open deal, which was there by then,
 * is about that deal.
 * @param importId told with each, so that none is anybody's last deed by itself
 */
export async function importTouches(deed: Deed, staged: StagedTouches, importId: string): Promise<void> {
  const { db, workspace, now, via } = deed;
  await db.$executeRaw(sql`
    WITH staged AS MATERIALIZED (${staged}),
    input AS MATERIALIZED (
      SELECT s."touchId", s."memberId", s."kind", s."on", s."minutes", s."text", s."contactIds", gen_random_uuid() AS "remarkId",
             coalesce(c."mergedIntoId", c."id") AS "customerId",
             (SELECT CASE WHEN count(*) = 1 THEN (array_agg(d."id"))[1] END FROM "Deal" d
               WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = coalesce(c."mergedIntoId", c."id")
                 AND d."ownerId" = s."memberId" AND d."outcome" IS NULL
                 AND (d."createdAt" AT TIME ZONE ${workspace.zone})::date <= s."on") AS "dealId"
        FROM staged s JOIN "Customer" c ON c."id" = s."customerId" AND c."workspaceId" = ${workspace.id}::uuid
    ), remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text") SELECT i."remarkId", ${workspace.id}::uuid, i."text" FROM input i
    ), event AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values")
      SELECT ${workspace.id}::uuid, CASE WHEN i."dealId" IS NULL THEN 'customer' ELSE 'deal' END, coalesce(i."dealId", i."customerId"),
             CASE WHEN i."dealId" IS NULL THEN 'touch' ELSE 'note' END, i."memberId", ${via},
             deed_instant(${workspace.id}::uuid, ${toTimestamp(now)}::timestamptz, NULL), i."remarkId",
             jsonb_build_object('import', ${importId}::text,
               'touch', jsonb_build_object('kind', i."kind", 'minutes', i."minutes", 'on', i."on"::text))
        FROM input i ORDER BY i."on" RETURNING "id", "remarkId"
    ), touch AS (
      INSERT INTO "Touch" ("id", "workspaceId", "eventId", "customerId", "dealId", "memberId", "kind", "on", "minutes")
      SELECT i."touchId", ${workspace.id}::uuid, e."id", i."customerId", i."dealId", i."memberId", i."kind", i."on", i."minutes"
        FROM event e JOIN input i ON i."remarkId" = e."remarkId"
    ), who AS MATERIALIZED (
      SELECT DISTINCT i."touchId", k."id" AS "contactId", i."on" FROM input i, jsonb_array_elements_text(i."contactIds") x
        JOIN "Contact" k ON k."id" = x::uuid AND k."workspaceId" = ${workspace.id}::uuid AND k."erasedAt" IS NULL
    ), met AS (
      INSERT INTO "TouchContact" ("workspaceId", "touchId", "contactId")
      SELECT ${workspace.id}::uuid, w."touchId", w."contactId" FROM who w
    ), seen AS (
      ${seenNow(sql`(SELECT "contactId", max("on") AS "on" FROM who GROUP BY 1)`)}
    )
    ${contactedNow(deed, sql`(SELECT "dealId", max("on") AS "on" FROM input WHERE "dealId" IS NOT NULL GROUP BY 1)`)}`);
}

/** @param touchIds a SELECT of "touchId" uuid: those of them that still stand count no longer */
export async function takeTouchesBack(deed: Deed, touchIds: Sql): Promise<void> {
  const { db, workspace } = deed;
  const standing = await db.$queryRaw<{ eventId: string; customerId: string; dealId: string | null }[]>(sql`
    SELECT t."eventId"::text AS "eventId", t."customerId", t."dealId" FROM (${touchIds}) i JOIN "Touch" t ON t."id" = i."touchId"
     WHERE t."workspaceId" = ${workspace.id}::uuid AND ${notTakenBack(sql`t."eventId"`)} ORDER BY t."eventId"`);
  await recordEvents(
    deed,
    standing.map(({ eventId, customerId, dealId }) => ({
      ...{ subject: dealId ? ("deal" as const) : ("customer" as const), subjectId: dealId ?? customerId },
      ...{ kind: "undo", undoes: eventId },
    })),
  );
  const eventIds = standing.map(({ eventId }) => eventId);
  await db.$executeRaw(contactedWithout(deed, eventIds));
  await db.$executeRaw(lastSeenWithoutAll(workspace.id, eventIds));
}

/** They have been taken back, and are as if they had never been. */
export async function dropTouches({ db, workspace }: Deed, touchIds: readonly string[]): Promise<void> {
  await db.$executeRaw(sql`
    DELETE FROM "TouchContact" WHERE "workspaceId" = ${workspace.id}::uuid AND "touchId" = ANY(${[...touchIds]}::uuid[])`);
  await db.$executeRaw(sql`
    DELETE FROM "Touch" WHERE "workspaceId" = ${workspace.id}::uuid AND "id" = ANY(${[...touchIds]}::uuid[])`);
}
