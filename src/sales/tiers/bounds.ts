/** Where the bands of turnover begin. Pure. */
import type { Workspace } from "../../company/member.ts";
import { minorDigits } from "../../money/currency.ts";

/** Major units: dormant below the first one. */
const usualBounds = [10_000, 50_000, 100_000, 200_000] as const;

/** What the company has set counts for its own currency; where it has set nothing, and for other currencies, what is usual. */
export function boundsOf(
  { currency: own, settings }: Pick<Workspace, "currency" | "settings">,
  currency: string = own,
): bigint[] {
  const set = settings.tiers.bounds.filter((bound) => bound.currency === currency);
  if (currency === own && set.length > 0) return set.map(({ minor }) => BigInt(minor));
  return usualBounds.map((bound) => BigInt(bound) * 10n ** BigInt(minorDigits(currency)));
}
