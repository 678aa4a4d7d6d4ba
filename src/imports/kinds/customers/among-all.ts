/** What of a list of customers only shows when all of its rows are looked at: who stands there twice, and who belongs to whom. */
import { childrenInCircles } from "../../../customers/file/parent-cycles.ts";
import { linksAbove } from "../../../customers/file/write-file.ts";
import type { Deed } from "../../../history/deed.ts";
import { findCustomers, isThere } from "../../finding/customers.ts";
import { NewNames } from "../../finding/new-names.ts";
import type { Import } from "../../import.ts";
import { rowsAmongAll, type Why } from "../../rows.ts";
import { findListed, rowReader } from "./plan-customers.ts";

/** Looked at in one go. */
const page = 1_000;

type Rejected = Readonly<{ nth: number; why: Why }>;

/** `key`: of the customer that is there; or how the first row writes a new one. */
type Listed = Readonly<{ nth: number; name: string; key: string; parent: string }>;

export async function rejectedAmongAll(deed: Deed, one: Import): Promise<Rejected[]> {
  const news = new NewNames();
  const first = new Map<string, Listed>();
  const rejected: Rejected[] = [];
  const readable = await rowReader(deed, one);
  // Who merely resembles somebody is asked about later, batch by batch.
  const surely = { ...one.decided, surelyOnly: true };
  for (let after = 0; ; ) {
    const rows = await rowsAmongAll(deed.db, one, after, page);
    if (rows.length === 0) break;
    after = rows.at(-1)!.nth;
    // What the plan will reject whatever the others say makes no customer that another one could belong to.
    const said = rows.flatMap(({ nth, values }) => {
      const row = readable(values);
      return row ? [{ nth, ...row }] : [];
    });
    const found = await findListed(deed, said, surely);
    for (const row of said) {
      const there = found.get(row)!;
      const key = isThere(there) ? there.id : news.add(row.name);
      const other = first.get(key);
      if (other) rejected.push({ nth: row.nth, why: sameCustomer(row.name, other) });
      else first.set(key, { nth: row.nth, name: row.name, key, parent: row.parent });
    }
  }
  return [...rejected, ...(await withoutParent(deed, one, { listed: [...first.values()], news }))];
}

const sameCustomer = (name: string, { nth }: Listed): Why => ({ code: "same-customer", name, first: nth });

/** Belongs to one that is nowhere, or in the end to itself. */
async function withoutParent(
  deed: Deed,
  one: Import,
  { listed, news }: Readonly<{ listed: readonly Listed[]; news: NewNames }>,
): Promise<Rejected[]> {
  const belonging = listed.filter(({ parent }) => parent !== "");
  if (belonging.length === 0) return [];
  const names = [...new Set(belonging.map(({ parent }) => parent))];
  const keys = new Map<string, string>();
  for (let at = 0; at < names.length; at += page) {
    const found = await findCustomers(deed, names.slice(at, at + page), { ...one.decided, surelyOnly: true });
    for (const [name, there] of found) {
      const key = isThere(there) ? there.id : news.find(name);
      if (key !== undefined) keys.set(name, key);
    }
  }
  const wishes = new Map(
    belonging.flatMap(({ key, parent }) => (keys.has(parent) ? [[key, keys.get(parent)!] as const] : [])),
  );
  const there = [...wishes.values()].filter((key) => !news.has(key));
  const circles = childrenInCircles(wishes, await linksAbove(deed, there));
  const why = (row: Listed): Why | undefined => {
    if (circles.has(row.key)) return { code: "parent-cycle", name: row.name };
    return keys.has(row.parent) ? undefined : { code: "no-parent", name: row.parent };
  };
  return withThoseBelow(belonging, wishes, news, why);
}

/** Who belongs to one that would be new, and is left out, is left out as well. */
function withThoseBelow(
  belonging: readonly Listed[],
  wishes: ReadonlyMap<string, string>,
  news: NewNames,
  why: (row: Listed) => Why | undefined,
): Rejected[] {
  const below = Map.groupBy(belonging, ({ key }) => wishes.get(key));
  const rejected = new Map<string, Rejected>(
    belonging.flatMap((row) => {
      const reason = why(row);
      return reason ? [[row.key, { nth: row.nth, why: reason }] as const] : [];
    }),
  );
  const gone = [...rejected.keys()];
  for (let key = gone.pop(); key !== undefined; key = gone.pop()) {
    if (!news.has(key)) continue;
    for (const child of below.get(key) ?? []) {
      if (rejected.has(child.key)) continue;
      rejected.set(child.key, { nth: child.nth, why: { code: "no-parent", name: child.parent } });
      gone.push(child.key);
    }
  }
  return [...rejected.values()];
}
