/** Customers in bands by what they bought: the tier funnel. Pure. */

/** What one customer bought, in minor units of one currency. */
export type Bought = Readonly<{ customer: string; minor: bigint; returned: bigint }>;

/** From `from` up to the next band, the lower bound included, so that nobody falls between two. */
export type Tier = Readonly<{
  from: bigint;
  /** undefined for the highest. */
  below: bigint | undefined;
  customers: readonly Bought[];
  minor: bigint;
}>;

export type TierReport = Readonly<{
  /** The lowest first. */
  tiers: readonly Tier[];
  count: number;
  minor: bigint;
  /** What came back, above zero; it is taken off above. */
  returned: bigint;
  /** The smallest set of customers that brings 80 %, the largest first. */
  vital: readonly Bought[];
  /** Who needs least for the next band, in proportion to what they bought. */
  nearest: readonly Readonly<{ bought: Bought; lacks: bigint; next: bigint }>[];
}>;

/** Major units: dormant below the first one. */
export const usualBounds = [10_000, 50_000, 100_000, 200_000] as const;

const vitalShare = 80n;
const mostNearest = 5;

/** @param bounds lower bounds of the bands above the lowest one, rising, in minor units */
export function tierReport(all: readonly Bought[], bounds: readonly bigint[]): TierReport {
  const edges = [undefined, ...bounds];
  const tiers = edges.map((from, nth) => {
    const below = bounds[nth];
    const customers = all
      .filter(({ minor }) => (from === undefined || minor >= from) && (below === undefined || minor < below))
      .toSorted(byMoney);
    return { from: from ?? 0n, below, customers, minor: sum(customers.map(({ minor }) => minor)) };
  });
  const total = sum(all.map(({ minor }) => minor));
  return {
    ...{ tiers, count: all.length, minor: total, vital: vitalFew(all) },
    returned: sum(all.map(({ returned }) => returned)),
    nearest: nearestOf(all, bounds),
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);

const byMoney = (a: Bought, b: Bought): number =>
  a.minor === b.minor ? (a.customer < b.customer ? -1 : 1) : a.minor > b.minor ? -1 : 1;

/** Of what was bought at all: who returned more than they bought brings nothing. */
function vitalFew(all: readonly Bought[]): Bought[] {
  const buying = all.filter(({ minor }) => minor > 0n).toSorted(byMoney);
  const total = sum(buying.map(({ minor }) => minor));
  let reached = 0n;
  const few: Bought[] = [];
  for (const one of buying) {
    if (reached * 100n >= total * vitalShare) break;
    few.push(one);
    reached += one.minor;
  }
  return few;
}

function nearestOf(all: readonly Bought[], bounds: readonly bigint[]): TierReport["nearest"] {
  return all
    .flatMap((bought) => {
      const next = bounds.find((bound) => bought.minor < bound);
      return next === undefined || bought.minor <= 0n ? [] : [{ bought, lacks: next - bought.minor, next }];
    })
    .toSorted((a, b) => {
      // lacks ÷ next, without dividing.
      const [mine, theirs] = [a.lacks * b.next, b.lacks * a.next];
      return mine === theirs ? byMoney(a.bought, b.bought) : mine < theirs ? -1 : 1;
    })
    .slice(0, mostNearest);
}
