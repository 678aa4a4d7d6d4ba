import type { KindName } from "../../spreadsheets/kinds/field.ts";
import { contactsKind } from "./contacts/contacts-kind.ts";
import { customersKind } from "./customers/customers-kind.ts";
import { dealsKind } from "./deals/deals-kind.ts";
import type { ImportKind } from "./import-kind.ts";
import { salesKind } from "./sales/sales-kind.ts";

/** What can be taken over so far. */
const kinds: readonly ImportKind[] = [dealsKind, customersKind, contactsKind, salesKind];

export const importKinds: ReadonlyMap<KindName, ImportKind> = new Map(kinds.map((kind) => [kind.name, kind]));

/** @throws RangeError for one that nothing is made of */
export function kindCalled(name: KindName): ImportKind {
  const kind = importKinds.get(name);
  if (!kind) throw new RangeError(`Nothing is made of a table of ${name}`);
  return kind;
}
