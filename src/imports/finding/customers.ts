/** Customers by what a table calls them: surely one that is there, one that somebody said is the same, or a new one. */
import type { Customer } from "../../customers/customer.ts";
import { matchNames } from "../../customers/duplicates/match-names.ts";
import { customersCalled } from "../../customers/write-customer.ts";
import type { Deed } from "../../history/deed.ts";
import type { Decisions } from "../import.ts";

export type FoundCustomer =
  | Readonly<{ id: string; name: string }>
  /** None is called so. `near`: what resembles it, the likeliest first. */
  | Readonly<{ near: readonly Customer[] }>;

export const isThere = (found: FoundCustomer): found is Extract<FoundCustomer, { id: string }> =>
  "id" in found;

/** Two statements, whatever the number of names. @returns by the name as the table writes it */
export async function findCustomers(
  deed: Deed,
  names: readonly string[],
  { same }: Pick<Decisions, "same">,
): Promise<ReadonlyMap<string, FoundCustomer>> {
  const wanted = [...new Set(names)];
  const called = await customersCalled(deed, wanted);
  const chosen = wanted.flatMap((name) => (same[name] ? [{ name, id: same[name] }] : []));
  const others = wanted.filter((name) => !called.has(name) && !same[name]);
  const alike = new Map((await matchNames(deed, others)).map((one) => [one.name, one.alike]));
  return new Map<string, FoundCustomer>([
    ...[...called].map(([name, customer]) => [name, customer] as const),
    ...chosen.map(({ name, id }) => [name, { id, name }] as const),
    ...others.map((name) => [name, { near: alike.get(name) ?? [] }] as const),
  ]);
}
