/** Writes what is planned to be sold of products. Who may is up to the callers. */
import type { Days } from "../../calendar/asked-quarters.ts";
import { toDateColumn } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import type { Money } from "../../money/money.ts";
import { loadPriceList } from "../../price-list/load-price-list.ts";
import { productKey } from "../../understanding/product-key.ts";

/** For whole months. `count`: pieces, where they are planned. */
export type NewPlan = Readonly<{ product: string; days: Days; amount: Money; count: number | null }>;

/** Whoever plans at the same time waits, so that a product has one spelling. */
export const holdPlans = ({ db, workspace }: Deed): Promise<number> =>
  db.$executeRaw(sql`SELECT 1 FROM "Workspace" WHERE "id" = ${workspace.id}::uuid FOR NO KEY UPDATE`);

/**
 * Each takes the place of the plan for the same product and days, however the product is spelled; other days' plans stay. What is on
 * the price list is spelled as it is there.
 * An amount and a count of nothing take the plan away.
 * @returns how many differ from what there was
 */
export async function putPlans(deed: Deed, plans: readonly NewPlan[]): Promise<number> {
  const { db, workspace } = deed;
  const { id: workspaceId } = workspace;
  await holdPlans(deed);
  const former = await db.productPlan.findMany({ where: { workspaceId } });
  const list = await loadPriceList(db, workspaceId);
  const keyOf = (product: string, from: string, to: string) => `${productKey(product)} ${from} ${to}`;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const known = new Map(former.map((one) => [keyOf(one.product, day(one.from), day(one.to)), one]));
  const spelled = new Map(former.map(({ product }) => [productKey(product), product]));
  // Of two for the same days the last one counts.
  const wanted = new Map(
    plans.map((one) => [keyOf(one.product, String(one.days.start), String(one.days.end)), one]),
  );
  const changed = [...wanted].flatMap(([key, { product, days, amount, count }]) => {
    const before = known.get(key);
    const isGone = amount.minor === 0n && !count;
    const isSame = before
      ? before.amountMinor === amount.minor && before.currency === amount.currency && before.count === count
      : isGone;
    if (isSame) return [];
    const name = spelled.get(productKey(product)) ?? product;
    spelled.set(productKey(name), name);
    return [
      { before, isGone, product: list.spelled(product) ?? before?.product ?? name, days, amount, count },
    ];
  });
  for (const { before } of changed)
    if (before) {
      const { product, from, to } = before;
      await db.productPlan.delete({
        where: { workspaceId_product_from_to: { workspaceId, product, from, to } },
      });
    }
  await db.productPlan.createMany({
    data: changed
      .filter(({ isGone }) => !isGone)
      .map(({ product, days, amount, count }) => ({
        ...{ workspaceId, product, count, amountMinor: amount.minor, currency: amount.currency },
        ...{ from: toDateColumn(days.start), to: toDateColumn(days.end) },
      })),
  });
  await recordEvents(
    deed,
    changed.map(({ before, isGone, product, days, amount, count }) => ({
      ...{ subject: "workspace" as const, subjectId: workspaceId, kind: "product-plan" },
      values: {
        ...{ what: product, from: String(days.start), to: String(days.end) },
        columns: {
          amountMinor: [before ? String(before.amountMinor) : null, isGone ? null : String(amount.minor)],
          currency: [before?.currency ?? null, isGone ? null : amount.currency],
          count: [before?.count ?? null, isGone ? null : count],
        },
      },
    })),
  );
  return changed.length;
}
