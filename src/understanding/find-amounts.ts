import { foldForReading } from "./fold-for-reading.ts";
import { normaliseTracked, originalSpan, type Span } from "./normalise-text.ts";
import { type ReadAmount, readAmount } from "./read-amount.ts";

/** An amount inside a sentence. */
export type FoundAmount = {
  /** Integer minor units of `currency`, never negative. */
  minor: bigint;
  currency: string;
  /** In the text as it was typed. */
  span: Span;
  /** Said to be money or large (万, k, ¥, 1,200,000); a bare number may be anything. */
  isMarked: boolean;
};

/**
 * Every amount in running text, from left to right: "恒达首款到了13.5w", "globex 80->95k". Dates, percentages,
 * #42, counted things (3万人) and numbers inside names (三一重工, 3A) are no amounts; what cannot be one
 * (negative, absurdly large) is left out.
 * @param currency ISO code that a bare number counts in
 */
export function findAmounts(typed: string, { currency }: { currency: string }): FoundAmount[] {
  const normalised = normaliseTracked(typed);
  const text = foldForReading(normalised.text);
  const found: FoundAmount[] = [];
  let index = 0;
  while (index < text.length) {
    // In a range (30-50万) the hyphen is no minus.
    const isHyphen = text[index] === "-" && /[\da-z万亿千]/.test(text[index - 1] ?? " ");
    if (isHyphen || !mayBegin.test(text[index]!)) {
      index += 1;
      continue;
    }
    const amount = readAmount(text, index, currency, false);
    if (amount && stands(text, index, amount)) {
      found.push({
        minor: amount.minor!,
        currency: amount.currency,
        span: originalSpan(normalised, index, amount.end),
        isMarked: isMarked(amount),
      });
      index = amount.end;
    } else {
      index = amount?.problem ? amount.end : afterRun(text, index);
    }
  }
  return found;
}

/** Said to be money or large: 万, k, ¥, thousands set apart. */
function isMarked({ hasCurrency, number }: ReadAmount): boolean {
  return hasCurrency || number.hasGroups || number.magnitude >= 100n;
}

const mayBegin =
  /[0-9.a-z¥$€£₩₹₽฿₫₱零一二两三四五六七八九十百千半负\-人美港台新坡澳加日円韩欧英瑞卢泰越林马迪印纽元块]/;

function stands(text: string, start: number, amount: ReadAmount): boolean {
  if (amount.problem) return false;
  const { number, end } = amount;
  // 百度, 万科 and 三一重工 are names; 三百, 十二万 and ¥五千 are amounts.
  if (number.isHeadless) return false;
  if (number.isChinese && number.magnitude < 100n) return false;
  const previous = text[start - 1] ?? " ";
  const next = text[end] ?? " ";
  const isWord = /[a-z0-9.]/.test(text[start]!);
  if (isWord && /[a-z0-9#/.:_]/.test(previous)) return false;
  if (next === "%" || (/[a-z0-9]/.test(next) && /[a-z0-9.]/.test(text[end - 1]!))) return false;
  if (/[.,]/.test(next) && /\d/.test(text[end + 1] ?? " ")) return false;
  if (previous === "," && /\d/.test(text[start - 2] ?? " ")) return false;
  if (previous === "兆") return false;
  // "15 dollars 50" may be 15.50, so neither half is an amount.
  if (/[a-z$] ?\d{1,2}$/.test(text.slice(start, end)) && /\d $/.test(text.slice(start - 2, start)))
    return false;
  if (amount.hasCurrency) return !openEnd.test(text.slice(end, end + 20));
  if (/\p{Sc}/u.test(previous + next) || foreign.test(text.slice(end, end + 30))) return false;
  // Room 4B and 5T are no billions.
  if (/[bt]/.test(text[end - 1]!)) return false;
  // 50万年底 is an amount and a date.
  if (counted.test(next) && !/^年[底末前中内初]/.test(text.slice(end, end + 2))) return false;
  if (isMarked(amount)) return true;
  if (previous === "-" || previous === "第") return false;
  return (
    !(/[/:-]/.test(next) && /[0-9a-z]/.test(text[end + 1] ?? " ")) && !dated.test(text.slice(end, end + 2))
  );
}

/** Currencies and parts of them that are not known here: 20 billion francs, 50 cents. Taken for the company's own, they would lie. */
const foreign =
  /^ ?(?:[a-z]{4,12} )?(?:francs?|marks?|markka|guilders?|pesetas?|pesos?|liras?|krona|kron[eo]r|rubles?|reais|rand|bitcoins?|btc|satoshis?|sen|pence|penn(?:y|ies)|cents?)(?![a-z])/;
/** "15 dollars 50." may be 15.50. */
const openEnd = /^ (?:and )?(?:\d{1,2}|[a-z]{3,6}ty(?: [a-z]{3,5})?)[.!?]?$/;

/** 3万人, 2千台, 5千米: things, not money. */
const counted = /[人台套件个家份米克吨户座次步只箱平岁年]/;
/** 12月, 15号, 3 天, 2成, 4季度, 3期: no amounts without a magnitude. */
const dated = /^ ?[年月日号天周星礼季期点分秒折成楼层室路号]/;

/** Behind a run of letters or of digits, so that no long word is tried again at each of its letters. */
function afterRun(text: string, index: number): number {
  runs.lastIndex = index;
  runs.exec(text);
  return Math.max(index + 1, runs.lastIndex);
}

const runs = /[a-z]+|[\d.,]+|[零一二两三四五六七八九十百千万亿]+/y;
