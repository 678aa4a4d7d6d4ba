/** Amounts in a column, all written in one habit. Pure. */
import { majorNumeral, minorDigits } from "../../money/currency.ts";
import type { Money } from "../../money/money.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { readCurrency } from "../../understanding/read-currency.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";

export type DecimalMark = "." | ",";

/** `currency`: what a bare number counts in; `decimal`: what stands before the cents; `unit`: how much a bare 1 is, a power of ten. */
export type MoneyHabit = Readonly<{ currency: string; decimal: DecimalMark; unit?: number }>;

/**
 * @returns undefined for what is no amount; negative ones are returns
 */
export function readMoneyCell(
  cell: Cell | undefined,
  { currency, decimal, unit = 1 }: MoneyHabit,
): Money | undefined {
  if (typeof cell === "number")
    return Number.isFinite(cell) ? { minor: minorOf(cell, currency, unit), currency } : undefined;
  if (typeof cell !== "string") return undefined;
  if (decimal === "." && plainNumber.test(cell))
    return { minor: minorOfDecimal(cell, currency, unit), currency };
  const text = foldForReading(cellText(cell));
  const { bare, negative } = unsigned(text);
  const plain = plainNumeral(bare, decimal);
  // 12 in a column of 万元 is 120,000; what names its own magnitude (12万) does so in no column of 万元.
  const whole =
    unit === 1 || namesMagnitude(cell) ? plain : plain.replace(numeral, (one) => moved(one, unit));
  const parsed = parseAmount(whole, { currency });
  const money = parsed.ok ? parsed : roundedAmount(whole, currency);
  return money && { minor: negative ? -money.minor : money.minor, currency: money.currency };
}

/** As databases write it: most cells of a large file, at a tenth of the cost. */
const plainNumber = /^-?\d{1,13}(?:\.\d{1,20})?$/;
const numeral = /\d+(?:\.\d+)?/;

/** Half a cent away from zero, as of numbers: in files some amounts have more digits than there are cents. */
function roundedAmount(text: string, currency: string) {
  const rounded = text.replace(/\d{1,13}\.\d+/, (one) =>
    majorNumeral(minorOfDecimal(one, currency), currency),
  );
  const parsed = parseAmount(rounded, { currency });
  return parsed.ok ? parsed : undefined;
}

/** 12.3456 → 123456 by a unit of 10,000. */
function moved(decimal: string, unit: number): string {
  const [whole = "0", fraction = ""] = decimal.split(".");
  const places = placesOf(unit);
  const rest = fraction.slice(places);
  return whole + fraction.slice(0, places).padEnd(places, "0") + (rest ? `.${rest}` : "");
}

const placesOf = (unit: number): number => Math.round(Math.log10(unit));

/** Does a text say its own magnitude (12万, 3k), so that what its column counts in says nothing of it? */
export const namesMagnitude = (cell: Cell | undefined): boolean =>
  typeof cell === "string" &&
  /\d ?(?:[十百千万亿]|(?:k|w|mn?|bn?|thousands?|millions?|billions?|lakhs?|crores?)(?![a-z]))/.test(
    foldForReading(cellText(cell)),
  );

/**
 * A sheet's number in minor units, half a cent away from zero as sheets show it: they know 15 digits, so 1.005 is not
 * the 1.00499… that a double stands for.
 */
export function minorOf(value: number, currency: string, unit = 1): bigint {
  const scale = 10 ** (minorDigits(currency) + placesOf(unit));
  const minor = Math.round(value * scale);
  // Most amounts: the double is the nearest to just so many minor units, so there is nothing to round.
  if (Math.abs(minor) < 1e14 && minor / scale === value) return BigInt(minor);
  return minorOfDecimal(decimalOf(value), currency, unit);
}

function minorOfDecimal(decimal: string, currency: string, unit = 1): bigint {
  const digits = minorDigits(currency) + placesOf(unit);
  const point = decimal.indexOf(".");
  if (decimal.length <= 15 && (point < 0 || decimal.length - point - 1 <= digits)) {
    // Most amounts: nothing is rounded away, and so small a double is off by far less than half a unit.
    const minor = Math.round(Number(decimal) * 10 ** digits);
    if (Math.abs(minor) < 1e15) return BigInt(minor);
  }
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const minor = fraction.charCodeAt(digits) >= five ? kept + 1n : kept;
  return decimal.startsWith("-") ? -minor : minor;
}

const five = "5".charCodeAt(0);

/** Without an exponent. */
function decimalOf(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  const sign = value < 0 ? "-" : "";
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** "(1,200)", "-5", "5-", "¥-5", "−5". */
export function unsigned(text: string): { bare: string; negative: boolean } {
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) return { bare: inBrackets, negative: true };
  const bare = text.replace(/^(\D{0,4})-\s*(?=[\d.,¥$€£]|[a-z]{3})/, "$1").replace(/(?<=\d)-$/, "");
  return { bare, negative: bare !== text };
}

/** Groups gone and a point before the cents: 1.234.567,5 万 → 1234567.5 万. */
export function plainNumeral(text: string, decimal: DecimalMark): string {
  const groups = decimal === "." ? /(?<=\d)[,' ](?=\d{2,4}(?!\d))/g : /(?<=\d)[.' ](?=\d{3}(?!\d))/g;
  const bare = text.replace(groups, "");
  return decimal === "." ? bare : bare.replace(/(?<=\d),(?=\d)/g, ".");
}

/**
 * What a text says of the mark before its cents: 1.234,56 and 1234,5 say ",", 1,234.56 and 0.5 say "."; 1.234 and 1,234 may
 * be either, and the rest says nothing.
 */
export function decimalMarkIn(cell: Cell | undefined): DecimalMark | "either" | undefined {
  if (typeof cell !== "string") return undefined;
  const numeral = /\d[\d.,' ]*/.exec(cellText(cell))?.[0].trim() ?? "";
  const marks = [...numeral].filter((letter) => letter === "." || letter === ",") as DecimalMark[];
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  const behind = numeral.length - numeral.lastIndexOf(last) - 1;
  const isAlone = marks.filter((one) => one === last).length === 1;
  if (new Set(marks).size === 2) return isAlone ? last : undefined;
  // 1.234.567: groups, so the other one is the mark.
  if (!isAlone) return last === "." ? "," : ".";
  if (behind !== 3) return last;
  return /^0[.,]/.test(numeral) ? last : "either";
}

/** The currency that a text or a number format names, beside a number or alone: ¥ 100, [$€-407]. */
export function currencyIn(text: string, own: string): string | undefined {
  const folded = foldForReading(cellText(text)).replace(/\[\$([^\]-]*)-?[^\]]*\]/g, "$1");
  for (const [at, letter] of [...folded].entries()) {
    if (!/[\p{L}\p{Sc}]/u.test(letter)) continue;
    const found = readCurrency(folded, at, own);
    if (found) return found.currency;
  }
  return undefined;
}

/** USD, 美元, ¥ alone. @param own the company's: which dollar $ is */
export function currencyNamed(text: string, own: string): string | undefined {
  const folded = foldForReading(cellText(text));
  const found = readCurrency(folded, 0, own);
  if (found && found.end === folded.length) return found.currency;
  return /^[a-z]{3}$/.test(folded) && isCurrency(folded.toUpperCase()) ? folded.toUpperCase() : undefined;
}

const isCurrency = (code: string): boolean => allCurrencies.has(code);
const allCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** What a column's name says its amounts count in: Amount (USD), 金额（万美元）. */
export const currencyInName = (name: string, own: string): string | undefined =>
  foldForReading(cellText(name))
    .split(/[^\p{L}\p{Sc}]+|(?:[百千]?万|亿)/u)
    .map((word) => (word === "" ? undefined : currencyNamed(word, own)))
    .find((one) => one !== undefined);
