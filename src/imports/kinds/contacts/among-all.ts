import type { Deed } from "../../../history/deed.ts";
import { findCustomers, isThere } from "../../finding/customers.ts";
import { NewNames } from "../../finding/new-names.ts";
import type { Import } from "../../import.ts";
import { rowsAmongAll, type Why } from "../../rows.ts";
import { textIn } from "../import-kind.ts";
import { contactOfRow } from "./contact-of-row.ts";

/** Looked at in one go. */
const page = 1_000;

/** Who stands there twice, at the same customer under the same name: which row is right only people know. */
export async function repeatedPeople(
  deed: Deed,
  one: Import,
): Promise<Readonly<{ nth: number; why: Why }>[]> {
  const news = new NewNames();
  const first = new Map<string, number>();
  const rejected: { nth: number; why: Why }[] = [];
  for (let after = 0; ; ) {
    const rows = await rowsAmongAll(deed.db, one, after, page);
    if (rows.length === 0) return rejected;
    after = rows.at(-1)!.nth;
    const customers = await findCustomers(
      deed,
      rows.map(({ values }) => textIn(values, "customer")),
      { ...one.decided, surelyOnly: true },
    );
    for (const { nth, values } of rows) {
      // What can say nothing stands in nobody's way.
      if ("code" in contactOfRow(values, deed.workspace)) continue;
      const customer = textIn(values, "customer");
      const there = customers.get(customer)!;
      const name = textIn(values, "contact");
      const key = JSON.stringify([isThere(there) ? there.id : news.add(customer), name.toLowerCase()]);
      const other = first.get(key);
      if (other === undefined) first.set(key, nth);
      else rejected.push({ nth, why: { code: "same-person", name, first: other } });
    }
  }
}
