/** Writes notes, the touches that they tell of, and the last contact. No measure of deals reads those, so no version is recorded. */
import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { dayOf } from "../../company/day-of.ts";
import { knownTo } from "../../customers/known-people.ts";
import { lastSeenWithout, namedIn, seenNow } from "../../customers/named-contacts.ts";
import { fromTimestamp, toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { placeMark } from "../../history/place-mark.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { readTouch } from "../../understanding/read-touch.ts";
import type { TouchKind } from "../../understanding/touch-kind.ts";
import type { Deal } from "../facts/deal.ts";
import { touchedAt } from "./last-contact.ts";

/** What somebody said of a touch, and not merely wrote. */
export type SaidTouch = Readonly<{
  kind: TouchKind;
  /** Never after the writer's day. */
  on: Temporal.PlainDate;
  minutes: number | null;
  /** With whom, by their ids; whoever the text names where it is missing. */
  contactIds?: readonly string[];
}>;

/** A touch as it is told. */
export type TouchTold = Readonly<{
  kind: string;
  /** ISO date, where it was no day of the telling. */
  on?: string | undefined;
  minutes: number | null;
  /** Their names. */
  contacts?: readonly string[];
}>;

export type NewNote = Readonly<{
  dealId: string;
  text: string;
  /** Where it was said: files that follow there belong to it. */
  conversation?: string;
  /** Whoever says it: contact with the customer, as an owner's note is. */
  touch?: SaidTouch;
  /** Who wrote it and when, where that is not the deed's own. */
  as?: Readonly<{ memberId: string; at: Temporal.Instant }>;
}>;

/** What was written, and of the touch what was understood. */
export type WrittenNote = Readonly<{
  eventId: string;
  contacts: readonly string[];
  lastContactAt: Date | null;
  /** Of one that counts as contact. */
  isContact: boolean;
}>;

/**
 * The owner's note counts as contact with the customer; a manager's is about the deal only, unless it was said to be a touch.
 * One statement, whatever their number: notes are what people write most.
 * @returns by the deals' ids
 */
export async function writeNotes(
  deed: Deed,
  notes: readonly NewNote[],
): Promise<ReadonlyMap<string, WrittenNote>> {
  const { db, workspace, via } = deed;
  const ids = new Set(notes.map(({ dealId }) => dealId));
  if (ids.size < notes.length) throw new RangeError("One call writes one note on a deal");
  const rows = notes.map((note) => rowOf(deed, note));
  const written = await db.$queryRaw<({ dealId: string } & WrittenNote)[]>(sql`
    WITH input AS ${rowsOf(
      rows,
      sql`"dealId" uuid, "text" text, "values" jsonb, "remarkId" uuid, "memberId" uuid, "at" timestamptz, "isSaid" boolean,
        "kind" text, "on" date, "minutes" int, "contactIds" jsonb, "contactAt" timestamptz, "touch" jsonb`,
    )},
    former AS (
      SELECT d."id", d."ownerId", d."customerId", d."lastContactAt" AS "contact" FROM "Deal" d
      WHERE d."id" IN (SELECT i."dealId" FROM input i) AND d."workspaceId" = ${workspace.id}::uuid FOR UPDATE
    ), told AS (
      SELECT f."id", f."customerId", f."contact" AS "before", deed_instant(${workspace.id}::uuid, i."at", NULL) AS "at",
             i."memberId" = f."ownerId" OR i."isSaid" AS "isContact"
      FROM former f JOIN input i ON i."dealId" = f."id"
    ), noted AS (
      UPDATE "Deal" d SET "updatedAt" = now(), "lastContactAt" = CASE
        WHEN t."isContact" THEN greatest(d."lastContactAt", coalesce(i."contactAt", t."at")) ELSE d."lastContactAt" END
      FROM told t JOIN input i ON i."dealId" = t."id" WHERE d."id" = t."id"
      RETURNING d."id", d."lastContactAt", t."customerId", t."at", t."isContact", CASE WHEN t."isContact"
        THEN jsonb_build_object('lastContactAt', jsonb_build_array(t."before", d."lastContactAt")) ELSE '{}' END AS "columns"
    ), remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text")
      SELECT i."remarkId", ${workspace.id}::uuid, i."text" FROM input i
    ), event AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values")
      SELECT ${workspace.id}::uuid, 'deal', n."id", 'note', i."memberId", ${via}, n."at", i."remarkId",
             i."values" || jsonb_build_object('columns', n."columns") || CASE WHEN n."isContact" THEN i."touch" ELSE '{}' END
      FROM noted n JOIN input i ON i."dealId" = n."id"
      RETURNING "id", "subjectId"
    ), touch AS (
      INSERT INTO "Touch" ("id", "workspaceId", "eventId", "customerId", "dealId", "memberId", "kind", "on", "minutes")
      SELECT gen_random_uuid(), ${workspace.id}::uuid, e."id", n."customerId", n."id", i."memberId", i."kind", i."on", i."minutes"
      FROM noted n JOIN input i ON i."dealId" = n."id" JOIN event e ON e."subjectId" = n."id" WHERE n."isContact"
      RETURNING "id", "dealId", "customerId", "on"
    ), who AS (
      SELECT t."id" AS "touchId", t."dealId", t."on", k."id" AS "contactId", k."name"
      FROM touch t JOIN input i ON i."dealId" = t."dealId", LATERAL (${namedIn(workspace.id, {
        customerId: sql`t."customerId"`,
        text: sql`i."text"`,
        chosen: sql`i."contactIds"`,
        only: knownTo(deed),
      })}) k
    ), met AS (
      INSERT INTO "TouchContact" ("workspaceId", "touchId", "contactId")
      SELECT ${workspace.id}::uuid, w."touchId", w."contactId" FROM who w
    ), seen AS (
      ${seenNow(sql`who`)}
    )
    SELECT e."subjectId" AS "dealId", e."id"::text AS "eventId", n."lastContactAt", n."isContact",
           coalesce((SELECT jsonb_agg(w."name" ORDER BY w."name") FROM who w WHERE w."dealId" = e."subjectId"), '[]') AS "contacts"
    FROM event e JOIN noted n ON n."id" = e."subjectId"`);
  return new Map(written.map(({ dealId, ...note }) => [dealId, note]));
}

function rowOf({ workspace, member, now }: Deed, { dealId, text, as, conversation, touch }: NewNote) {
  const at = as?.at ?? now;
  const today = dayOf(workspace, at);
  const { settings, currency, zone } = workspace;
  const { kind, minutes, on = today } = touch ?? readTouch(text, { ...settings, today, currency });
  const isEarlier = Temporal.PlainDate.compare(on, today) < 0;
  return {
    ...{ dealId, text, kind, minutes },
    // Omitted from the JSON when absent.
    values: { conversation: conversation && placeMark(workspace.id, conversation) },
    remarkId: randomUUID(),
    memberId: as?.memberId ?? member.id,
    at: toTimestamp(at),
    isSaid: touch !== undefined,
    on: on.toString(),
    contactIds: touch?.contactIds,
    // Of a day gone by nobody knows the hour.
    contactAt: isEarlier ? toTimestamp(noonOf(on, zone)) : undefined,
    touch: touch ? { touch: { kind, minutes, ...(isEarlier && { on: on.toString() }) } } : {},
  };
}

const noonOf = (day: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone, plainTime: "12:00" }).toInstant();

/** What a note was understood to tell of: a touch, if it is one. */
export type UnderstoodNote = Readonly<{
  eventId: string;
  now: Deal;
  touch: TouchTold | undefined;
}>;

/** @returns with the deal as it is now */
export async function writeNote(
  deed: Deed,
  deal: Deal,
  text: string,
  { conversation, touch }: Pick<NewNote, "conversation" | "touch"> = {},
): Promise<UnderstoodNote> {
  const note = { dealId: deal.id, text, conversation, touch };
  const { eventId, contacts, lastContactAt, isContact } = (await writeNotes(deed, [note])).get(deal.id)!;
  const { kind, minutes, on } = rowOf(deed, note);
  return {
    eventId,
    now: { ...deal, lastContactAt: lastContactAt && fromTimestamp(lastContactAt) },
    touch: isContact ? { kind, minutes, on, contacts } : undefined,
  };
}

/** The note's event stays, and one that takes it back, and its touch with it; the last contact is that of the newest touch that stands. */
export async function takeNoteBack(deed: Deed, deal: Deal, id: string): Promise<void> {
  const { db, workspace, member, now, via } = deed;
  await db.$executeRaw(sql`
    WITH former AS (
      SELECT d."id", d."lastContactAt" AS "at", (
          SELECT max(${touchedAt(workspace.zone)}) FROM "Touch" t JOIN "Event" e ON e."id" = t."eventId"
           WHERE t."workspaceId" = d."workspaceId" AND t."dealId" = d."id" AND t."eventId" <> ${id}::bigint
             AND ${notTakenBack(sql`t."eventId"`)}) AS "before"
      FROM "Deal" d WHERE d."id" = ${deal.id}::uuid AND d."workspaceId" = ${workspace.id}::uuid FOR UPDATE
    ), restored AS (
      UPDATE "Deal" d SET "lastContactAt" = f."before", "updatedAt" = now()
      FROM former f WHERE d."id" = f."id" AND f."before" IS DISTINCT FROM f."at"
      RETURNING jsonb_build_object('lastContactAt', jsonb_build_array(f."at", f."before")) AS "columns"
    ), seen AS (
      ${lastSeenWithout(workspace.id, id)}
    )
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "values", "undoes")
    SELECT ${workspace.id}::uuid, 'deal', ${deal.id}::uuid, 'undo', ${member.id}::uuid, ${via},
           deed_instant(${workspace.id}::uuid, ${toTimestamp(now)}::timestamptz, NULL),
           jsonb_build_object('columns', coalesce((SELECT r."columns" FROM restored r), '{}')), ${id}::bigint`);
}
