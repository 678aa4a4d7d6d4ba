/** A touch with a customer that is about no deal in particular. */
import { randomUUID } from "node:crypto";
import { knownTo } from "../customers/known-people.ts";
import { lastSeenWithout, namedIn, seenNow } from "../customers/named-contacts.ts";
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { SaidTouch } from "../deals/writing/write-note.ts";
import { type Deed, doerOf } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { notTakenBack } from "../history/taken-back.ts";

/** One statement, as on a deal. @returns the event's id, and with whom it was */
export async function writeCustomerTouch(
  deed: Deed,
  customerId: string,
  text: string,
  { kind, on, minutes, contactIds }: SaidTouch,
): Promise<{ eventId: string; contacts: readonly string[] }> {
  const { db, workspace, now, via } = deed;
  const { memberId, onBehalfId } = doerOf(deed);
  const remarkId = randomUUID();
  const chosen = contactIds === undefined ? null : JSON.stringify(contactIds);
  const values = { touch: { kind, minutes, on: on.toString() } };
  const [written] = await db.$queryRaw<{ eventId: string; contacts: string[] }[]>(sql`
    WITH remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text") VALUES (${remarkId}::uuid, ${workspace.id}::uuid, ${text})
    ), event AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "onBehalfId", "via", "at", "remarkId", "values")
      VALUES (${workspace.id}::uuid, 'customer', ${customerId}::uuid, 'touch', ${memberId}::uuid, ${onBehalfId}::uuid, ${via},
              deed_instant(${workspace.id}::uuid, ${toTimestamp(now)}::timestamptz, NULL), ${remarkId}::uuid, ${JSON.stringify(values)}::jsonb)
      RETURNING "id"
    ), touch AS (
      INSERT INTO "Touch" ("id", "workspaceId", "eventId", "customerId", "memberId", "kind", "on", "minutes")
      SELECT gen_random_uuid(), ${workspace.id}::uuid, e."id", ${customerId}::uuid, ${deed.member.id}::uuid, ${kind}, ${on.toString()}::date,
             ${minutes}::int FROM event e
      RETURNING "id", "on"
    ), who AS (
      SELECT t."id" AS "touchId", t."on", k."id" AS "contactId", k."name" FROM touch t, LATERAL (${namedIn(
        workspace.id,
        {
          customerId: sql`${customerId}::uuid`,
          text: sql`${text}::text`,
          chosen: sql`${chosen}::jsonb`,
          only: knownTo(deed),
        },
      )}) k
    ), met AS (
      INSERT INTO "TouchContact" ("workspaceId", "touchId", "contactId")
      SELECT ${workspace.id}::uuid, w."touchId", w."contactId" FROM who w
    ), seen AS (${seenNow(sql`who`)})
    SELECT e."id"::text AS "eventId", coalesce((SELECT jsonb_agg(w."name" ORDER BY w."name") FROM who w), '[]') AS "contacts"
    FROM event e`);
  return written!;
}

/**
 * The same with many customers by one deed, each its own touch: nobody is named in it.
 * @param customerIds of those that the member may say it of
 */
export async function writeCustomerTouches(
  deed: Deed,
  customerIds: readonly string[],
  text: string,
  { kind, on, minutes }: Omit<SaidTouch, "contactIds">,
): Promise<void> {
  const { db, workspace, member } = deed;
  const values = { together: randomUUID(), touch: { kind, minutes, on: on.toString() } };
  const eventIds = await recordEvents(
    deed,
    customerIds.map((subjectId) => ({ subject: "customer", subjectId, kind: "touch", remark: text, values })),
  );
  await db.$executeRaw(sql`
    INSERT INTO "Touch" ("id", "workspaceId", "eventId", "customerId", "memberId", "kind", "on", "minutes")
    SELECT gen_random_uuid(), ${workspace.id}::uuid, r."eventId", r."customerId", ${member.id}::uuid, ${kind}::text,
           ${on.toString()}::date, ${minutes}::int
    FROM unnest(${eventIds}::bigint[], ${[...customerIds]}::uuid[]) AS r("eventId", "customerId")`);
}

/** What still stands of it is taken back. @returns with how many customers */
export async function takeTouchesBack(deed: Deed, together: string): Promise<number> {
  const events = await deed.db.$queryRaw<{ id: string; subjectId: string }[]>(sql`
    SELECT e."id"::text AS "id", e."subjectId"::text AS "subjectId" FROM "Event" e
     WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."memberId" = ${doerOf(deed).memberId}::uuid
       AND e."subject" = 'customer' AND e."kind" = 'touch' AND e."values" ->> 'together' = ${together}
       AND ${notTakenBack(sql`e."id"`)} ORDER BY e."id"`);
  await recordEvents(
    deed,
    events.map(({ id, subjectId }) => ({ subject: "customer", subjectId, kind: "undo", undoes: id })),
  );
  return events.length;
}

/** @param id of its event */
export async function takeTouchBack(deed: Deed, customerId: string, id: string): Promise<void> {
  await deed.db.$executeRaw(lastSeenWithout(deed.workspace.id, id));
  await recordEvents(deed, [{ subject: "customer", subjectId: customerId, kind: "undo", undoes: id }]);
}
