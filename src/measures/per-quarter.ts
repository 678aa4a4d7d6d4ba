import { type Quarter, quarterOf } from "../calendar/quarter.ts";
import type { WorkspaceSettings } from "../company/workspace-settings.ts";
import { fromDateColumn } from "../database/columns.ts";
import { type Sums, sumOf } from "../money/sums.ts";

/** What a quarter has won; minor units per currency. */
export type OfQuarter = Readonly<{ quarter: Quarter; sums: Sums }>;

/** Adds up what was won by the quarters of its days. @returns them in their order, without those that come to nothing */
export function perQuarter(
  rows: readonly Readonly<{ wonOn: Date; currency: string; minor: bigint }>[],
  { fiscalStartMonth }: Pick<WorkspaceSettings, "fiscalStartMonth">,
): OfQuarter[] {
  const parts = rows.map(({ wonOn, currency, minor }) => ({
    quarter: quarterOf(fromDateColumn(wonOn), fiscalStartMonth),
    on: fromDateColumn(wonOn).toString(),
    currency,
    minor: BigInt(minor),
  }));
  return [...Map.groupBy(parts, ({ quarter }) => quarter.id)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, some]) => ({ quarter: some[0]!.quarter, sums: sumOf(some) }))
    .filter(({ sums }) => [...sums.values()].some((minor) => minor !== 0n));
}
