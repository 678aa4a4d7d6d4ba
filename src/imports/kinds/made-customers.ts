import { ensureCustomers } from "../../customers/write-customer.ts";
import type { Deed } from "../../history/deed.ts";
import { type FoundCustomer, isThere } from "../finding/customers.ts";

/** A row, and whom it names. */
export type Naming = Readonly<{ nth: number; name: string; found: FoundCustomer }>;

/** `madeId`: the customer was made for this row, the first of those that name it. */
export type Named = Readonly<{ id: string; name: string; madeId: string | undefined }>;

/** Customers that nobody is called are made. @param rows in their order @returns by the rows' numbers */
export async function customersFor(deed: Deed, rows: readonly Naming[]): Promise<ReadonlyMap<number, Named>> {
  const missing = [...new Set(rows.filter(({ found }) => !isThere(found)).map(({ name }) => name))];
  const ensured = await ensureCustomers(deed, missing);
  const made = new Map(missing.map((name, at) => [name, ensured[at]!]));
  const told = new Set<string>();
  return new Map(
    rows.map(({ nth, name, found }): [number, Named] => {
      if (isThere(found)) return [nth, { ...found, madeId: undefined }];
      const { customer, eventId } = made.get(name)!;
      const isFirst = eventId !== undefined && !told.has(customer.id);
      told.add(customer.id);
      return [nth, { ...customer, madeId: isFirst ? customer.id : undefined }];
    }),
  );
}
