/** Amounts in a column, all written in one habit. Pure. */
import { minorDigits } from "../../money/currency.ts";
import type { Money } from "../../money/money.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { readCurrency } from "../../understanding/read-currency.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";

export type DecimalMark = "." | ",";

/** `currency`: what a bare number counts in; `decimal`: what stands before the cents. */
export type MoneyHabit = Readonly<{ currency: string; decimal: DecimalMark }>;

/**
 * @returns undefined for what is no amount; negative ones are returns
 */
export function readMoneyCell(cell: Cell | undefined, { currency, decimal }: MoneyHabit): Money | undefined {
  if (typeof cell === "number") return { minor: minorOf(cell, currency), currency };
  if (typeof cell !== "string") return undefined;
  const text = foldForReading(cellText(cell));
  const { bare, negative } = unsigned(text);
  const parsed = parseAmount(plainNumeral(bare, decimal), { currency });
  if (!parsed.ok) return undefined;
  return { minor: negative ? -parsed.minor : parsed.minor, currency: parsed.currency };
}

/**
 * A sheet's number in minor units, half a cent away from zero as sheets show it: they know 15 digits, so 1.005 is not
 * the 1.00499… that a double stands for.
 */
export function minorOf(value: number, currency: string): bigint {
  const digits = minorDigits(currency);
  const [whole = "0", fraction = ""] = decimalOf(Math.abs(value)).split(".");
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const minor = Number(fraction[digits] ?? "0") >= 5 ? kept + 1n : kept;
  return value < 0 ? -minor : minor;
}

/** Without an exponent. */
function decimalOf(value: number): string {
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? digits.padEnd(point, "0")
    : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** "(1,200)", "-5", "5-", "¥-5", "−5". */
function unsigned(text: string): { bare: string; negative: boolean } {
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) return { bare: inBrackets, negative: true };
  const bare = text.replace(/^(\D{0,4})-\s*(?=[\d.,¥$€£]|[a-z]{3})/, "$1").replace(/(?<=\d)-$/, "");
  return { bare, negative: bare !== text };
}

/** Groups gone and a point before the cents: 1.234.567,5 万 → 1234567.5 万. */
function plainNumeral(text: string, decimal: DecimalMark): string {
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
