/** What is planned to be sold of each product, as it falls to some days. */
import { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import type { Tx } from "../database/transaction.ts";
import type { Part } from "../money/sums.ts";
import { productKey } from "../understanding/product-key.ts";
import { partOf } from "./quotas.ts";

/** A plan for whole months. `count`: pieces, where they are planned. */
export type Plan = Days &
  Readonly<{ product: string; minor: bigint; currency: string; count: number | null }>;

/** What of plans falls to some days; `isPart`: the plan reaches beyond them, and only a part of it counts. */
export type Planned = Readonly<{
  product: string;
  parts: readonly Part[];
  count: number | undefined;
  isPart: boolean;
}>;

/** All that lie within these days or reach into them. */
export async function loadPlans(db: Tx, workspaceId: string, { start, end }: Days): Promise<Plan[]> {
  const rows = await db.productPlan.findMany({
    where: { workspaceId, from: { lte: toDateColumn(end) }, to: { gte: toDateColumn(start) } },
    orderBy: [{ product: "asc" }, { from: "asc" }, { to: "desc" }],
  });
  return rows.map(({ product, from, to, amountMinor, currency, count }) => ({
    ...{ product, currency, count, minor: amountMinor },
    ...{ start: fromDateColumn(from), end: fromDateColumn(to) },
  }));
}

/**
 * Of each product what was planned for exactly these days; else what plans within them come to, each month counted once by the
 * widest of them; else the part of a plan that reaches beyond them. Pure.
 */
export function plannedIn(plans: readonly Plan[], days: Days): Planned[] {
  return [...Map.groupBy(plans, ({ product }) => productKey(product)).values()].map((some) => {
    const inside = some.filter((one) => isWithin(one, days));
    const widest = inside.filter(
      (one) => !inside.some((other) => other !== one && isWithin(one, other) && !isWithin(other, one)),
    );
    const around = some
      .filter((one) => !isWithin(one, days))
      .toSorted((a, b) => a.start.until(a.end).days - b.start.until(b.end).days)
      .slice(0, 1);
    const counted = widest.length > 0 ? widest : around;
    const counts = counted.flatMap((one) =>
      one.count === null ? [] : [Number(partOf(BigInt(one.count), one, days))],
    );
    return {
      product: some[0]!.product,
      parts: counted.map((one) => ({ currency: one.currency, minor: partOf(one.minor, one, days) })),
      count: counts.length > 0 ? counts.reduce((sum, one) => sum + one, 0) : undefined,
      isPart: widest.length === 0,
    };
  });
}

const isWithin = (one: Days, other: Days): boolean =>
  Temporal.PlainDate.compare(one.start, other.start) >= 0 &&
  Temporal.PlainDate.compare(one.end, other.end) <= 0;
