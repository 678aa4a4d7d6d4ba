/** People of a list are written down, changed and moved in the one moment from which it counts, and put back in one. */

import { type ListedPerson, peopleListed, peopleOf } from "../../../customers/contacts/contact.ts";
import { lockManyContacts } from "../../../customers/contacts/found-or-made.ts";
import {
  addPeople,
  type ChangedPerson,
  changePeople,
  lockPeople,
  takeChangesBack,
} from "../../../customers/contacts/write-contact.ts";
import { idsWithinReach } from "../../../customers/within-reach.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { leftByDeed } from "../../../history/left-by-deed.ts";
import type { Changes } from "../../../history/record-events.ts";
import type { Import } from "../../import.ts";
import { type AppliedRow, addChanges, appliedPages, leaveAsChanged, writeOutcomes } from "../../rows.ts";
import { beginToCount, countNoMore } from "../counting.ts";
import { type Kept, textIn } from "../import-kind.ts";
import { type ContactOfRow, contactOfRow } from "./contact-of-row.ts";

type SaidRow = AppliedRow & Readonly<{ changes: Changes }>;

/** Of somebody who was erased meanwhile nothing is said any more. */
const saysSomething = (row: AppliedRow): row is SaidRow => row.changes !== null && row.does !== "reject";

export async function countContacts(deed: Deed, one: Import): Promise<string> {
  await lockManyContacts(
    deed,
    sql`SELECT (r."changes" -> 'customerId' ->> 1)::uuid AS "id" FROM "ImportRow" r
         WHERE r."workspaceId" = ${one.workspaceId}::uuid AND r."importId" = ${one.id}::uuid AND r."applied"`,
  );
  for await (const rows of appliedPages(deed.db, one)) await writeRows(deed, one, rows.filter(saysSomething));
  return beginToCount(deed, one);
}

/** @returns those of whom something stays, as somebody has written over it since */
export async function discountContacts(deed: Deed, one: Import): Promise<readonly Kept[]> {
  const kept = new Map<string, string>();
  await countNoMore(deed, one);
  for await (const rows of appliedPages(deed.db, one))
    for (const { id, name } of await takeChangesBack(deed, await changedBy(deed, one, rows)))
      kept.set(id, name);
  return [...kept.values()].map((what) => ({ what }));
}

async function writeRows(deed: Deed, one: Import, rows: readonly SaidRow[]): Promise<void> {
  const isAsSeen = await asSeen(deed, rows);
  const { right = [], left = [] } = Object.groupBy(rows, (row) => (isAsSeen(row) ? "right" : "left"));
  await leaveAsChanged(
    deed.db,
    one,
    left.map(({ nth, values }) => ({ nth, name: textIn(values, "contact") })),
  );
  const told = { import: one.id, file: one.fileName };
  const fresh = right.filter(({ does }) => does === "create");
  const added = await addPeople(
    deed,
    fresh.map(({ values, changes }) => {
      const { name, columns } = contactOfRow(values, deed.workspace) as ContactOfRow;
      const unsaid = { job: null, phone: null, mail: null, sentiment: null };
      return { customerId: changes.customerId![1] as string, columns: { ...unsaid, ...columns, name } };
    }),
    told,
  );
  await writeOutcomes(
    deed.db,
    one,
    fresh.map(({ nth, changes, madeId }, at) => ({
      ...{ nth, does: "create", subjectId: added[at]!.id, changes, madeId: madeId ?? undefined },
    })),
    true,
  );
  const others = right.filter(({ does }) => does === "update");
  const changed = await changePeople(
    deed,
    others.map(({ subjectId, changes }) => ({
      id: subjectId!,
      columns: Object.fromEntries(Object.entries(changes).map(([name, [, after]]) => [name, after])),
    })),
    told,
  );
  await addChanges(
    deed.db,
    one,
    others.map(({ nth, subjectId }) => ({ nth, changes: changed.get(subjectId!) ?? {} })),
  );
}

/** @returns whether nobody is called so at that customer yet; or whether all that a row changes stands as when it was planned */
async function asSeen(deed: Deed, rows: readonly SaidRow[]): Promise<(row: SaidRow) => boolean> {
  const ids = rows.flatMap(({ subjectId }) => subjectId ?? []);
  await lockPeople(deed, ids);
  const people = new Map((await peopleOf(deed, ids)).map((person) => [person.id, person]));
  const places = rows.flatMap(({ changes }) => (changes.customerId ? [changes.customerId[1] as string] : []));
  const listed = await peopleListed(deed, {
    customerIds: places,
    names: rows.map(({ values }) => textIn(values, "contact").toLowerCase()),
    mails: [],
  });
  const keyOf = (customerId: unknown, name: string) => `${customerId} ${name.toLowerCase()}`;
  const called = new Set(listed.map(({ customerId, name }) => keyOf(customerId, name)));
  const now = [...people.values()].map(({ customerId }) => customerId);
  const reached = new Set(await idsWithinReach(deed, [...new Set([...places, ...now])], "file.change"));
  const seen = new Set<string>();
  return ({ does, subjectId, values, changes }) => {
    const place = changes.customerId?.[1] as string | undefined;
    if (place !== undefined && !reached.has(place)) return false;
    if (does === "create") return !called.has(keyOf(place, textIn(values, "contact")));
    const person = people.get(subjectId!);
    if (!person || !reached.has(person.customerId) || seen.has(person.id)) return false;
    seen.add(person.id);
    return Object.entries(changes).every(([name, [before]]) => person[name as keyof ListedPerson] === before);
  };
}

/** What the rows changed, with the deeds that did; the last first. */
async function changedBy(deed: Deed, one: Import, rows: readonly AppliedRow[]): Promise<ChangedPerson[]> {
  const changed = rows.filter(({ does, changes }) => does === "update" && changes !== null);
  const events = await leftByDeed(
    deed,
    { name: "import", value: one.id, kinds: ["edit", "move"] },
    changed.map(({ subjectId }) => subjectId!),
  );
  const left = Map.groupBy(events, ({ subjectId }) => subjectId);
  return changed.flatMap(({ subjectId, changes }) => {
    const event = left.get(subjectId!)?.shift();
    return event ? [{ id: subjectId!, changes: changes!, eventId: event.eventId }] : [];
  });
}
