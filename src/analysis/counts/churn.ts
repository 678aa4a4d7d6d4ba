/** Customers lost for each one gained, by product and year, and whether that is too many. Pure. */
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";

export type Churn = Readonly<{
  gained: number;
  lost: number;
  /** Lost ÷ gained; undefined where nobody was gained. */
  share: number | undefined;
  /** At the threshold or above it, and where some were lost and nobody gained. */
  alarms: boolean;
}>;

/** @param threshold whole percent from which it is too much */
export function churnOf(rows: readonly Pick<ChurnRow, "gained" | "lost">[], threshold: number): Churn {
  const gained = rows.reduce((sum, row) => sum + row.gained, 0);
  const lost = rows.reduce((sum, row) => sum + row.lost, 0);
  return {
    ...{ gained, lost, share: gained > 0 ? lost / gained : undefined },
    alarms: lost > 0 && lost * 100 >= gained * threshold,
  };
}
