/** Parses what people type into a deal's fields; errors are the sentences shown under the fields. */

import type { Temporal } from "temporal-polyfill";
import { type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney, type Money } from "../../money/money.ts";
import { formatDate } from "../../text/format/date.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { parseDate } from "../../understanding/parse-date.ts";
import { parseLikelihood } from "../../understanding/parse-likelihood.ts";
import { fieldWords } from "./words.ts";

/**
 * @param currency for a number without one (default: the company's)
 * @returns minor units, or a sentence for the field
 */
export function readAmount(turn: Turn, typed: string, currency = turn.workspace.currency): Read<Money> {
  const parsed = parseAmount(typed, { currency });
  if (parsed.ok) return right({ minor: parsed.minor, currency: parsed.currency });
  const words = fieldWords(turn.locale);
  const shown = typed.slice(0, 40);
  const problem = parsed.reason === "empty" || parsed.reason === "not-an-amount" ? undefined : parsed.reason;
  return wrong(problem ? words.amountProblems[problem](shown) : words.badAmount(shown));
}

/**
 * Relative dates count from the member's today. A date that could be two (3/4) is refused with both.
 * @param prefer which way an incomplete date points
 */
export function readDate(
  turn: Turn,
  typed: string,
  prefer: "future" | "past" = "future",
): Read<Temporal.PlainDate> {
  const parsed = parseDate(typed, { today: turn.today, locale: turn.locale, prefer });
  if (parsed.ok === true) return right(parsed.date);
  if (parsed.ok === "choose") {
    const dates = parsed.dates.map((date) => formatDate(date, turn.locale, turn.today));
    return wrong(fieldWords(turn.locale).whichDate(typed.slice(0, 40), dates));
  }
  const { noSuchDay, badDate } = fieldWords(turn.locale);
  return wrong((parsed.reason === "no-such-day" ? noSuchDay : badDate)(typed.slice(0, 40)));
}

/** How a typed amount is understood, to be seen before it is saved; undefined when it says so itself. */
export function amountHint(turn: Turn, typed: string, currency?: string): string | undefined {
  const read = readAmount(turn, typed, currency);
  return read.ok ? hint(turn, typed, formatMoney(read.value, turn.locale, "full")) : undefined;
}

/** How a typed date is understood: “3/4” is March 4, 2027. */
export function dateHint(
  turn: Turn,
  typed: string,
  prefer: "future" | "past" = "future",
): string | undefined {
  const read = readDate(turn, typed, prefer);
  if (!read.ok || typed === read.value.toString()) return undefined;
  return hint(turn, typed, formatDate(read.value, turn.locale, turn.today));
}

const hint = (turn: Turn, typed: string, meant: string): string | undefined =>
  typed === meant ? undefined : fieldWords(turn.locale).reads(typed.slice(0, 40), meant);

/** Whole percent, 0–100. */
export function readLikelihood(turn: Turn, typed: string): Read<number> {
  const parsed = parseLikelihood(typed);
  return parsed.ok ? right(parsed.percent) : wrong(fieldWords(turn.locale).badLikelihood);
}
