/** Visits and calls out of a table: told by whoever it was, on the day it was; nothing of them is there until all of them count. */
import { randomUUID } from "node:crypto";
import { peopleListed } from "../../../customers/contacts/contact.ts";
import { lockManyContacts } from "../../../customers/contacts/found-or-made.ts";
import { addPeople, dropPeople } from "../../../customers/contacts/write-contact.ts";
import { dropCustomers } from "../../../customers/write-customer.ts";
import { type Sql, sql } from "../../../database/sql.ts";
import { callExternally, forgetExternally } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import { dropTouches, importTouches, takeTouchesBack } from "../../../touches/import-touches.ts";
import type { Import } from "../../import.ts";
import { type AppliedRow, addChanges, appliedPages, type Outcome } from "../../rows.ts";
import { beginToCount, countNoMore } from "../counting.ts";
import type { RowKind } from "../import-kind.ts";
import { customersFor } from "../made-customers.ts";
import { makePeople } from "../make-people.ts";
import { planTouches } from "./plan-touches.ts";
import { namesMet, type TouchOfRow } from "./touch-of-row.ts";

/** What a row keeps of a touch until it counts; with whom stands in what it says, and nowhere else. */
type Staged = Omit<TouchOfRow, "customer" | "contacts"> & Readonly<{ customerId: string; memberId: string }>;

/** Once it counts: with whom, and which of them were written down for it. */
type Met = Readonly<{ contactIds: readonly string[]; made: readonly string[] }>;

export const touchesKind: RowKind = {
  name: "touches",

  plan: async (deed, one, rows) => (await planTouches(deed, one, rows)).map(({ outcome }) => outcome),

  async apply(deed, one, rows) {
    await makePeople(deed, one, rows);
    const planned = await planTouches(deed, one, rows);
    const fresh = planned.flatMap(({ outcome, fresh }) => (fresh ? [{ nth: outcome.nth, ...fresh }] : []));
    const customers = await customersFor(
      deed,
      fresh.map(({ nth, touch, found }) => ({ nth, name: touch.customer, found })),
    );
    const staged = new Map(
      fresh.map(({ nth, touch: { customer: _, contacts: __, ...touch }, ownerId }) => {
        const row: Staged = { ...touch, customerId: customers.get(nth)!.id, memberId: ownerId };
        return [nth, { id: randomUUID(), row }] as const;
      }),
    );
    await callExternally(
      deed.db,
      deed.workspace.id,
      "touch-by-row",
      fresh.map(({ nth, hash }) => ({ value: hash, subjectId: staged.get(nth)!.id })),
    );
    return planned.map(({ outcome }): Outcome => {
      const touch = staged.get(outcome.nth);
      if (!touch) return outcome;
      const { madeId } = customers.get(outcome.nth)!;
      return { ...outcome, subjectId: touch.id, changes: { touch: [null, touch.row] }, madeId };
    });
  },

  async count(deed, one) {
    await lockManyContacts(deed, sql`SELECT s."customerId" AS "id" FROM (${stagedTouches(one)}) s`);
    for await (const rows of appliedPages(deed.db, one, { saying: "contact" })) await meet(deed, one, rows);
    await importTouches(deed, stagedTouches(one), one.id);
    return beginToCount(deed, one);
  },

  async discount(deed, one) {
    await takeTouchesBack(deed, sql`SELECT s."touchId" FROM (${stagedTouches(one)}) s`);
    await countNoMore(deed, one);
    return [];
  },

  async takeBack(deed, one, rows) {
    const ids = rows.flatMap(({ subjectId }) => (subjectId ? [subjectId] : []));
    await dropTouches(deed, ids);
    await forgetExternally(deed.db, deed.workspace.id, "touch-by-row", ids);
    const people = await dropPeople(deed, rows.flatMap(madeFor), one.eventId);
    const customers = await dropCustomers(
      deed,
      rows.flatMap(({ madeId }) => (madeId ? [madeId] : [])),
      one.eventId,
    );
    return [...people, ...customers].map(({ name }) => ({ what: name }));
  },
};

const madeFor = ({ changes }: AppliedRow): readonly string[] =>
  (changes?.touch?.[1] as Partial<Met> | undefined)?.made ?? [];

const stagedTouches = ({ id, workspaceId }: Import): Sql => sql`
  SELECT r."subjectId" AS "touchId", t."customerId", t."memberId", t."kind", t."on", t."minutes", t."text", t."contactIds"
    FROM "ImportRow" r, jsonb_to_record(r."changes" -> 'touch' -> 1) AS t("customerId" uuid, "memberId" uuid, "kind" text, "on" date,
         "minutes" int, "text" text, "contactIds" jsonb)
   WHERE r."workspaceId" = ${workspaceId}::uuid AND r."importId" = ${id}::uuid AND r."applied" AND r."does" = 'create'`;

/** Who was met is found, or written down, when all of them count. */
async function meet(deed: Deed, one: Import, rows: readonly AppliedRow[]): Promise<void> {
  const touches = rows.map(({ nth, changes, values }) => ({
    ...{ nth, touch: changes!.touch![1] as Staged, names: namesMet(values) },
  }));
  const met = touches.flatMap(({ nth, names, touch: { customerId } }) =>
    names.map((name) => ({ nth, name, customerId })),
  );
  const people = await peopleFor(deed, one, met);
  await addChanges(
    deed.db,
    one,
    touches.map(({ nth, touch }) => ({ nth, changes: { touch: [null, { ...touch, ...people(nth) }] } })),
  );
}

type Meeting = Readonly<{ nth: number; name: string; customerId: string }>;

/** Whoever is called so there, or somebody new. @returns by the row's number; who is new is named with the first row that met them */
async function peopleFor(deed: Deed, one: Import, met: readonly Meeting[]): Promise<(nth: number) => Met> {
  const keyOf = ({ customerId, name }: Omit<Meeting, "nth">) => `${customerId} ${name.toLowerCase()}`;
  const listed = await peopleListed(deed, {
    customerIds: [...new Set(met.map(({ customerId }) => customerId))],
    names: [...new Set(met.map(({ name }) => name.toLowerCase()))],
    mails: [],
  });
  const ids = new Map(listed.map((person) => [keyOf(person), person.id]));
  const fresh = [
    ...new Map(
      met
        .filter((one) => !ids.has(keyOf(one)))
        .toReversed()
        .map((one) => [keyOf(one), one]),
    ).values(),
  ];
  const added = await addPeople(
    deed,
    fresh.map(({ customerId, name }) => ({
      customerId,
      columns: { name, job: null, phone: null, mail: null, sentiment: null },
    })),
    { import: one.id, file: one.fileName },
  );
  for (const [nth, person] of fresh.entries()) ids.set(keyOf(person), added[nth]!.id);
  const rows = Map.groupBy(met, ({ nth }) => nth);
  const made = Map.groupBy(fresh, ({ nth }) => nth);
  return (nth) => ({
    contactIds: [...new Set((rows.get(nth) ?? []).map((one) => ids.get(keyOf(one))!))],
    made: (made.get(nth) ?? []).map((one) => ids.get(keyOf(one))!),
  });
}
