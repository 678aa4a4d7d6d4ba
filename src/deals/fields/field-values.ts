/** Parses what people type into a deal's fields; errors are the sentences shown under the fields. */

import { Temporal } from "temporal-polyfill";
import { doubtful, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney, type Money, moneyOf } from "../../money/money.ts";
import { formatList } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { parseDate } from "../../understanding/parse-date.ts";
import { parseLikelihood } from "../../understanding/parse-likelihood.ts";
import type { Deal } from "../facts/deal.ts";
import { sumOfLines } from "../facts/edits.ts";
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

/** So many times more or less is rather a slip than news. */
const farOff = 100n;

/**
 * A typed amount, doubted when it is a hundredth or less, or a hundred times or more, of every amount that it could be
 * compared with; where there is none, when it is a mere number below a thousand.
 * @param before what stood there, or would be expected
 * @param currency meant where none is typed: the company's own, or the deal's
 */
export function readLikelyAmount(
  turn: Turn,
  typed: string,
  before: readonly Money[],
  currency?: string,
): Read<Money> {
  const read = readAmount(turn, typed, currency);
  if (!read.ok) return read;
  const words = fieldWords(turn.locale);
  const { value } = read;
  const shown = (money: Money) => formatMoney(money, turn.locale, "full");
  const said = typed.slice(0, 40);
  const isBare = /^[\d.,]+$/.test(normaliseText(typed));
  const alike = before.filter(({ minor, currency }) => currency === value.currency && minor > 0n);
  const [first] = alike;
  if (!first) {
    const isSmall = value.minor > 0n && value.minor < moneyOf(1_000, value.currency).minor;
    return isBare && isSmall ? doubtful(value, words.verySmall(said, shown(value))) : read;
  }
  if (alike.every(({ minor }) => value.minor * farOff <= minor))
    return doubtful(value, words.muchLess(said, shown(value), shown(first), isBare && value.minor > 0n));
  return alike.every(({ minor }) => value.minor >= minor * farOff)
    ? doubtful(value, words.muchMore(said, shown(value), shown(first)))
    : read;
}

/** A deal's amount: as above, and nothing at all is doubted, too. */
export function readDealAmount(turn: Turn, typed: string, before?: Money): Read<Money> {
  const read = readLikelyAmount(turn, typed, before ? [before] : [], before?.currency);
  if (!read.ok || read.doubt !== undefined || read.value.minor > 0n) return read;
  return doubtful(
    read.value,
    fieldWords(turn.locale).zeroAmount(formatMoney(read.value, turn.locale, "full")),
  );
}

/** Another amount of a deal: when it has several products that add up to something else, it is asked whether they follow. */
export function readNewAmount(turn: Turn, typed: string, { amount, lines }: Deal): Read<Money> {
  const read = readDealAmount(turn, typed, amount);
  const sum = { minor: sumOfLines(lines), currency: amount.currency };
  if (!read.ok || read.doubt !== undefined || lines.length < 2 || read.value.minor === sum.minor) return read;
  const shown = (minor: bigint) => formatMoney({ minor, currency: sum.currency }, turn.locale, "full");
  const products = lines.map(({ product, minor }) => `${product} ${shown(minor)}`);
  return doubtful(
    read.value,
    fieldWords(turn.locale).productsFollow(formatList(products, turn.locale), shown(sum.minor)),
  );
}

/** The day on which a deal is to close: doubted when it has passed. */
export function readCloseDate(turn: Turn, typed: string): Read<Temporal.PlainDate> {
  const read = readDate(turn, typed);
  if (!read.ok || Temporal.PlainDate.compare(read.value, turn.today) >= 0) return read;
  const date = formatDate(read.value, turn.locale, turn.today);
  return doubtful(read.value, fieldWords(turn.locale).isPast(typed.slice(0, 40), date));
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
  const { currency, settings } = turn.workspace;
  const { fiscalStartMonth } = settings;
  const parsed = parseDate(typed, { today: turn.today, prefer, fiscalStartMonth, currency });
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
