/**
 * People at a customer's, written down, changed and moved. What they are called, and how they are reached, stands in their
 * row alone: events say which columns changed, so that an erasure is one.
 */
import { randomUUID } from "node:crypto";
import { dayOf } from "../../company/day-of.ts";
import { amongIds } from "../../database/among-ids.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { type Changes, recordEvents } from "../../history/record-events.ts";
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
  const [added] = await addPeople(deed, [{ customerId, columns, met: parts.met }], { roles: parts.roles });
  await setRoles(deed, added!.id, [], parts, added!.eventId);
  return added!.id;
}

export type NewPerson = Readonly<{ customerId: string; columns: PersonColumns; met?: boolean }>;

/**
 * Many at a few statements, without the parts they play. The contacts of their customers are locked.
 * @param people at customers that the member may change @param values what their events say besides @returns in their order
 */
export async function addPeople(
  deed: Deed,
  people: readonly NewPerson[],
  values: object = {},
): Promise<Readonly<{ id: string; eventId: string }>[]> {
  if (people.length === 0) return [];
  const today = dayOf(deed.workspace, deed.now).toString();
  const fresh = people.map((person) => ({ ...person, id: randomUUID() }));
  const events = await recordEvents(
    deed,
    fresh.map(({ id, customerId }) => ({
      ...({ subject: "contact", subjectId: id, kind: "new" } as const),
      values: { columns: { customerId: [null, customerId] }, ...values },
    })),
  );
  const rows = fresh.map(({ id, customerId, columns, met }, nth) => ({
    ...columns,
    ...{ id, customerId, eventId: events[nth]!, lastContactOn: met ? today : null },
  }));
  await deed.db.$executeRaw(sql`
    INSERT INTO "Contact" ("id", "workspaceId", "customerId", "name", "job", "phone", "mail", "sentiment", "lastContactOn", "eventId")
    SELECT i."id", ${deed.workspace.id}::uuid, i."customerId", i."name", i."job", i."phone", i."mail", i."sentiment", i."lastContactOn", i."eventId"
      FROM ${rowsOf(
        rows,
        sql`"id" uuid, "customerId" uuid, "name" text, "job" text, "phone" text, "mail" text, "sentiment" text,
          "lastContactOn" date, "eventId" bigint`,
      )} i`);
  return rows.map(({ id, eventId }) => ({ id, eventId }));
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

/** What a list says of somebody who is known; where they are among it, if that is elsewhere now. */
export type PersonWish = Readonly<{ id: string; columns: Partial<PersonColumns & { customerId: string }> }>;

/**
 * Many at a few statements, each once. Who was erased meanwhile is left alone.
 * @param values what their events say besides @returns by their ids what differs
 */
export async function changePeople(
  deed: Deed,
  wishes: readonly PersonWish[],
  values: object = {},
): Promise<ReadonlyMap<string, Changes>> {
  const people = await lockPeople(
    deed,
    wishes.map(({ id }) => id),
  );
  const changed = wishes.flatMap(({ id, columns }) => {
    const row = people.get(id);
    const changes = Object.entries(columns).filter(
      ([name, value]) => row && row[name as keyof PersonColumns] !== value,
    );
    return changes.length === 0
      ? []
      : [
          {
            id,
            changes: Object.fromEntries(
              changes.map(([name, value]) => [name, [row![name as keyof PersonColumns], value] as const]),
            ),
          },
        ];
  });
  await writePeople(deed, changed);
  await recordEvents(
    deed,
    changed.map(({ id, changes }) => ({
      ...{ subject: "contact" as const, subjectId: id, kind: changes.customerId ? "move" : "edit" },
      values: {
        ...values,
        ...(changes.customerId && { columns: { customerId: changes.customerId } }),
        changed: Object.keys(changes).filter((name) => name !== "customerId"),
      },
    })),
  );
  return new Map(changed.map(({ id, changes }) => [id, changes]));
}

export type ChangedPerson = Readonly<{ id: string; changes: Changes; eventId: string }>;

/**
 * Puts back what still stands of each, column by column.
 * @param changed the last change first, where there are several of somebody
 * @returns those of whom something stays, as somebody has written over it since
 */
export async function takeChangesBack(
  deed: Deed,
  changed: readonly ChangedPerson[],
): Promise<Readonly<{ id: string; name: string }>[]> {
  const people = await lockPeople(
    deed,
    changed.map(({ id }) => id),
  );
  const now = new Map<string, Record<string, unknown>>(
    [...people].map(([id, row]) => [id, { ...row }] as const),
  );
  const stay = new Map<string, string>();
  const backs = changed.flatMap(({ id, changes, eventId }) => {
    const row = now.get(id);
    if (!row) return [];
    const standing = Object.entries(changes).filter(([name, [, after]]) => row[name] === after);
    if (standing.length < Object.keys(changes).length) stay.set(id, people.get(id)!.name);
    for (const [name, [before]] of standing) row[name] = before;
    return [
      { id, eventId, changes: Object.fromEntries(standing.map(([name, [b, a]]) => [name, [a, b]] as const)) },
    ];
  });
  const last = new Map<string, Changes>();
  for (const { id, changes } of backs) last.set(id, { ...last.get(id), ...changes });
  await writePeople(
    deed,
    [...last].map(([id, changes]) => ({ id, changes })),
  );
  await recordEvents(
    deed,
    backs.map(({ id, eventId, changes }) => ({
      ...({ subject: "contact", subjectId: id, kind: "undo", undoes: eventId } as const),
      values: changes.customerId ? { columns: { customerId: changes.customerId } } : {},
    })),
  );
  return [...stay].map(([id, name]) => ({ id, name }));
}

/**
 * Who came with a list is no longer there, unless somebody has worked with them since: then they stay as they are.
 * @param since id of the deed after which what is done with them is somebody's work; null: none of it is
 * @returns those who stay
 */
export async function dropPeople(
  deed: Deed,
  ids: readonly string[],
  since: string | null,
): Promise<Readonly<{ id: string; name: string }>[]> {
  if (ids.length === 0) return [];
  const { db, workspace } = deed;
  const kept = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    SELECT k."id", k."name" FROM "Contact" k WHERE k."workspaceId" = ${workspace.id}::uuid AND k."id" = ANY(${[...ids]}::uuid[])
      AND (k."erasedAt" IS NOT NULL
        OR EXISTS (SELECT FROM "ContactRole" r WHERE r."workspaceId" = k."workspaceId" AND r."contactId" = k."id")
        OR EXISTS (SELECT FROM "TouchContact" x WHERE x."workspaceId" = k."workspaceId" AND x."contactId" = k."id")
        OR EXISTS (SELECT FROM "Event" e WHERE e."workspaceId" = k."workspaceId" AND e."subjectId" = k."id"
             AND e."id" > ${since}::bigint AND e."kind" <> 'undo'))
    FOR UPDATE`);
  const stay = new Set(kept.map(({ id }) => id));
  const gone = await db.$queryRaw<{ id: string; eventId: string }[]>(sql`
    DELETE FROM "Contact" WHERE "workspaceId" = ${workspace.id}::uuid AND "id" = ANY(${ids.filter((id) => !stay.has(id))}::uuid[])
    RETURNING "id", "eventId"::text AS "eventId"`);
  await recordEvents(
    deed,
    gone.map(({ id, eventId }) => ({
      ...({ subject: "contact", subjectId: id, kind: "undo", undoes: eventId } as const),
    })),
  );
  return kept.filter(({ name }) => name !== "");
}

async function writePeople(
  { db, workspace }: Deed,
  changed: readonly Readonly<{ id: string; changes: Changes }>[],
): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ id, changes }) => ({
    id,
    after: Object.fromEntries(Object.entries(changes).map(([name, [, after]]) => [name, after])),
  }));
  await db.$executeRaw(sql`
    UPDATE "Contact" k SET ("customerId", "name", "job", "phone", "mail") = (
      SELECT p."customerId", p."name", p."job", p."phone", p."mail" FROM jsonb_populate_record(k, i."after") p)
    FROM ${rowsOf(rows, sql`"id" uuid, "after" jsonb`)} i
    WHERE k."id" = i."id" AND k."workspaceId" = ${workspace.id}::uuid`);
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

type Row = PersonColumns & Readonly<{ customerId: string }>;

async function lockPerson(deed: Deed, id: string): Promise<Row> {
  const row = (await lockPeople(deed, [id])).get(id);
  if (!row) throw new DeedRefused("erased", {});
  return row;
}

/** Until the transaction's end. @returns by their ids; without those who were erased */
export async function lockPeople(
  { db, workspace }: Deed,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(Row & { id: string })[]>(sql`
    SELECT k."id", k."customerId", k."name", k."job", k."phone", k."mail", k."sentiment"
      FROM ${amongIds(ids)} i JOIN "Contact" k ON k."id" = i."id"
     WHERE k."workspaceId" = ${workspace.id}::uuid AND k."erasedAt" IS NULL ORDER BY k."id" FOR UPDATE OF k`);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
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
