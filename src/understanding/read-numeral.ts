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
};

/**
 * The digits at `at`: 1,200,000.50 · the European 1.200.000 · .5 · 二〇二六 · 一点五 · 半. Undefined when there are none.
 * @param text folded by `foldForReading`
 * @param spaces whether 1 200 000 is one number; in running text it is three
 */
export function readNumeral(text: string, at: number, spaces = false): Numeral | undefined {
  return readArabic(text, at, spaces) ?? readChinese(text, at);
}

const arabic = /(\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![.\d]))|\d+(?:\.\d+)?|\.\d+/y;
const arabicWithSpaces =
  /(\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![.\d])|\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?)|\d+(?:\.\d+)?|\.\d+/y;

function readArabic(text: string, at: number, spaces: boolean): Numeral | undefined {
  const pattern = spaces ? arabicWithSpaces : arabic;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return undefined;
  const hasGroups = found[1] !== undefined;
  const points = found[0].split(".");
  const plain = (points.length > 2 ? points.join("") : found[0]).replace(/[, ]/g, "");
  return {
    scaled: scale(plain),
    end: pattern.lastIndex,
    isChinese: false,
    isWhole: !plain.includes("."),
    length: plain.length,
    hasGroups,
    mayBeGroups: /^[1-9]\d{0,2}\.\d{3}$/.test(found[0]),
  };
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
