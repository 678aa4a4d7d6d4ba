/**
 * People at a customer's, written down, changed and moved. What they are called, and how they are reached, stands in their
 * row alone: events say which columns changed, so that an erasure is one.
 */
import { randomUUID } from "node:crypto";
import { dayOf } from "../../company/day-of.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { BuyingRole } from "../../pipelines/buying-role.ts";
import { lockCustomers } from "../write-customer.ts";
import type { Person, Sentiment } from "./contact.ts";
import { lockContacts } from "./found-or-made.ts";

export type PersonColumns = Readonly<{
  name: string;
  job: string | null;
  phone: string | null;
  mail: string | null;
  sentiment: Sentiment | null;
}>;

/** `met`: somebody has met them; else they are known to be there. */
export type PartsPlayed = Readonly<{ roles: readonly BuyingRole[]; met: boolean }>;

/** @param customerId of one that the member may change @throws DeedRefused `merged` @returns the person's id */
export async function addPerson(
  deed: Deed,
  customerId: string,
  columns: PersonColumns,
  parts: PartsPlayed,
): Promise<string> {
  await lockPlace(deed, customerId);
  const id = randomUUID();
  const values = { columns: { customerId: [null, customerId] }, roles: parts.roles } as const;
  const [eventId] = await recordEvents(deed, [{ subject: "contact", subjectId: id, kind: "new", values }]);
  const row = { ...columns, lastContactOn: parts.met ? dayOf(deed.workspace, deed.now).toString() : null };
  await deed.db.$executeRaw(sql`
    INSERT INTO "Contact" ("id", "workspaceId", "customerId", "name", "job", "phone", "mail", "sentiment", "lastContactOn", "eventId")
    VALUES (${id}::uuid, ${deed.workspace.id}::uuid, ${customerId}::uuid, ${row.name}, ${row.job}, ${row.phone}, ${row.mail},
            ${row.sentiment}, ${row.lastContactOn}::date, ${eventId}::bigint)`);
  await setRoles(deed, id, [], parts, eventId!);
  return id;
}

/**
 * @param person as it was loaded
 * @param moved the customer they are at now, where that is another one; one that the member may change
 * @throws DeedRefused `erased`, `merged`
 */
export async function changePerson(
  deed: Deed,
  person: Person,
  change: Readonly<{ columns: Partial<PersonColumns>; parts: PartsPlayed | undefined; moved?: string }>,
): Promise<void> {
  if (change.moved) await lockPlace(deed, change.moved);
  const row = await lockPerson(deed, person.id);
  const { moved = row.customerId, parts } = change;
  const moves = moved !== row.customerId;
  const changed = Object.entries(change.columns).filter(
    ([name, value]) => row[name as keyof PersonColumns] !== value,
  );
  const values = {
    ...(moves && { columns: { customerId: [row.customerId, moved] as const } }),
    changed: changed.map(([name]) => name),
    ...(parts && { roles: parts.roles }),
  };
  const [eventId] = await recordEvents(deed, [
    { subject: "contact", subjectId: person.id, kind: moves ? "move" : "edit", values },
  ]);
  await deed.db.contact.update({
    where: { id: person.id },
    data: { ...Object.fromEntries(changed), customerId: moved },
    select: { id: true },
  });
  if (parts) await setRoles(deed, person.id, person.roles, parts, eventId!);
}

/** Who was written down by mistake: what was since, a meeting or a touch, stands. @param eventId of the deed */
export async function takeWritingBack(deed: Deed, contactId: string, eventId: string): Promise<void> {
  const { db, workspace } = deed;
  await recordEvents(deed, [{ subject: "contact", subjectId: contactId, kind: "undo", undoes: eventId }]);
  await db.$executeRaw(sql`
    UPDATE "Contact" k SET "lastContactOn" = greatest(
      (SELECT max(t."on") FROM "TouchContact" x JOIN "Touch" t ON t."id" = x."touchId"
        WHERE x."workspaceId" = k."workspaceId" AND x."contactId" = k."id" AND ${notTakenBack(sql`t."eventId"`)}),
      (SELECT max(r."metOn") FROM "ContactRole" r
        WHERE r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND ${notTakenBack(sql`r."eventId"`)}))
    WHERE k."id" = ${contactId}::uuid AND k."workspaceId" = ${workspace.id}::uuid`);
}

/** A move as a deed of its own, so that it can be taken back. */
export type Moved = Readonly<{ id: string; subjectId: string; from: string; to: string }>;

/** @throws DeedRefused `erased`; `moved-since`, when they are elsewhere by now */
export async function takeMoveBack(deed: Deed, { id, subjectId, from, to }: Moved): Promise<void> {
  const row = await lockPerson(deed, subjectId);
  if (row.customerId !== to) throw new DeedRefused("moved-since", {});
  await deed.db.contact.update({
    where: { id: subjectId },
    data: { customerId: from },
    select: { id: true },
  });
  const columns = { customerId: [to, from] } as const;
  await recordEvents(deed, [
    { subject: "contact", subjectId, kind: "undo", values: { columns }, undoes: id },
  ]);
}

/** Nobody merges the customer, or writes somebody down there, until the transaction ends. */
async function lockPlace(deed: Deed, customerId: string): Promise<void> {
  const [customer] = await lockCustomers(deed, [customerId]);
  if (!customer || customer.mergedInto !== null)
    throw new DeedRefused("merged", { name: customer?.name, into: customer?.mergedInto });
  await lockContacts(deed, [customerId]);
}

type Row = PersonColumns & Readonly<{ customerId: string; erasedAt: Date | null }>;

async function lockPerson({ db, workspace }: Deed, id: string): Promise<Row> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT "customerId", "name", "job", "phone", "mail", "sentiment", "erasedAt" FROM "Contact"
     WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspace.id}::uuid FOR UPDATE`);
  if (!row || row.erasedAt !== null) throw new DeedRefused("erased", {});
  return row;
}

/** Who was met stays met on the day of then. */
async function setRoles(
  deed: Deed,
  contactId: string,
  before: Person["roles"],
  { roles, met }: PartsPlayed,
  eventId: string,
): Promise<void> {
  const { db, workspace } = deed;
  const today = dayOf(workspace, deed.now).toString();
  const gone = before.map(({ role }) => role).filter((role) => !roles.includes(role));
  if (gone.length > 0)
    await db.contactRole.deleteMany({ where: { workspaceId: workspace.id, contactId, role: { in: gone } } });
  const wanted = roles.map((role) => {
    const known = before.find((one) => one.role === role);
    return { role, known, metOn: met ? (known?.metOn ?? today) : null };
  });
  const rows = wanted
    .filter(({ known, metOn }) => known === undefined || known.metOn !== metOn)
    .map(({ role, metOn }) => ({ role, metOn }));
  if (rows.length > 0)
    await db.$executeRaw(sql`
      INSERT INTO "ContactRole" ("workspaceId", "contactId", "role", "metOn", "eventId")
      SELECT ${workspace.id}::uuid, ${contactId}::uuid, i."role", i."metOn", ${eventId}::bigint
      FROM ${rowsOf(rows, sql`"role" text, "metOn" date`)} i
      ON CONFLICT ("workspaceId", "contactId", "role") DO UPDATE SET "metOn" = EXCLUDED."metOn", "eventId" = EXCLUDED."eventId"`);
  if (met && before.every(({ metOn }) => metOn === null))
    await db.$executeRaw(sql`
      UPDATE "Contact" SET "lastContactOn" = greatest("lastContactOn", ${today}::date) WHERE "id" = ${contactId}::uuid`);
}
