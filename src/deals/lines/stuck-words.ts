/** Chinese is typed without blanks: 新远科技120万下月底 is three words. */
import { Temporal } from "temporal-polyfill";
import { findAmounts } from "../../understanding/find-amounts.ts";
import { findDates } from "../../understanding/find-dates.ts";
import type { Span } from "../../understanding/normalise-text.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { parseDate } from "../../understanding/parse-date.ts";
import type { Word } from "../../understanding/split-words.ts";

/** A word, or a piece of one. */
export type Token = Readonly<{ text: string; spelling: string; quoted: boolean }>;

/** Which day it is does not matter for telling a date from a name. */
const anyDay = { today: Temporal.PlainDate.from("2026-11-18") };
const yuan = { currency: "CNY" };

/**
 * Splits a word at the amount inside it, at dates beside or behind that (今天国际80万 is 今天国际 and 80万), and at commas
 * without a blank. A word without an amount stays whole: names contain dates.
 */
export function splitStuck(word: Word): readonly Token[] {
  if (word.quoted) return [word];
  const pieces = word.spelling
    .split(/(?<!\d)[,，;；、]|[,，;；、](?!\d)/u)
    .filter((piece) => piece.trim() !== "");
  const isList = pieces.length > 1 && pieces.some(isValue);
  return (isList ? pieces : [word.spelling]).flatMap((piece) => {
    const parts = isValue(piece) ? [piece] : cut(piece);
    return parts.map((part) => ({ text: normaliseText(part), spelling: part, quoted: false }));
  });
}

function isValue(text: string): boolean {
  if (parseDate(text, anyDay).ok !== false) return true;
  const amount = parseAmount(text, yuan);
  // 30-50万 is one thing that was said, though no amount.
  return amount.ok || (amount.reason === "several" && range.test(normaliseText(text)));
}

const range = /^[\d.]+[万亿千kw]? ?[-~到至] ?[\d.]+[万亿千kw]?[元块]?$/i;

function cut(text: string): string[] {
  if (!/\p{Script=Han}/u.test(text) || text.length > 200) return [text];
  const amounts = findAmounts(text, yuan)
    .filter((found) => found.isMarked)
    .map(({ span }) => ({
      ...span,
      start: span.start - (lower.exec(text.slice(0, span.start))?.[0].length ?? 0),
    }));
  const first = amounts[0];
  if (!first) return [text];
  const dates = findDates(text, anyDay)
    .map((found) => found.span)
    .filter((span) => span.end === first.start || span.start >= first.end);
  const spans = [...amounts, ...dates].sort((a, b) => a.start - b.start).filter(isApart);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), text.slice(start, end));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => !between.test(part));
}

/** The beginning of a range stays with its end. */
const lower = /[\d.]+[万亿千kw]?[-~–—到至]$/iu;

/** Overlapping readings: the earlier one stands. */
const isApart = (span: Span, index: number, all: readonly Span[]): boolean =>
  index === 0 || all[index - 1]!.end <= span.start;

/** What stands between values and says nothing. */
const between = /^(?:左右|上下|签约|签|的|吧|在|于|预计|[\s,，.。!！:：;；、~～-])*$/u;
