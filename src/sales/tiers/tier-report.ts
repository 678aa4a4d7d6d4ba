/** Customers in bands by what they bought: the tier funnel. Pure. */
import type { Bought } from "../../measures/bought-by.ts";
import { membership, ranked, smallestSet } from "../../measures/smallest-set.ts";

/** From `from` up to the next band, the lower bound included, so that nobody falls between two. */
export type Tier = Readonly<{
  /** Counted from the lowest. */
  nth: number;
  from: bigint;
  /** undefined for the highest. */
  below: bigint | undefined;
  /** Those who bought most first. */
  customers: readonly Bought[];
  minor: bigint;
}>;

/** A: the smallest set that brings 80 %; B: who is added to reach 95 %; C: all others, who brought nothing among them. */
export type Abc = Readonly<Record<"A" | "B" | "C", readonly Bought[]>>;

export type Near = Readonly<{ bought: Bought; lacks: bigint; next: bigint }>;

export type TierReport = Readonly<{
  /** The lowest first. */
  tiers: readonly Tier[];
  count: number;
  minor: bigint;
  /** What came back, above zero; it is taken off above. */
  returned: bigint;
  /** Who returned more than they bought; they are in the lowest band. */
  negative: readonly Bought[];
  abc: Abc;
  /** Who needs least for the next band, in proportion to what it begins with, first. */
  nearest: readonly Near[];
}>;

const shares = { a: 80n, b: 95n };

/** @param bounds lower bounds of the bands above the lowest one, rising, in minor units */
export function tierReport(all: readonly Bought[], bounds: readonly bigint[]): TierReport {
  const sorted = all.toSorted(byMoney);
  const groups = Map.groupBy(sorted, ({ minor }) => tierOf(minor, bounds));
  const tiers = [0n, ...bounds].map((from, nth) => {
    const customers = groups.get(nth) ?? [];
    return { nth, from, below: bounds[nth], customers, minor: sumOf(customers) };
  });
  return {
    ...{ tiers, count: all.length, minor: sumOf(all) },
    returned: all.reduce((sum, { returned }) => sum + returned, 0n),
    negative: sorted.filter(({ minor }) => minor < 0n),
    abc: abcOf(sorted),
    nearest: nearestOf(sorted, bounds),
  };
}

/** In which band an amount is, counted from the lowest. */
export const tierOf = (minor: bigint, bounds: readonly bigint[]): number =>
  bounds.filter((bound) => minor >= bound).length;

const sumOf = (some: readonly Bought[]): bigint => some.reduce((sum, { minor }) => sum + minor, 0n);

const byMoney = (a: Bought, b: Bought): number =>
  a.minor === b.minor ? (a.name < b.name ? -1 : 1) : a.minor > b.minor ? -1 : 1;

function abcOf(all: readonly Bought[]): Abc {
  const A = smallestSet(all, shares.a);
  const upToB = smallestSet(all, shares.b);
  const isUpToB = new Set(upToB.map(({ id }) => id));
  return { A, B: upToB.slice(A.length), C: all.filter(({ id }) => !isUpToB.has(id)) };
}

function nearestOf(all: readonly Bought[], bounds: readonly bigint[]): Near[] {
  return all
    .flatMap((bought) => {
      const next = bounds.find((bound) => bought.minor < bound);
      return next === undefined || bought.minor <= 0n ? [] : [{ bought, lacks: next - bought.minor, next }];
    })
    .toSorted((a, b) => {
      // lacks ÷ next, without dividing.
      const [mine, theirs] = [a.lacks * b.next, b.lacks * a.next];
      return mine === theirs ? byMoney(a.bought, b.bought) : mine < theirs ? -1 : 1;
    });
}

/** How much the largest customers bring together. */
export type CurvePoint = Readonly<{
  /** So many of the largest. */
  customers: number;
  /** Of what all of them brought, 0 to 1; exact enough for a percent. */
  share: number;
}>;

const steps = 10;

/** From nobody to everybody who brought something, in ten steps at most. */
export function curveOf(all: readonly Bought[]): CurvePoint[] {
  const sorted = ranked(all);
  const total = sumOf(sorted);
  const counts = new Set(
    Array.from({ length: steps + 1 }, (_, step) => Math.round((sorted.length * step) / steps)),
  );
  let reached = 0n;
  const points: CurvePoint[] = counts.has(0) ? [{ customers: 0, share: 0 }] : [];
  for (const [at, { minor }] of sorted.entries()) {
    reached += minor;
    if (counts.has(at + 1))
      points.push({ customers: at + 1, share: Number((reached * 10_000n) / total) / 10_000 });
  }
  return points;
}

/** A customer then and now; the bands counted from the lowest, null where there was nothing bought at all. */
export type Change = Readonly<{
  id: string;
  name: string;
  isCustomer: boolean;
  before: bigint;
  now: bigint;
  from: number | null;
  to: number | null;
}>;

/** Whoever is left out stayed in their band. The largest difference first. */
export type Changes = Readonly<{
  rose: readonly Change[];
  fell: readonly Change[];
  /** Bought then, and nothing now. */
  gone: readonly Change[];
  fresh: readonly Change[];
  /** What was bought then. */
  minor: bigint;
  count: number;
  /** Of the smallest set that brings 80 %. */
  entered: readonly Bought[];
  left: readonly Bought[];
}>;

export function changesSince(
  now: readonly Bought[],
  before: readonly Bought[],
  bounds: readonly bigint[],
): Changes {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = new Set(now.map(({ id }) => id));
  const both = now.flatMap((one) => {
    const former = was.get(one.id);
    return former ? [changeOf(one, former, bounds)] : [];
  });
  return {
    rose: both.filter(({ from, to }) => to! > from!).toSorted(byDifference),
    fell: both.filter(({ from, to }) => to! < from!).toSorted(byDifference),
    gone: before
      .filter(({ id }) => !is.has(id))
      .map((one) => changeOf(undefined, one, bounds))
      .toSorted(byDifference),
    fresh: now
      .filter(({ id }) => !was.has(id))
      .map((one) => changeOf(one, undefined, bounds))
      .toSorted(byDifference),
    ...{ minor: sumOf(before), count: before.length },
    ...membership(smallestSet(now, shares.a), smallestSet(before, shares.a)),
  };
}

function changeOf(now: Bought | undefined, before: Bought | undefined, bounds: readonly bigint[]): Change {
  const { id, name, isCustomer } = (now ?? before)!;
  return {
    ...{ id, name, isCustomer, now: now?.minor ?? 0n, before: before?.minor ?? 0n },
    from: before ? tierOf(before.minor, bounds) : null,
    to: now ? tierOf(now.minor, bounds) : null,
  };
}

const byDifference = (a: Change, b: Change): number => {
  const [mine, theirs] = [a, b].map(({ now, before }) => (now > before ? now - before : before - now)) as [
    bigint,
    bigint,
  ];
  return mine === theirs ? (a.name < b.name ? -1 : 1) : mine > theirs ? -1 : 1;
};
