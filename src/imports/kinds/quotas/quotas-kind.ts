/** Quotas of people and teams by month, quarter or year, and what is planned of each product. */
import { z } from "zod";
import { periodNamed } from "../../../calendar/period.ts";
import type { Deed } from "../../../history/deed.ts";
import { holdPlans, putPlans } from "../../../sales/plans/put-plans.ts";
import type { AppliedRow, Outcome } from "../../rows.ts";
import { atOnce } from "../at-once.ts";
import { type Kept, textIn } from "../import-kind.ts";
import { planKey, planQuotas, plansOf, type StandingPlan, samePlan } from "./plan-quotas.ts";
import { keptQuota, setQuotas, setQuotasBack } from "./put-quotas.ts";

export const quotasKind = atOnce({
  name: "quotas",
  amount: "quota",
  /** Two hundred and fifty people by the month. */
  most: 3_000,
  onceOnly: true,

  plan: async (deed, _one, rows) => (await planQuotas(deed, rows)).map(({ outcome }) => outcome),

  async put(deed, _one, rows) {
    await holdPlans(deed);
    const planned = await planQuotas(deed, rows);
    const plans = await plansOf(deed);
    const quotas = planned.flatMap((one) => (one.quota ? [one.quota] : []));
    const kept = new Map((await setQuotas(deed, quotas)).map((one, nth) => [quotas[nth]!, one] as const));
    await putPlans(
      deed,
      planned.flatMap(({ plan }) => (plan ? [plan] : [])),
    );
    return planned.map(({ outcome, quota, plan }): Outcome => {
      if (quota) return { ...outcome, changes: { quota: [null, kept.get(quota)!] } };
      if (!plan) return outcome;
      const former = plans.get(planKey(plan.product, plan.days));
      return { ...outcome, changes: { plan: [former ? writtenPlan(former) : null, writtenPlan(plan)] } };
    });
  },

  async putBack(deed, _one, rows) {
    const quotas = rows.flatMap((row) =>
      row.changes?.quota ? [{ ...keptQuota.parse(row.changes.quota[1]), row }] : [],
    );
    const stay = await setQuotasBack(deed, quotas);
    const plans = await putPlansBack(
      deed,
      rows.filter(({ changes }) => changes?.plan),
    );
    return [...stay.map(({ row }) => keptRow(row)), ...plans.map(keptRow)];
  },
});

const keptRow = ({ nth, values }: AppliedRow): Kept => ({
  nth,
  what: `${textIn(values, "who") || textIn(values, "product")} ${textIn(values, "period")}`,
});

const writtenPlan = ({ amount, count }: StandingPlan) => ({
  ...{ minor: String(amount.minor), currency: amount.currency, count },
});

const keptPlan = z
  .object({ minor: z.string(), currency: z.string(), count: z.number().nullable() })
  .transform(({ minor, currency, count }) => ({ amount: { minor: BigInt(minor), currency }, count }));

/** @returns the rows that stay, as somebody has planned otherwise since */
async function putPlansBack(deed: Deed, rows: readonly AppliedRow[]): Promise<AppliedRow[]> {
  await holdPlans(deed);
  const plans = await plansOf(deed);
  const { fiscalStartMonth } = deed.workspace.settings;
  const none = (currency: string): StandingPlan => ({ amount: { minor: 0n, currency }, count: null });
  const found = rows.map((row) => {
    const [before, after] = row.changes!.plan!.map((one) => (one === null ? null : keptPlan.parse(one)));
    const product = textIn(row.values, "product");
    const period = periodNamed(textIn(row.values, "period"), fiscalStartMonth);
    const now = (period && plans.get(planKey(product, period))) ?? none(after!.amount.currency);
    const stands = period !== undefined && samePlan(now, after!);
    return { row, stands, product, days: period, back: before ?? none(after!.amount.currency) };
  });
  await putPlans(
    deed,
    found.flatMap(({ stands, product, days, back }) => (stands ? [{ product, days: days!, ...back }] : [])),
  );
  return found.flatMap(({ row, stands }) => (stands ? [] : [row]));
}
