import { minorDigits } from "../money/currency.ts";
import { agreedCurrency, readCurrency } from "./read-currency.ts";
import { type ReadNumber, readNumber } from "./read-number.ts";
import { NUMBER_SCALE } from "./read-numeral.ts";

/** Why something that looks like an amount is refused. */
export type AmountProblem = "several" | "negative" | "too-large" | "too-precise" | "two-currencies";

/** An amount in folded text. `minor` is undefined when there is a `problem`. */
export type ReadAmount = {
  minor: bigint | undefined;
  problem: AmountProblem | undefined;
  currency: string;
  hasCurrency: boolean;
  number: ReadNumber;
  end: number;
};

/** In minor units; 100 billion yuan. More is a slip of the finger. */
const LARGEST_MINOR = 10n ** 13n;

/**
 * The amount at `at`: a sign, a currency, a number with its magnitude and a currency again, each but the number
 * optional.
 * @param text folded by `foldForReading`
 * @param preferred the currency of a bare number
 * @param alone the amount is all there is, so blanks may stand between its parts
 */
export function readAmount(
  text: string,
  at: number,
  preferred: string,
  alone: boolean,
): ReadAmount | undefined {
  let index = at;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = index;
    const found = pattern.test(text);
    if (found) index = pattern.lastIndex;
    return found;
  };
  let isNegative = skip(minus);
  const before = readCurrency(text, index, preferred);
  if (before) {
    index = before.end;
    skip(blanks);
    isNegative = skip(minus) || isNegative;
  }
  const number = readNumber(text, index, alone);
  if (!number) return undefined;
  index = number.end;
  skip(blanks);
  const after = readCurrency(text, index, preferred);
  const end = after ? after.end : number.end;
  const agreed = before && after ? agreedCurrency(before, after) : (before ?? after)?.currency;
  const currency = agreed ?? preferred;
  const hasCurrency = before !== undefined || after !== undefined;
  const isDoubtful = number.mayBeGroups && minorDigits(currency) < 3;
  const minor = isDoubtful ? undefined : toMinor(number.scaled, currency);
  const problem = number.isRange
    ? "several"
    : isNegative
      ? "negative"
      : problemOf(minor, hasCurrency && agreed === undefined);
  return { minor: problem ? undefined : minor, problem, currency, hasCurrency, number, end };
}

const minus = /(?:-|负|minus ) ?/y;
const blanks = / {0,3}/y;

function problemOf(minor: bigint | undefined, isContradictory: boolean): AmountProblem | undefined {
  if (minor === undefined) return "too-precise";
  if (minor > LARGEST_MINOR) return "too-large";
  return isContradictory ? "two-currencies" : undefined;
}

function toMinor(scaled: bigint | undefined, currency: string): bigint | undefined {
  if (scaled === undefined) return undefined;
  const fine = scaled * 10n ** BigInt(minorDigits(currency));
  return fine % NUMBER_SCALE === 0n ? fine / NUMBER_SCALE : undefined;
}
