/** A list of people at customers: those who are new are written down, and what differs of the others is changed. */
import {
  addPeople,
  type ChangedPerson,
  changePeople,
  dropPeople,
  takeChangesBack,
} from "../../../customers/contacts/write-contact.ts";
import { dropCustomers } from "../../../customers/write-customer.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { notTakenBack } from "../../../history/taken-back.ts";
import type { Import } from "../../import.ts";
import { type AppliedRow, type Outcome, rejectAmongAll } from "../../rows.ts";
import { beginToCount, countNoMore } from "../counting.ts";
import type { RowKind } from "../import-kind.ts";
import { customersFor } from "../made-customers.ts";
import { repeatedPeople } from "./among-all.ts";
import { planContacts } from "./plan-contacts.ts";

export const contactsKind: RowKind = {
  name: "contacts",
  needs: "file.change",
  onceOnly: true,

  async settle(deed, one) {
    await rejectAmongAll(deed.db, one, await repeatedPeople(deed, one));
    return one.decided;
  },

  plan: async (deed, one, rows) => (await planContacts(deed, one, rows)).map(({ outcome }) => outcome),

  async apply(deed, one, rows) {
    const planned = await planContacts(deed, one, rows);
    const fresh = planned.flatMap(({ outcome, fresh }) => (fresh ? [{ nth: outcome.nth, ...fresh }] : []));
    const customers = await customersFor(
      deed,
      fresh.map(({ nth, customer: name, found }) => ({ nth, name, found })),
    );
    const told = { import: one.id, file: one.fileName };
    const added = await addPeople(
      deed,
      fresh.map(({ nth, columns }) => ({ columns, customerId: customers.get(nth)!.id })),
      told,
    );
    const wishes = planned.flatMap(({ wish }) => (wish ? [wish] : []));
    const changed = await changePeople(deed, wishes, told);
    const made = new Map(fresh.map(({ nth }, at) => [nth, added[at]!.id]));
    return planned.map(({ outcome }): Outcome => {
      const { nth, subjectId } = outcome;
      if (made.has(nth)) return { ...outcome, subjectId: made.get(nth)!, madeId: customers.get(nth)!.madeId };
      return outcome.does === "update" ? { ...outcome, changes: changed.get(subjectId!) ?? {} } : outcome;
    });
  },

  count: beginToCount,

  async discount(deed, one) {
    await countNoMore(deed, one);
    return [];
  },

  async takeBack(deed, one, rows) {
    const made = rows.flatMap(({ does, subjectId }) => (does === "create" && subjectId ? [subjectId] : []));
    const stay = await dropPeople(deed, made, one.eventId);
    const written = await takeChangesBack(deed, await changedBy(deed, one, rows));
    const customers = await dropCustomers(
      deed,
      rows.flatMap(({ madeId }) => (madeId ? [madeId] : [])),
      one.eventId,
    );
    return [...stay, ...written, ...customers].map(({ name }) => ({ what: name }));
  },
};

/** What the rows changed, with the deeds that did; the last first. */
async function changedBy(
  { db, workspace }: Deed,
  one: Import,
  rows: readonly AppliedRow[],
): Promise<ChangedPerson[]> {
  const changed = rows.filter(({ does, changes }) => does === "update" && changes !== null);
  const events = await db.$queryRaw<{ id: string; subjectId: string }[]>(sql`
    SELECT e."id"::text AS "id", e."subjectId" FROM "Event" e
     WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ANY(${changed.map(({ subjectId }) => subjectId!)}::uuid[])
       AND e."subject" = 'contact' AND e."kind" IN ('edit', 'move') AND e."values" ->> 'import' = ${one.id} AND ${notTakenBack(sql`e."id"`)}
     ORDER BY e."id" DESC`);
  const left = Map.groupBy(events, ({ subjectId }) => subjectId);
  return changed.flatMap(({ subjectId, changes }) => {
    const event = left.get(subjectId!)?.shift();
    return event ? [{ id: subjectId!, changes: changes!, eventId: event.id }] : [];
  });
}
