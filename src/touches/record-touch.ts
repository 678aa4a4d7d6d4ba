/** A touch as a deed: on a deal, or with a customer; with whom is new there, and what comes next. */
import type { Temporal } from "temporal-polyfill";
import { recordSeen } from "../customers/contacts/found-or-made.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { isClosed } from "../deals/facts/goes-on.ts";
import { changeDeal } from "../deals/writing/write-deals.ts";
import { type SaidTouch, writeNote } from "../deals/writing/write-note.ts";
import type { Deed } from "../history/deed.ts";
import { writeCustomerTouch } from "./customer-touch.ts";

export type NewTouch = SaidTouch &
  Readonly<{
    text: string;
    /** Whoever was met for the first time. */
    newPerson?: string;
    next?: Readonly<{ step: string; date: Temporal.PlainDate | null }>;
    conversation?: string;
  }>;

/** About a deal; or about its customer only. */
export type About = Readonly<{ customer: Readonly<{ id: string; name: string }>; deal?: Deal }>;

export type Recorded = Readonly<{
  eventId: string;
  /** Their names. */
  contacts: readonly string[];
  /** As it is now, with the next step where one was said and the deal is not closed. */
  deal?: Deal;
  planned: boolean;
}>;

/** Files that came with it are the caller's to attach. */
export async function recordTouch(deed: Deed, about: About, touch: NewTouch): Promise<Recorded> {
  const { text, newPerson, next, conversation, ...said } = touch;
  const { deal, customer } = about;
  const note = deal && (await writeNote(deed, deal, text, { conversation, touch: said }));
  const { eventId, contacts: named = [] } = note
    ? { ...note.touch, eventId: note.eventId }
    : await writeCustomerTouch(deed, customer.id, text, said);
  const newcomers = newPerson
    ? await meet(deed, { customerId: customer.id, name: newPerson, eventId, on: said.on.toString() })
    : [];
  const contacts = [...new Set([...named, ...newcomers])];
  const now = note?.now;
  if (!now || !next || isClosed(deed.pipelines, now)) return { eventId, contacts, deal: now, planned: false };
  const columns = { nextStepDate: next.date?.toString() ?? null };
  const planned = await changeDeal(deed, {
    deal: now,
    kind: "edit",
    columns,
    nextStep: next.step,
    note: eventId,
  });
  return { eventId, contacts, deal: planned, planned: true };
}

/** @returns the name, as it is kept */
async function meet(
  deed: Deed,
  seen: Readonly<{ customerId: string; name: string; eventId: string; on: string }>,
): Promise<string[]> {
  const ids = await recordSeen(deed, [seen]);
  const rows = await deed.db.$queryRaw<{ name: string }[]>(sql`
    WITH met AS (
      INSERT INTO "TouchContact" ("workspaceId", "touchId", "contactId")
      SELECT t."workspaceId", t."id", i."id" FROM "Touch" t, unnest(${ids}::uuid[]) i("id")
      WHERE t."workspaceId" = ${deed.workspace.id}::uuid AND t."eventId" = ${seen.eventId}::bigint
      ON CONFLICT DO NOTHING
    )
    SELECT k."name" FROM "Contact" k WHERE k."id" = ANY(${ids}::uuid[])`);
  return rows.map(({ name }) => name);
}
