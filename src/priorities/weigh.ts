/** Customers with what is known of their worth, in one currency and in bands. */
import type { Temporal } from "temporal-polyfill";
import { type Quarter, quarterOf } from "../calendar/quarter.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import type { Level } from "../customers/file/customer-file.ts";
import { loadRates } from "../measures/exchange-rates.ts";
import { type Deserving, loadDeserving } from "../measures/who-deserves.ts";
import { par, rateOn, worthOf } from "../money/rates.ts";
import { bandOf, boundsOf } from "./profit-bands.ts";
import { proposePriority, type Reasons, sizeOf } from "./proposal.ts";

export const dates = ["overdue", "this-quarter", "next-quarter", "later", "none"] as const;
export type DateBucket = (typeof dates)[number];

export type Weighed = Deserving &
  Readonly<{
    reasons: Reasons;
    proposed: Level | null;
    /** In minor units of the company's currency; null: not said, or of a currency without a rate. */
    worth: bigint | null;
    /** 0 is the lowest. */
    band: number | null;
    date: DateBucket;
  }>;

export type Weighing = Readonly<{
  customers: readonly Weighed[];
  bounds: readonly bigint[];
  /** Of how many the profit is in a currency without a rate, which is in no band. */
  withoutRate: number;
  /** Those currencies. */
  lacking: readonly string[];
}>;

type Asking = Pick<Turn, "db" | "workspace" | "now">;

/** Of all customers whom the member may look into. */
export const weigh = async (turn: Asking & Pick<Turn, "member">): Promise<Weighing> =>
  weighOf(turn, await ownersWithin(turn.db, turn.member, "file.see"));

/** Of those who are looked after, or sold to, by some people. */
export async function weighOf({ db, workspace, now }: Asking, owners: OwnerScope): Promise<Weighing> {
  const today = dayOf(workspace, now);
  const { priorities, fiscalStartMonth } = workspace.settings;
  const deserving = await loadDeserving(db, workspace.id, owners);
  const isForeign = deserving.some(({ profit }) => profit && profit.currency !== workspace.currency);
  const rates = isForeign ? await loadRates(db, workspace, today, today) : [];
  const worths = deserving.map(({ profit }): bigint | null => {
    if (!profit) return null;
    const isOwn = profit.currency === workspace.currency;
    const worth = isOwn ? par : rateOn(rates, profit.currency, today.toString())?.worth;
    return worth === undefined ? null : worthOf([{ ...profit, worth }], workspace.currency);
  });
  const own = priorities.bands.filter(({ currency }) => currency === workspace.currency);
  const bounds = boundsOf(
    worths.filter((worth) => worth !== null),
    own.map(({ minor }) => BigInt(minor)),
  );
  const quarter = quarterOf(today, fiscalStartMonth);
  const customers = deserving.map((one, at): Weighed => {
    const reasons = { size: sizeOf(one, priorities), need: one.need, intent: one.intent };
    const worth = worths[at]!;
    return {
      ...{ ...one, reasons, proposed: proposePriority(reasons), worth },
      band: worth === null ? null : bandOf(bounds, worth),
      date: bucketOf(one.signsOn, today, quarter),
    };
  });
  const unrated = customers.filter(({ profit, worth }) => profit !== null && worth === null);
  const lacking = [...new Set(unrated.map(({ profit }) => profit!.currency))].sort();
  return { customers, bounds, withoutRate: unrated.length, lacking };
}

/** A date is compared as ISO text, which is in order. */
function bucketOf(
  signsOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  quarter: Pick<Quarter, "end">,
): DateBucket {
  if (signsOn === null) return "none";
  const day = signsOn.toString();
  if (day < today.toString()) return "overdue";
  if (day <= quarter.end.toString()) return "this-quarter";
  // The next quarter's last day is the end of the third month after this one's.
  const next = quarter.end.add({ days: 1 }).add({ months: 3 }).subtract({ days: 1 });
  return day <= next.toString() ? "next-quarter" : "later";
}
