/** Which campaign failed, or what is not known yet to say so. Pure. */
import type { Temporal } from "temporal-polyfill";
import { rateOf } from "../../measures/conversion-rates.ts";
import type { CampaignTold, SourceNumbers } from "../../measures/sources.ts";
import type { Sums } from "../../money/sums.ts";

/**
 * `none`: over for as long as a sale usually takes, and no order; `dear`: its orders brought less than it cost; `early`:
 * over, but not for that long; `cycle`: how long a sale takes is not known, as too few were won.
 */
export type Verdict = "none" | "dear" | "early" | "cycle";

export type Judged = Readonly<{
  numbers: SourceNumbers;
  campaign: CampaignTold;
  verdict: Verdict;
  daysOver: number;
}>;

/** Of those that are over and have not paid; a running one, or one that brought more than it cost, is not told of. */
export function judgeCampaigns(
  all: readonly SourceNumbers[],
  today: Temporal.PlainDate,
  cycleDays: number | undefined,
): Judged[] {
  return all.flatMap((numbers) => {
    const { campaign } = numbers;
    const daysOver = campaign?.endsOn?.until(today).days ?? 0;
    const verdict = campaign && daysOver > 0 && verdictOn(numbers, campaign, daysOver, cycleDays);
    return verdict ? [{ numbers, campaign, verdict, daysOver }] : [];
  });
}

function verdictOn(
  { orders, won }: SourceNumbers,
  { cost }: CampaignTold,
  daysOver: number,
  cycleDays: number | undefined,
): Verdict | undefined {
  const fails = orders === 0 ? "none" : costsMore(cost, won) ? "dear" : undefined;
  if (!fails) return undefined;
  if (cycleDays === undefined) return "cycle";
  return daysOver < cycleDays ? "early" : fails;
}

/** Only of one currency, or once rates have made them one. */
function costsMore(cost: Sums, won: Sums): boolean {
  const [only, other] = new Set([...cost.keys(), ...won.keys()]);
  if (only === undefined || other !== undefined) return false;
  return (cost.get(only) ?? 0n) > (won.get(only) ?? 0n);
}

/** What one order cost, to the nearest minor unit; undefined where nothing was ordered or nobody has said the cost. */
export function costPerOrder({ campaign, orders }: SourceNumbers): Sums | undefined {
  if (!campaign?.isCosted || orders === 0) return undefined;
  const each = (sums: Sums): Sums =>
    new Map([...sums].map(([currency, minor]) => [currency, nearest(minor, BigInt(orders))]));
  const per = each(campaign.cost);
  return campaign.cost.apart ? Object.assign(per, { apart: each(campaign.cost.apart) }) : per;
}

const nearest = (minor: bigint, by: bigint): bigint => (minor * 2n + by) / (by * 2n);

/** Of the decided deals of a source the share that was won; undefined where fewer than 20 are decided. */
export const orderRate = ({ prospects, orders, lost }: SourceNumbers): number | undefined =>
  rateOf({ stage: "", entered: prospects, advanced: orders, lost }).rate;
