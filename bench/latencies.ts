/** Response times, in milliseconds. */
export type Latencies = Readonly<{
  count: number;
  /** Answers that were wrong. */
  failed: number;
  perSecond: number;
  p50: number;
  p99: number;
  max: number;
}>;

export function latenciesOf(milliseconds: readonly number[], failed: number, seconds: number): Latencies {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    failed,
    perSecond: sorted.length / seconds,
    p50: percentile(sorted, 50),
    p99: percentile(sorted, 99),
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** The nearest-rank percentile: the smallest value that this many percent do not exceed. */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    50,
  );
