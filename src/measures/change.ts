import { type Sums, sumOf } from "../money/sums.ts";

/** So many deals, and what they are worth. */
export type Change = Readonly<{ count: number; sums: Sums }>;

/** Deals of one currency, as a statement counts them; the drivers do not read a bigint alike. */
export type ChangeRow = {
  currency: string;
  count: number;
  minor: bigint;
  /** ISO date of the day whose rate they take; missing: of that which is asked about. */
  on?: string | null;
};

/** Those of all currencies together. */
export const changeOf = (rows: readonly ChangeRow[]): Change => ({
  count: rows.reduce((count, row) => count + row.count, 0),
  sums: sumOf(
    rows.map(({ currency, minor, on }) => ({ currency, minor: BigInt(minor), on: on ?? undefined })),
  ),
});
