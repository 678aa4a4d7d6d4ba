import { smallChineseNumber } from "./dates/chinese-count.ts";
import { readEnglishNumeral } from "./english-numeral.ts";

/** Hundredths of a currency's unit behind it, 1–99. */
export type SmallChange = { hundredths: bigint; end: number };

const count = "(\\d{1,2}|[一二两三四五六七八九十]{1,3})";
const chinese = new RegExp(
  `[又零]?(?:${count}[角毛](?:${count}分)?|${count}(?:美|港|欧)?分)(?!之|[\\d一二三四五六七八九])`,
  "y",
);
const cents = / (?:and )?(\d{1,2}) cents?(?![a-z])| and (\d\d)$/y;
const between = / (?:and )?/y;
const word = / cents?(?![a-z])/y;

/**
 * 三毛, 6角三分, 又三美分, "and forty-five cents", "and 50" at the end.
 * @param text folded by `foldForReading`
 */
export function readSmallChange(text: string, at: number): SmallChange | undefined {
  chinese.lastIndex = at;
  const found = chinese.exec(text);
  if (found) {
    const [tenths, more, only] = found.slice(1).map((one) => smallChineseNumber(one ?? ""));
    if (tenths! > 9 || more! > 9) return undefined;
    return { hundredths: BigInt(tenths! * 10 + more! + only!), end: chinese.lastIndex };
  }
  cents.lastIndex = at;
  const written = cents.exec(text);
  if (written) return { hundredths: BigInt(written[1] ?? written[2]!), end: cents.lastIndex };
  return readSpelledCents(text, at);
}

function readSpelledCents(text: string, at: number): SmallChange | undefined {
  between.lastIndex = at;
  const spoken = between.test(text) ? readEnglishNumeral(text, between.lastIndex) : undefined;
  if (!spoken || spoken.value > 99 || !Number.isInteger(spoken.value)) return undefined;
  word.lastIndex = spoken.end;
  return word.test(text) ? { hundredths: BigInt(spoken.value), end: word.lastIndex } : undefined;
}
