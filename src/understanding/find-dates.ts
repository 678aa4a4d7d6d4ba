import type { Temporal } from "temporal-polyfill";
import { readDate } from "./dates/read-date.ts";
import { foldForReading } from "./fold-for-reading.ts";
import { normaliseTracked, originalSpan, type Span } from "./normalise-text.ts";
import { type ParseDateOptions, toDates } from "./parse-date.ts";

/** A date inside a sentence; more than one in `dates` (earliest first) means one has to be chosen. */
export type FoundDate = { dates: Temporal.PlainDate[]; span: Span };

/**
 * Every date in running text, from left to right: "今天见了张总 方案基本认可 下周三报价" has two. Weak ways of writing a
 * date (May, 12.31, 80-95, Sat) are left out, and so is what names no day (2月30日).
 */
export function findDates(
  typed: string,
  { today, prefer = "future", fiscalStartMonth = 1, currency }: ParseDateOptions,
): FoundDate[] {
  const normalised = normaliseTracked(typed);
  const text = foldForReading(normalised.text);
  const found: FoundDate[] = [];
  let index = 0;
  while (index < text.length) {
    const read = mayBegin(text, index)
      ? readDate(text, index, { today, prefer, fiscalStartMonth, currency }, false)
      : undefined;
    const dates = read ? toDates(read.reading) : [];
    if (read && dates.length > 0 && stands(text, index, read.end)) {
      found.push({ dates, span: originalSpan(normalised, index, read.end) });
    }
    index = read ? read.end : index + 1;
  }
  return found;
}

const beginnings =
  /[\da-z一二两三四五六七八九十今明后昨前去大本当这下上年月周星礼半再过第季元五国双圣中端春除岁劳财正冬腊农阴旧]/;

/** No date begins inside a word or a number, and none behind # or a version's point. */
function mayBegin(text: string, index: number): boolean {
  const character = text[index]!;
  if (!beginnings.test(character)) return false;
  const previous = text[index - 1] ?? " ";
  // 三六七年一月一日, 雍正四年大年三十: of a year that is not understood.
  if (/[年月]/.test(previous) && /[\d一二三四五六七八九十大正冬腊农]/.test(character)) return false;
  if (previous === "大" && character === "年") return false;
  if (/[a-z0-9]/.test(character)) return !/[a-z0-9#.,/_@-]/.test(previous);
  return (
    !/[一二两三四五六七八九十百千万亿第\d.]/.test(previous) || !/[一二两三四五六七八九十]/.test(character)
  );
}

function stands(text: string, start: number, end: number): boolean {
  if (/[a-z0-9]/.test(text[end] ?? " ") && /[a-z0-9]/.test(text[end - 1]!)) return false;
  if (text[end] === "." && /[a-z]/.test(text[end + 1] ?? " ")) return false;
  // "sat with Jen", "Sun Microsystems"
  return !["sat", "sun"].includes(text.slice(start, end));
}
