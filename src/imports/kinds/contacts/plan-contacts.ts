/** What each row of a batch of contacts would come to: a few statements for all of them, then no more. */
import { type ListedPerson, peopleListed } from "../../../customers/contacts/contact.ts";
import type { PersonWish } from "../../../customers/contacts/write-contact.ts";
import { idsWithinReach } from "../../../customers/within-reach.ts";
import type { Deed } from "../../../history/deed.ts";
import type { Changes } from "../../../history/record-events.ts";
import { type FoundCustomer, findCustomers, isThere, nearTo } from "../../finding/customers.ts";
import type { Import } from "../../import.ts";
import { type Outcome, type ReadRow, saidTwice, type Why } from "../../rows.ts";
import { type ContactOfRow, contactOfRow } from "./contact-of-row.ts";

export type PlannedContact = Readonly<{
  outcome: Outcome;
  /** The customer of somebody new, which may be made for them. */
  fresh?: Readonly<{ customer: string; found: FoundCustomer }>;
}>;

const isTold = (row: ContactOfRow | Why): row is ContactOfRow => !("code" in row);

export async function planContacts(
  deed: Deed,
  one: Import,
  rows: readonly ReadRow[],
): Promise<PlannedContact[]> {
  const said = rows.map(({ values }) => contactOfRow(values, deed.workspace));
  const told = said.filter(isTold);
  const customers = await findCustomers(
    deed,
    told.map(({ customer }) => customer),
    one.decided,
  );
  const known = await knownAmong(deed, one, told, customers);
  const claimed = new Set<string>();
  return rows.map(({ nth, does }, at): PlannedContact => {
    const rejected = (why: Outcome["why"]): PlannedContact => ({ outcome: { nth, does: "reject", why } });
    const row = said[at]!;
    if (!isTold(row)) return rejected(row);
    // The same line again says what is said already.
    if (does === "twice") return { outcome: { nth, does: "same" } };
    const found = customers.get(row.customer)!;
    if (isThere(found) && !known.isReached(found.id))
      return rejected({ code: "not-your-customer", name: row.customer });
    const person = known.find(row, found);
    if (person && "code" in person) return rejected(person);
    if (!person)
      return {
        outcome: { nth, does: "create", ...nearTo(row.customer, found) },
        fresh: { customer: row.customer, found },
      };
    if (claimed.has(person.id)) return rejected({ code: "same-person", name: row.name });
    claimed.add(person.id);
    const columns = { ...row.columns, name: row.name, ...(isThere(found) && { customerId: found.id }) };
    const changes = differences(person, columns);
    const subjectId = person.id;
    if (Object.keys(changes).length === 0) return { outcome: { nth, does: "same", subjectId } };
    return { outcome: { nth, does: "update", subjectId, changes } };
  });
}

const differences = (person: ListedPerson, columns: PersonWish["columns"]): Changes =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, after]) => {
      const before = person[name as keyof ListedPerson];
      // Who is known by the name is called so, in whatever case.
      const isSame = name === "name" ? before?.toLowerCase() === after?.toLowerCase() : before === after;
      return isSame ? [] : [[name, [before, after] as const]];
    }),
  );

/** Somebody is known by the name at that customer, or else by an address that nobody shares. */
async function knownAmong(
  deed: Deed,
  one: Import,
  told: readonly ContactOfRow[],
  customers: ReadonlyMap<string, FoundCustomer>,
) {
  const ids = [...new Set([...customers.values()].flatMap((found) => (isThere(found) ? [found.id] : [])))];
  const people = await peopleListed(deed, {
    customerIds: ids,
    names: [...new Set(told.map(({ name }) => name.toLowerCase()))],
    mails: [...new Set(told.map(({ mail }) => mail).filter((mail) => mail !== ""))],
  });
  const reached = new Set(
    await idsWithinReach(
      deed,
      [...new Set([...ids, ...people.map(({ customerId }) => customerId)])],
      "file.change",
    ),
  );
  const byName = Map.groupBy(people, ({ customerId, name }) => `${customerId} ${name.toLowerCase()}`);
  const byMail = Map.groupBy(
    people.filter(({ mail }) => mail !== null),
    ({ mail }) => mail!.toLowerCase(),
  );
  const shared = await saidTwice(deed.db, one, "mail", [...byMail.keys()]);
  return {
    isReached: (id: string) => reached.has(id),
    find({ name, mail }: ContactOfRow, found: FoundCustomer): ListedPerson | Why | undefined {
      const called = isThere(found) ? (byName.get(`${found.id} ${name.toLowerCase()}`) ?? []) : [];
      const mailed = mail === "" ? [] : (byMail.get(mail.toLowerCase()) ?? []);
      const both = called.find((person) => mailed.includes(person));
      if (both) return both;
      if (called.length > 1) return { code: "two-contacts", name };
      if (called[0]) return called[0];
      const [only, other] = mailed;
      const isOne = only && !other && !shared.has(mail.toLowerCase()) && reached.has(only.customerId);
      // One who moves to a customer that is still to be made is somebody new there.
      return isOne && isThere(found) ? only : undefined;
    },
  };
}
