/** A list of customers: those that are new are made, and what it says of all of them is written into their files. */
import { dropCustomers, ensureCustomers } from "../../../customers/write-customer.ts";
import { type Outcome, rejectAmongAll } from "../../rows.ts";
import type { RowKind } from "../import-kind.ts";
import { makePeople } from "../make-people.ts";
import { rejectedAmongAll } from "./among-all.ts";
import { countCustomers, discountCustomers, forgetCalled } from "./count-customers.ts";
import { planCustomers } from "./plan-customers.ts";

export const customersKind: RowKind = {
  name: "customers",
  onceOnly: true,

  async settle(deed, one) {
    await rejectAmongAll(deed.db, one, await rejectedAmongAll(deed, one));
    return one.decided;
  },

  plan: async (deed, one, rows) => (await planCustomers(deed, one, rows)).map(({ outcome }) => outcome),

  /** Only names are made: what is said of anybody waits in the rows. */
  async apply(deed, one, rows) {
    await makePeople(deed, one, rows);
    const planned = await planCustomers(deed, one, rows);
    const names = planned.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const ensured = (await ensureCustomers(deed, names)).values();
    return planned.map(({ outcome, name }): Outcome => {
      if (name === undefined) return outcome;
      const { customer, eventId } = ensured.next().value!;
      // Without an event somebody else was quicker: whether it says so already is seen when it begins to count.
      return { ...outcome, subjectId: customer.id, madeId: eventId && customer.id };
    });
  },

  count: countCustomers,
  discount: discountCustomers,

  async takeBack(deed, one, rows) {
    const made = rows.flatMap(({ madeId }) => (madeId ? [madeId] : []));
    const stay = await dropCustomers(deed, made, one.eventId);
    const staying = new Set(stay.map(({ id }) => id));
    // One that is cancelled has called nobody anything.
    if (one.eventId !== null)
      await forgetCalled(
        deed,
        rows.filter(({ madeId }) => madeId && !staying.has(madeId)),
      );
    return stay.map(({ name }) => ({ what: name }));
  },
};
