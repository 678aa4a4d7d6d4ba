/** Writes notes and the last contact date. No measure reads those, so no version is recorded. */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { placeMark } from "../../history/place-mark.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { Deal } from "../facts/deal.ts";

export type NewNote = Readonly<{
  dealId: string;
  text: string;
  /** Where it was said: files that follow there belong to it. */
  conversation?: string;
  /** Who wrote it and when, where that is not the deed's own. */
  as?: Readonly<{ memberId: string; at: Temporal.Instant }>;
}>;

/**
 * The owner's note counts as contact with the customer; a manager's is about the deal only. One statement, whatever
 * their number: notes are what people write most.
 * @returns the events' ids, by the deals'
 */
export async function writeNotes(
  deed: Deed,
  notes: readonly NewNote[],
): Promise<ReadonlyMap<string, string>> {
  const { db, workspace, member, now, via } = deed;
  const ids = new Set(notes.map(({ dealId }) => dealId));
  if (ids.size < notes.length) throw new RangeError("One call writes one note on a deal");
  const rows = notes.map(({ dealId, text, as, conversation }) => ({
    dealId,
    text,
    // Omitted from the JSON when absent.
    values: { conversation: conversation && placeMark(workspace.id, conversation) },
    remarkId: randomUUID(),
    memberId: as?.memberId ?? member.id,
    at: toTimestamp(as?.at ?? now),
  }));
  const written = await db.$queryRaw<{ dealId: string; eventId: string }[]>(sql`
    WITH input AS ${rowsOf(rows, sql`"dealId" uuid, "text" text, "values" jsonb, "remarkId" uuid, "memberId" uuid, "at" timestamptz`)},
    former AS (
      SELECT d."id", d."ownerId", d."lastContactAt" AS "contact" FROM "Deal" d
      WHERE d."id" IN (SELECT i."dealId" FROM input i) AND d."workspaceId" = ${workspace.id}::uuid FOR UPDATE
    ), told AS (
      SELECT f."id", f."contact" AS "before", deed_instant(${workspace.id}::uuid, i."at", NULL) AS "at",
             i."memberId" = f."ownerId" AS "isContact"
      FROM former f JOIN input i ON i."dealId" = f."id"
    ), noted AS (
      UPDATE "Deal" d SET "lastContactAt" = CASE WHEN t."isContact" THEN t."at" ELSE d."lastContactAt" END, "updatedAt" = now()
      FROM told t WHERE d."id" = t."id"
      RETURNING d."id", t."at", CASE WHEN t."isContact"
        THEN jsonb_build_object('lastContactAt', jsonb_build_array(t."before", d."lastContactAt")) ELSE '{}' END AS "columns"
    ), remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text")
      SELECT i."remarkId", ${workspace.id}::uuid, i."text" FROM input i
    )
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values")
    SELECT ${workspace.id}::uuid, 'deal', n."id", 'note', i."memberId", ${via}, n."at", i."remarkId",
           i."values" || jsonb_build_object('columns', n."columns")
    FROM noted n JOIN input i ON i."dealId" = n."id"
    RETURNING "subjectId" AS "dealId", "id"::text AS "eventId"`);
  return new Map(written.map(({ dealId, eventId }) => [dealId, eventId]));
}

/** @returns the deal as it is now, and the id of the event */
export async function writeNote(
  deed: Deed,
  deal: Deal,
  text: string,
  conversation?: string,
): Promise<{ now: Deal; eventId: string }> {
  const written = await writeNotes(deed, [{ dealId: deal.id, text, conversation }]);
  const lastContactAt = deal.owner.id === deed.member.id ? deed.now : deal.lastContactAt;
  return { now: { ...deal, lastContactAt }, eventId: written.get(deal.id)! };
}

/** The note's event stays, and one that takes it back; the last contact is that of the newest one that counted and stands. */
export async function takeNoteBack(deed: Deed, deal: Deal, id: string): Promise<void> {
  const { db, workspace, member, now, via } = deed;
  await db.$executeRaw(sql`
    WITH former AS (
      SELECT d."id", d."lastContactAt" AS "at", (
          SELECT max(e."at") FROM "Event" e
           WHERE e."workspaceId" = d."workspaceId" AND e."subjectId" = d."id" AND e."kind" = 'note' AND e."id" <> ${id}::bigint
             AND e."values" #> '{columns,lastContactAt}' IS NOT NULL AND ${notTakenBack(sql`e."id"`)}) AS "before"
      FROM "Deal" d WHERE d."id" = ${deal.id}::uuid AND d."workspaceId" = ${workspace.id}::uuid FOR UPDATE
    ), restored AS (
      UPDATE "Deal" d SET "lastContactAt" = f."before", "updatedAt" = now()
      FROM former f WHERE d."id" = f."id" AND f."before" IS DISTINCT FROM f."at"
      RETURNING jsonb_build_object('lastContactAt', jsonb_build_array(f."at", f."before")) AS "columns"
    )
    INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "values", "undoes")
    SELECT ${workspace.id}::uuid, 'deal', ${deal.id}::uuid, 'undo', ${member.id}::uuid, ${via},
           deed_instant(${workspace.id}::uuid, ${toTimestamp(now)}::timestamptz, NULL),
           jsonb_build_object('columns', coalesce((SELECT r."columns" FROM restored r), '{}')), ${id}::bigint`);
}
