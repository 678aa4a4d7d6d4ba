/** Stage conversion as a rate that one can bet on: over as long a time as it takes to have decided deals enough. */
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import type { Among } from "./funnel-numbers.ts";
import { conversionsSince, type StageConversion } from "./stage-conversion.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** Below this many decided deals a rate says nothing. */
const enoughDecided = 20;

const weeksOfQuarter = 13;
/** How far back it is looked, at most. */
const mostQuarters = 4;

export type Rate = StageConversion &
  Readonly<{
    /** Neither advanced nor lost. */
    open: number;
    decided: number;
    /** Advanced ÷ decided; undefined where too few are decided. */
    rate: number | undefined;
    /** Where the rate would lie in 19 of 20 such samples, 0–1. */
    range: readonly [low: number, high: number] | undefined;
  }>;

/** `quarters`: over how many of 13 weeks, back from the day that is told of; too few are too few in a whole year. */
export type ConversionRate = Rate & Readonly<{ quarters: number }>;

/** @param versions of one pipeline; told are the stages of the first one @param until the end of the period @param at as it was known at an instant; now when missing */
export async function conversionRates(
  db: Tx,
  workspaceId: string,
  versions: readonly [Pipeline, ...Pipeline[]],
  owners: Among,
  until: Temporal.Instant,
  at?: Temporal.Instant,
): Promise<ConversionRate[]> {
  const sinces = Array.from({ length: mostQuarters }, (_, nth) =>
    until.subtract({ hours: 24 * 7 * weeksOfQuarter * (nth + 1) }),
  );
  const periods = await conversionsSince(db, workspaceId, versions, owners, sinces, at);
  return versions[0].stages.map((_, stage) => {
    const rates = periods.map((counts, nth) => ({ ...rateOf(counts[stage]!), quarters: nth + 1 }));
    return rates.find(({ range }) => range) ?? rates.at(-1)!;
  });
}

/** A count of deals as a rate, where there are enough of them. */
export function rateOf(counts: StageConversion): Rate {
  const { entered, advanced, lost } = counts;
  const decided = advanced + lost;
  const says = decided >= enoughDecided;
  return {
    ...counts,
    ...{ decided, open: entered - decided },
    rate: says ? advanced / decided : undefined,
    range: says ? wilsonInterval(advanced, decided) : undefined,
  };
}
