import { minorDigits } from "../money/currency.ts";
import { agreedCurrency, type ReadCurrency, readCurrency } from "./read-currency.ts";
import { type ReadNumber, readMagnitudeWord, readNumber } from "./read-number.ts";
import { NUMBER_SCALE } from "./read-numeral.ts";
import { readSmallChange } from "./small-change.ts";

/** Why something that looks like an amount is refused. */
export type AmountProblem = "several" | "vague" | "negative" | "too-large" | "too-precise" | "two-currencies";

/** An amount in folded text. `minor` is undefined when there is a `problem`. */
export type ReadAmount = {
  minor: bigint | undefined;
  problem: AmountProblem | undefined;
  currency: string;
  hasCurrency: boolean;
  number: ReadNumber;
  end: number;
};

/** In minor units; a trillion yuan, but also of rupiah. More is a slip of the finger. */
const LARGEST_MINOR = 10n ** 14n;

/**
 * The amount at `at`: a sign, a currency, a number with its magnitude, a currency again and its hundredths, each but the
 * number optional.
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
  const said = readNumber(text, index, alone);
  if (!said) return undefined;
  index = said.end;
  skip(blanks);
  const after = currencyBehind(text, index, preferred);
  const number = after && !before && said.magnitude === 1n ? counted(text, after.end, said) : said;
  const isCounted = number !== said;
  const parts = after && !isCounted && said.magnitude === 1n ? readSmallChange(text, after.end) : undefined;
  const end = isCounted ? number.end : (parts?.end ?? after?.end ?? said.end);
  const agreed = before && after ? agreedCurrency(before, after) : (before ?? after)?.currency;
  const currency = agreed ?? preferred;
  const hasCurrency = before !== undefined || after !== undefined;
  // "one" and "ten" are no amounts of money by themselves.
  if (number.isSpelled && !hasCurrency && number.magnitude < 1_000n) return undefined;
  const isDoubtful = number.mayBeGroups && minorDigits(currency) < 3;
  const whole = isDoubtful ? undefined : toMinor(number.scaled, currency);
  const minor = parts ? withParts(whole, parts.hundredths, currency) : whole;
  const problem = number.isRange
    ? "several"
    : number.isVague
      ? "vague"
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

/** One word or two that agree: 美元, 元人民币. */
function currencyBehind(text: string, at: number, preferred: string): ReadCurrency | undefined {
  const first = readCurrency(text, at, preferred);
  const second = first && readCurrency(text, first.end, preferred);
  const currency = first && second && agreedCurrency(first, second);
  return currency ? { ...second, currency } : first;
}

/** "75 USD million": the magnitude behind the currency. */
function counted(text: string, at: number, number: ReadNumber): ReadNumber {
  const magnitude = readMagnitudeWord(text, at);
  if (!magnitude || number.scaled === undefined) return number;
  const { factor, end } = magnitude;
  return { ...number, scaled: number.scaled * factor, magnitude: factor, mayBeGroups: false, end };
}

/** Where the smallest unit is a hundredth; 3.50元5角 contradicts itself. */
function withParts(whole: bigint | undefined, hundredths: bigint, currency: string): bigint | undefined {
  const fits = whole !== undefined && minorDigits(currency) === 2 && whole % 100n === 0n;
  return fits ? whole + hundredths : undefined;
}

function toMinor(scaled: bigint | undefined, currency: string): bigint | undefined {
  if (scaled === undefined) return undefined;
  const fine = scaled * 10n ** BigInt(minorDigits(currency));
  return fine % NUMBER_SCALE === 0n ? fine / NUMBER_SCALE : undefined;
}
