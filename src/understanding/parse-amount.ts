import { findAmounts } from "./find-amounts.ts";
import { foldForReading } from "./fold-for-reading.ts";
import { normaliseTracked, originalSpan, type Span } from "./normalise-text.ts";
import { type AmountProblem, readAmount } from "./read-amount.ts";

export type ParsedAmount =
  | {
      ok: true;
      /** Integer minor units of `currency` (分, cents), 0 to 10^13. */
      minor: bigint;
      currency: string;
      /** Where the amount stands in the text as typed, without "about" and the like. */
      span: Span;
    }
  | { ok: false; reason: "empty" | "not-an-amount" | AmountProblem };

/**
 * A text that is one amount: 120万 · 1.2m · 1,2m · 12 lakh · ¥1,200,000 · USD 30k · 38w · 1.5亿 · 一百二十万 · 十二万五 · 约3千块.
 * Nothing is guessed: a range is `several`, more decimals than the currency has are `too-precise`. For amounts
 * inside a sentence see `findAmounts`.
 * @param currency ISO code that a bare number counts in; also decides which dollar $ is and whether ¥ is yen
 */
export function parseAmount(typed: string, { currency }: { currency: string }): ParsedAmount {
  const normalised = normaliseTracked(typed);
  const text = foldForReading(normalised.text);
  if (text === "") return { ok: false, reason: "empty" };
  const [start, end] = withoutTrimmings(text);
  const amount = readAmount(text.slice(0, end), start, currency, true);
  if (!amount || amount.end !== end) {
    const found = findAmounts(typed, { currency }).length;
    const several = found > 1 || (found === 1 && range.test(text));
    return { ok: false, reason: several ? "several" : "not-an-amount" };
  }
  if (amount.problem) return { ok: false, reason: amount.problem };
  return {
    ok: true,
    minor: amount.minor!,
    currency: amount.currency,
    span: originalSpan(normalised, start, end),
  };
}

/** "大概 30万左右" and "≈ $30k." without what surrounds the amount. */
function withoutTrimmings(text: string): [start: number, end: number] {
  const start = leading.exec(text)![0].length;
  let end = text.length;
  // From the right, character by character: a pattern anchored at the end would try every blank of a long run.
  for (;;) {
    const word = trailing.find((ending) => text.endsWith(ending, end) && end - ending.length > start);
    if (!word) return [start, end];
    end -= word.length;
  }
}

/** 30-50万, 3万到5万 */
const range = /[\d万亿千kmw] ?(?:-|~|到|至) ?[\d一二两三四五六七八九]/;
const leading =
  /^(?:[\s"'[~≈]|大约|大概|差不多|约|共计|总共|合计|共|金额|about |around |approx\.? |roughly |ca?\. |:){0,8}/;
const trailing = [" ", "\n", '"', "'", "]", ".", "!", "左右", "上下", "整", "正", "吧", "or so"];
