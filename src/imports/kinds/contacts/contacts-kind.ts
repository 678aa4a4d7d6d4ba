/** A list of people at customers: those who are new are written down, and what differs of the others is changed. */
import { dropPeople } from "../../../customers/contacts/write-contact.ts";
import { dropCustomers } from "../../../customers/write-customer.ts";
import { type Outcome, rejectAmongAll } from "../../rows.ts";
import type { RowKind } from "../import-kind.ts";
import { customersFor } from "../made-customers.ts";
import { repeatedPeople } from "./among-all.ts";
import { countContacts, discountContacts } from "./count-contacts.ts";
import { planContacts } from "./plan-contacts.ts";

export const contactsKind: RowKind = {
  name: "contacts",
  onceOnly: true,

  async settle(deed, one) {
    await rejectAmongAll(deed.db, one, await repeatedPeople(deed, one));
    return one.decided;
  },

  plan: async (deed, one, rows) => (await planContacts(deed, one, rows)).map(({ outcome }) => outcome),

  /** Only customers are made: who is new there, and what differs of the others, waits in the rows. */
  async apply(deed, one, rows) {
    const planned = await planContacts(deed, one, rows);
    const fresh = planned.flatMap(({ outcome, fresh }) => (fresh ? [{ nth: outcome.nth, ...fresh }] : []));
    const customers = await customersFor(
      deed,
      fresh.map(({ nth, customer: name, found }) => ({ nth, name, found })),
    );
    return planned.map(({ outcome, fresh }): Outcome => {
      if (!fresh) return outcome;
      const { id, madeId } = customers.get(outcome.nth)!;
      return { ...outcome, changes: { customerId: [null, id] }, madeId };
    });
  },

  count: countContacts,
  discount: discountContacts,

  async takeBack(deed, one, rows) {
    const made = rows.flatMap(({ does, subjectId }) => (does === "create" && subjectId ? [subjectId] : []));
    const people = await dropPeople(deed, made, one.eventId);
    const customers = await dropCustomers(
      deed,
      rows.flatMap(({ madeId }) => (madeId ? [madeId] : [])),
      one.eventId,
    );
    return [...people, ...customers].map(({ name }) => ({ what: name }));
  },
};
