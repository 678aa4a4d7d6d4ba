/** The bottleneck: the step at which our own former rate and duration would bring most sales velocity. Pure. */
import type { Rate } from "./conversion-rates.ts";

/** A step in two periods; the rates are undefined where too few are decided. @see rateOf */
export type StepInTime = Readonly<{
  now: Rate;
  earlier: Rate;
  /** Median days until a deal advanced; undefined where none has, or nobody knows. */
  days?: number | undefined;
  earlierDays?: number | undefined;
}>;

export type Bottleneck = Readonly<{
  /** Position of the step. */
  at: number;
  /** How many times the velocity (deals × average value × win rate ÷ cycle days) it would be; infinite where nothing goes on now. */
  times: number;
  /** What of it was better then. */
  rate: boolean;
  days: boolean;
}>;

/**
 * Velocity is a product of all steps' rates, divided by the sum of their days: what all steps share cancels out.
 * @param steps in their order @returns undefined where no step was better, or none can be told
 */
export function bottleneckOf(steps: readonly StepInTime[]): Bottleneck | undefined {
  const cycle = steps.reduce((sum, { days }) => sum + (days ?? 0), 0);
  return steps
    .flatMap(({ now, earlier, days, earlierDays }, at): Bottleneck[] => {
      const rate = now.rate !== undefined && earlier.rate !== undefined && earlier.rate > now.rate;
      const shorter = days !== undefined && earlierDays !== undefined && earlierDays < days;
      const byRate = rate ? earlier.rate! / now.rate! : 1;
      const left = shorter ? cycle - days + earlierDays : cycle;
      // Of a cycle that would take no time at all nothing can be said.
      const byDays = shorter && left > 0 ? cycle / left : 1;
      const times = byRate * byDays;
      return times > 1 ? [{ at, times, rate, days: byDays > 1 }] : [];
    })
    .toSorted((a, b) => (a.times === b.times ? a.at - b.at : b.times > a.times ? 1 : -1))[0];
}
