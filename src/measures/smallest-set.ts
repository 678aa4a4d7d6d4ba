/** Few customers bring most of the money: which, and who came and went among them. Pure. */

export type Ranked = Readonly<{ id: string; name: string; minor: bigint }>;

/** What "most of the money" means, in percent. */
const mostShare = 80n;

/** The largest first; of equals the one whose name comes first. Who brought nothing, or gave back more, is none of them. */
export const ranked = <One extends Ranked>(customers: readonly One[]): One[] =>
  customers
    .filter(({ minor }) => minor > 0n)
    .toSorted((a, b) => (a.minor === b.minor ? (a.name < b.name ? -1 : 1) : a.minor > b.minor ? -1 : 1));

/**
 * The smallest set of customers that reaches a share of what all of them brought, 80 % where nothing else is said. Returns that
 * exceed what a customer ordered lower nobody else's share.
 */
export function smallestSet<One extends Ranked>(customers: readonly One[], share = mostShare): One[] {
  const sorted = ranked(customers);
  const goal = sorted.reduce((sum, { minor }) => sum + minor, 0n) * share;
  let reached = 0n;
  const count = sorted.findIndex(({ minor }) => {
    reached += minor;
    return reached * 100n >= goal;
  });
  return sorted.slice(0, count + 1);
}

/** What a set of customers looks like now against what it was. */
export function membership<One extends Ranked>(now: readonly One[], before: readonly One[]) {
  const [is, was] = [now, before].map((some) => new Set(some.map(({ id }) => id))) as [
    Set<string>,
    Set<string>,
  ];
  return { entered: now.filter(({ id }) => !was.has(id)), left: before.filter(({ id }) => !is.has(id)) };
}
