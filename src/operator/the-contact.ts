/** Which person at a customer's an operator means. */
import { type Person, peopleCalled, personById } from "../customers/contacts/contact.ts";
import type { Deed } from "../history/deed.ts";
import type { Locale } from "../text/locale.ts";
import { AdminRefused } from "./admin-command.ts";
import { commandWords } from "./commands/words.ts";

const mostTold = 8;

const isId = (typed: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(typed);

/** By an id or a name; an equal name before one that only contains it. @throws AdminRefused for nobody, and for several */
export async function theContact(
  deed: Deed,
  typed: string,
  locale: Locale,
): Promise<Readonly<{ person: Person; customer: Readonly<{ name: string }> }>> {
  const words = commandWords(locale);
  const name = typed.trim();
  if (name === "") throw new AdminRefused(words.whichContact);
  const byId = isId(name) ? await personById(deed, name) : undefined;
  if (byId) {
    const customer = await deed.db.customer.findUniqueOrThrow({
      where: { id: byId.customerId },
      select: { name: true },
    });
    return { person: byId, customer };
  }
  const found = await peopleCalled(deed, name, mostTold);
  const equal = found.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const [only, other] = equal.length > 0 ? equal : found;
  if (!only) throw new AdminRefused(words.noContact(name));
  if (other) {
    const told = found.map(({ id, name, customer }) => `${name}, ${customer} <${id}>`).join("; ");
    throw new AdminRefused(words.severalContacts(name, told));
  }
  return { person: only, customer: { name: only.customer } };
}
