/** What is kept about one person at a customer's, as it is handed out. */
import type { Person } from "../../customers/contacts/contact.ts";
import type { NamesPeople } from "../../customers/contacts/erase-person.ts";
import { formerPlaces } from "../../customers/contacts/former-places.ts";
import type { Customer } from "../../customers/customer.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { formatPhone } from "../../understanding/read-phone.ts";
import { whereIsNamed } from "./forget-person.ts";

/** @returns plain JSON; dates are ISO */
export async function keptAbout(
  deed: Deed,
  person: Person,
  customer: Pick<Customer, "name">,
  elsewhere: NamesPeople,
) {
  const { db, workspace } = deed;
  const touches = await db.touchContact.findMany({
    where: { workspaceId: workspace.id, contactId: person.id },
    select: { touchId: true },
  });
  const met = await db.touch.findMany({
    where: { workspaceId: workspace.id, id: { in: touches.map(({ touchId }) => touchId) } },
    select: { on: true, kind: true, minutes: true },
    orderBy: { on: "asc" },
  });
  const { name, job, phone, mail, sentiment, lastContactOn, roles } = person;
  return {
    ...{ name, job, phone: phone && formatPhone(phone), mail, sentiment, lastContactOn, roles },
    customer: customer.name,
    before: (await formerPlaces(deed, person.id)).map(({ name, until }) => ({ customer: name, until })),
    ...(await whereIsNamed(deed, person, elsewhere)),
    touches: met.map(({ on, ...touch }) => ({ on: on.toISOString().slice(0, 10), ...touch })),
  };
}

/** That it was handed out, with an id and no name, which may be erased later. */
export const recordExport = (deed: Deed, { id }: Person) =>
  recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: deed.workspace.id, kind: "export" },
      values: { what: "contact", contactId: id, count: 1 },
    },
  ]);
