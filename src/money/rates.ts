/** What a unit of one currency is worth in another, from a day on, and sums by such rates. Exact, pure. */
import { minorDigits } from "./currency.ts";

/** Rates have up to so many decimals: a rupiah is worth 0.000442 yuan. */
const rateDecimals = 12;
const scale = 10n ** BigInt(rateDecimals);
const mostDigits = 4;

export type Rate = Readonly<{
  /** ISO 4217. */
  currency: string;
  /** ISO date of the first day on which it holds; it does until the next one of its currency. */
  from: string;
  /** How many of the company's currency a unit is worth, times 10^12. */
  worth: bigint;
}>;

/** "7.12" → its rate times 10^12; undefined for what is no plain positive decimal below a billion. */
export function readRate(text: string): bigint | undefined {
  const [, whole, decimals = ""] = /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole + decimals.padEnd(rateDecimals, "0"));
}

/** As {@link readRate} reads it: without trailing zeros. */
export function writeRate(worth: bigint): string {
  const digits = worth.toString().padStart(rateDecimals + 1, "0");
  const decimals = digits.slice(-rateDecimals).replace(/0+$/, "");
  return `${digits.slice(0, -rateDecimals)}${decimals && `.${decimals}`}`;
}

/** The one that holds on a day. @param rates in the order of their days @param day ISO */
export const rateOn = (rates: readonly Rate[], currency: string, day: string): Rate | undefined =>
  rates.findLast((rate) => rate.currency === currency && rate.from <= day);

export type Exchanged = Readonly<{ currency: string; minor: bigint; worth: bigint }>;

/** The worth of a company's own currency. */
export const par = scale;

/** What one minor unit of a currency is worth, in a measure of its own that is the same for all: for comparing. */
export const weightOf = ({ currency, worth }: Pick<Rate, "currency" | "worth">): bigint =>
  worth * 10n ** BigInt(mostDigits - minorDigits(currency));

/** A unit without decimals weighs its worth times 10 to the power of this. */
export const weightDigits = rateDecimals + mostDigits;

/** A minor unit of a currency in the measure of `weightOf`, where that currency is the company's own. */
export const unitOf = (own: string): bigint => weightOf({ currency: own, worth: par });

/**
 * What amounts are worth together: the exact sum, rounded once to the minor unit of `own`. Halves go up, below zero as
 * well: so an amount of `own` itself never changes how the others are rounded.
 * @returns minor units of `own`
 */
export function worthOf(amounts: readonly Exchanged[], own: string): bigint {
  const exact = amounts.reduce(
    (sum, { currency, minor, worth }) => sum + minor * weightOf({ currency, worth }),
    0n,
  );
  return halfUp(exact, unitOf(own));
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  const [twice, double] = [2n * dividend + divisor, 2n * divisor];
  // Division of bigints goes to zero, and this to the number below.
  return twice / double - (twice < 0n && twice % double !== 0n ? 1n : 0n);
}
