/** Reads what people type into a deal's fields; an error is the sentence to show under the field. */
import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import { formatDate } from "../text/format/date.ts";
import type { Money } from "../text/format/money.ts";
import { parseAmount } from "../understanding/parse-amount.ts";
import { parseDate } from "../understanding/parse-date.ts";
import { parseLikelihood } from "../understanding/parse-likelihood.ts";

export type Read<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; error: string }>;

export function readAmount(turn: Turn, typed: string, currency = turn.workspace.currency): Read<Money> {
  const parsed = parseAmount(typed, { currency });
  if (parsed.ok) return { ok: true, value: { minor: parsed.minor, currency: parsed.currency } };
  return { ok: false, error: turn.text.deals.badAmount(typed.slice(0, 40)) };
}

export function readDate(turn: Turn, typed: string): Read<Temporal.PlainDate> {
  const parsed = parseDate(typed, { today: turn.today, locale: turn.locale });
  if (parsed.ok === true) return { ok: true, value: parsed.date };
  if (parsed.ok === "choose") {
    const dates = parsed.dates.map((date) => formatDate(date, turn.locale, turn.today));
    return { ok: false, error: turn.text.deals.whichDate(typed.slice(0, 40), dates) };
  }
  return { ok: false, error: turn.text.deals.badDate(typed.slice(0, 40)) };
}

export function readLikelihood(turn: Turn, typed: string): Read<number> {
  const parsed = parseLikelihood(typed);
  return parsed.ok
    ? { ok: true, value: parsed.percent }
    : { ok: false, error: turn.text.deals.badLikelihood };
}
