/** Which wishes for a parent company would make a company its own ancestor. Pure. */

/** `own`: said by the child's own row, and replaced by a wish; not one that a merged customer brought along. */
export type ParentLink = Readonly<{ child: string; parent: string; own: boolean }>;

/**
 * All wishes are taken together, so that their order does not matter; of a circle every wish is one too many.
 * @param wishes child to parent; null: to none, which parts it from the one it has @param standing the links that lead on from the parents wished for
 * @returns children whose wish is part of a circle
 */
export function childrenInCircles(
  wishes: ReadonlyMap<string, string | null>,
  standing: readonly ParentLink[],
): ReadonlySet<string> {
  const links = [
    ...standing.filter(({ child, own }) => !(own && wishes.has(child))),
    ...[...wishes].flatMap(([child, parent]) => (parent === null ? [] : [{ child, parent }])),
  ];
  const up = withoutEnds(new Set(links.flatMap(({ child, parent }) => [child, parent])), links);
  const circles = withoutEnds(
    up,
    links.map(({ child, parent }) => ({ child: parent, parent: child })),
  );
  return new Set(
    [...wishes].flatMap(([child, parent]) =>
      parent !== null && circles.has(child) && circles.has(parent) ? [child] : [],
    ),
  );
}

/** Takes away whoever leads nowhere, again and again: what is left leads into a circle. */
function withoutEnds(
  among: ReadonlySet<string>,
  links: readonly Readonly<{ child: string; parent: string }>[],
): Set<string> {
  const left = new Set(among);
  const inside = links.filter(({ child, parent }) => left.has(child) && left.has(parent));
  const below = Map.groupBy(inside, ({ parent }) => parent);
  const leads = new Map<string, number>();
  for (const { child } of inside) leads.set(child, (leads.get(child) ?? 0) + 1);
  const ends = [...left].filter((one) => !leads.has(one));
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    left.delete(end);
    for (const { child } of below.get(end) ?? []) {
      const more = leads.get(child)! - 1;
      leads.set(child, more);
      if (more === 0) ends.push(child);
    }
  }
  return left;
}
