/** Bands of expected profit, in minor units of the company's currency. Pure. */

const quarters = [1, 2, 3] as const;

/**
 * Where the bands above the lowest one begin, ascending; a lower bound is included. Without bounds of the company's own the
 * quarters of what is there: where many expect the same there are fewer bands, none of them empty.
 */
export function boundsOf(values: readonly bigint[], own: readonly bigint[]): bigint[] {
  if (own.length > 0) return ascending(own);
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [least] = sorted;
  if (least === undefined) return [];
  const cuts = quarters.map((nth) => sorted[Math.floor((sorted.length * nth) / 4)]!);
  return ascending(cuts).filter((cut) => cut > least);
}

/** 0 is the lowest band. */
export const bandOf = (bounds: readonly bigint[], value: bigint): number =>
  bounds.filter((bound) => value >= bound).length;

const ascending = (values: readonly bigint[]): bigint[] =>
  [...new Set(values)].toSorted((a, b) => (a < b ? -1 : 1));
