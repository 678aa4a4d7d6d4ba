import { readEnglishNumeral } from "./english-numeral.ts";

/** Values are whole numbers times this, so that 0.1 万 is exact. */
export const NUMBER_SCALE = 10n ** 12n;

/** Digits as they stand, before any magnitude. */
export type Numeral = {
  /** The value times `NUMBER_SCALE`; undefined when it has more than twelve decimals. */
  scaled: bigint | undefined;
  /** Index behind the last digit. */
  end: number;
  isChinese: boolean;
  isWhole: boolean;
  /** Number of digits, leading zeros included. */
  length: number;
  /** Thousands were set apart: 1,200. */
  hasGroups: boolean;
  /** 45.000: forty-five, or a European's forty-five thousand. */
  mayBeGroups: boolean;
  /** In English words: "one" and "ten" may be anything. */
  isSpelled: boolean;
};

/**
 * The digits at `at`: 1,200,000.50 · the European 1.200.000 and 1.200.000,50 · 1,5 before "m" · .5 · 二〇二六 · 一点五 · 半 · forty-five. Undefined when there are none.
 * @param text folded by `foldForReading`
 * @param spaces whether 1 200 000 is one number; in running text it is three
 */
export function readNumeral(text: string, at: number, spaces = false): Numeral | undefined {
  const first = text.charCodeAt(at);
  if (first >= 0x61 && first <= 0x7a) return readEnglish(text, at);
  return readArabic(text, at, spaces) ?? readChinese(text, at);
}

function readEnglish(text: string, at: number): Numeral | undefined {
  const found = readEnglishNumeral(text, at);
  if (!found) return undefined;
  const plain = String(found.value);
  return {
    scaled: scale(plain),
    end: found.end,
    isChinese: false,
    isWhole: !plain.includes("."),
    length: plain.length,
    hasGroups: false,
    mayBeGroups: false,
    isSpelled: true,
  };
}

/** A comma before one or two digits is a decimal one only where a magnitude or a currency of those who write so follows. */
const afterDecimals =
  "(?:k|tsd|thousand|lakhs?|lacs?|mm?|mn|mio|mil|mln|millions?|crores?|cr|bn?|bln|mrd|billions?)(?![a-z])" +
  "|[€$£₹]|(?:eur|euros?|usd|gbp|inr|chf|sek|nok|dkk|pln|brl)(?![a-z])";
/** Nobody sets thousands apart by blanks and then counts in thousands: "Forever 21 300k" is a name and an amount. */
const noMagnitude =
  "(?! ?(?:(?:[kwbt]|mm?|mn|bn|tn|mio|mln|thousand|lakhs?|million|billion)(?![a-z])|[十百千万亿]))";
/** A number goes on behind its end. */
const goesOn = "(?!\\d|[.,]\\d)";
const grouped = [
  // 1,200,000.50; the Indian 12,00,000; the European 1.200.000,50
  `\\d{1,3}(?:,\\d{3})+(?!,?\\d)(?:\\.\\d+)?`,
  `\\d{1,2}(?:,\\d{2})+,\\d{3}(?!,?\\d)(?:\\.\\d+)?`,
  `\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}${goesOn}`,
  `\\d{1,3}(?:\\.\\d{3}){2,}${goesOn}`,
];
const groupedByBlanks = `\\d{1,3}(?: \\d{3})+(?!\\d)(?:\\.\\d+|,\\d{1,2}${goesOn})?${noMagnitude}`;
const patternOf = (groups: readonly string[]) =>
  new RegExp(`(${groups.join("|")})|\\d+,\\d{1,2}(?= ?(?:${afterDecimals}))|\\d+(?:\\.\\d+)?|\\.\\d+`, "y");
const arabic = patternOf(grouped);
const arabicWithSpaces = patternOf([...grouped, groupedByBlanks]);

function readArabic(text: string, at: number, spaces: boolean): Numeral | undefined {
  const pattern = spaces ? arabicWithSpaces : arabic;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return undefined;
  const plain = withoutGroups(found[0]);
  return {
    scaled: scale(plain),
    end: pattern.lastIndex,
    isChinese: false,
    isWhole: !plain.includes("."),
    length: plain.length,
    hasGroups: found[1] !== undefined,
    mayBeGroups: /^[1-9]\d{0,2}\.\d{3}$/.test(found[0]),
    isSpelled: false,
  };
}

/** Digits with a decimal point, however they were written. */
function withoutGroups(number: string): string {
  if (/,\d{1,2}$/.test(number)) return number.replace(/[. ]/g, "").replace(",", ".");
  return number.replace(/\..*\./.test(number) ? /[.]/g : /[, ]/g, "");
}

const chineseDigits = "零一二三四五六七八九";
const chinese = /半|([零一二两三四五六七八九]+)(?:点([零一二三四五六七八九]+))?/y;

function readChinese(text: string, at: number): Numeral | undefined {
  chinese.lastIndex = at;
  const found = chinese.exec(text);
  if (!found) return undefined;
  const plain =
    found[1] === undefined ? "0.5" : [found[1], found[2]].filter(Boolean).map(arabicDigits).join(".");
  return {
    scaled: scale(plain),
    end: chinese.lastIndex,
    isChinese: true,
    isWhole: !plain.includes("."),
    length: found[0].length,
    hasGroups: false,
    mayBeGroups: false,
    isSpelled: false,
  };
}

function arabicDigits(typed: string | undefined): string {
  return (typed ?? "").replace(/./gu, (digit) => String(digit === "两" ? 2 : chineseDigits.indexOf(digit)));
}

function scale(plain: string): bigint | undefined {
  const [whole = "", fraction = ""] = plain.split(".");
  // Too much for anyone; counting ten thousand digits out would only cost time.
  if (whole.length > 40) return 10n ** 60n * NUMBER_SCALE;
  const decimals = fraction.slice(0, 40).replace(/0+$/, "");
  return decimals.length > 12 ? undefined : BigInt(whole + decimals.padEnd(12, "0"));
}
