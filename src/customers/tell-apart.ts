/** Labels that tell customers apart: more than the name only where names are alike. */
import type { Deed } from "../history/deed.ts";
import type { Locale } from "../text/locale.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import type { Customer } from "./customer.ts";
import { customerFacts } from "./customers-seen.ts";
import { customerWords } from "./words.ts";

/** "ACME"; of several Deltas "Delta GmbH · Fang · 3 deals" */
export async function tellApart(
  deed: Deed & Readonly<{ locale: Locale }>,
  customers: readonly Customer[],
): Promise<(customer: Customer) => string> {
  const named = Map.groupBy(customers, ({ name }) => normaliseCustomerName(name));
  const twins = [...named.values()].filter(({ length }) => length > 1).flat();
  if (twins.length === 0) return ({ name }) => name;
  const factsOf = await customerFacts(
    deed,
    twins.map(({ id }) => id),
  );
  return (customer) => {
    if (!twins.includes(customer)) return customer.name;
    const { open, closed, owners } = factsOf(customer.id);
    const parts = [customer.name, ...owners.slice(0, 2), customerWords(deed.locale).deals(open + closed)];
    return parts.join(" · ");
  };
}
