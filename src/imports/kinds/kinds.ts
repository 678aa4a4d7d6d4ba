import type { KindName } from "../../spreadsheets/kinds/field.ts";
import type { Import } from "../import.ts";
import { contactsKind } from "./contacts/contacts-kind.ts";
import { churnKind, stagesKind } from "./counted/counted-kinds.ts";
import { customersKind } from "./customers/customers-kind.ts";
import { dealsKind } from "./deals/deals-kind.ts";
import { type ImportKind, isWhole } from "./import-kind.ts";
import { productsKind } from "./products/products-kind.ts";
import { quotasKind } from "./quotas/quotas-kind.ts";
import { ratesKind } from "./rates/rates-kind.ts";
import { salesKind } from "./sales/sales-kind.ts";
import { teamKind } from "./team/team-kind.ts";
import { touchesKind } from "./touches/touches-kind.ts";

/** What can be taken over so far. */
const kinds: readonly ImportKind[] = [
  dealsKind,
  customersKind,
  contactsKind,
  touchesKind,
  salesKind,
  quotasKind,
  ratesKind,
  productsKind,
  teamKind,
  stagesKind,
  churnKind,
];

export const importKinds: ReadonlyMap<KindName, ImportKind> = new Map(kinds.map((kind) => [kind.name, kind]));

/** @throws RangeError for one that nothing is made of */
export function kindCalled(name: KindName): ImportKind {
  const kind = importKinds.get(name);
  if (!kind) throw new RangeError(`Nothing is made of a table of ${name}`);
  return kind;
}

/** Rows that a table of the kind may have. */
export const mostRows = (kind: ImportKind): number =>
  isWhole(kind) ? Number.POSITIVE_INFINITY : (kind.most ?? Number.POSITIVE_INFINITY);

/** Whether somebody has to say whether lines that stand there more than once count as often. */
export function asksTwice({ kind: name, counts }: Pick<Import, "kind" | "counts">): boolean {
  const kind = kindCalled(name);
  return (counts.twice ?? 0) > 0 && (isWhole(kind) || !kind.onceOnly);
}
