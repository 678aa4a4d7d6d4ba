/** How phrases that others collected are read, here and by chrono. README.md says where they are from. */
import { readFileSync } from "node:fs";
import { casual as chronoEnglish } from "chrono-node/en";
import { casual as chronoChinese } from "chrono-node/zh/hans";
import { Temporal } from "temporal-polyfill";
import { majorNumeral } from "../../src/money/currency.ts";
import { parseAmount } from "../../src/understanding/parse-amount.ts";
import { parseDate } from "../../src/understanding/parse-date.ts";
import { ambiguous, conventions } from "./conventions.ts";

/**
 * - `expected`: the value that those who collected it expect.
 * - `ambiguous`: asked as it should be: between the values that `conventions.ts` names, and says why nobody could know.
 * - `asked`: several values to choose from, the expected one among them, though one could know.
 * - `refused`: no value, or choices without the expected one; the person is told what to type.
 * - `otherwise`: the value that `conventions.ts` holds right, and says why.
 * - `misread`: another value, without a question.
 */
export const outcomes = ["expected", "ambiguous", "asked", "refused", "otherwise", "misread"] as const;
export type Outcome = (typeof outcomes)[number];

export type Phrase = Readonly<{ said: string; ours: Outcome; chrono?: Outcome }>;

/** The corpora by their files; what a phrase means depends on the day it was said and on the language. */
export const corpora = ["dates.zh", "dates.en", "amounts.zh", "amounts.en"] as const;
export type Corpus = (typeof corpora)[number];

export function measure(corpus: Corpus): Phrase[] {
  const rows = JSON.parse(readFileSync(new URL(`${corpus}.json`, import.meta.url), "utf8")) as string[][];
  const locale = corpus.endsWith("zh") ? "zh" : "en";
  return rows.map(([said = "", ...facts]) =>
    corpus.startsWith("dates") ? judgeDate(said, facts, locale) : judgeAmount(said, facts, locale),
  );
}

function judgeDate(said: string, [on = "", ...meant]: string[], locale: "zh" | "en"): Phrase {
  const parsed = parseDate(said, { today: Temporal.PlainDate.from(on) });
  const dates = parsed.ok === false ? [] : parsed.ok === true ? [parsed.date] : parsed.dates;
  const parser = locale === "zh" ? chronoChinese : chronoEnglish;
  const found = parser.parse(said, new Date(`${on}T12:00`), { forwardDate: true })[0]?.start.date();
  const day =
    found &&
    Temporal.PlainDate.from({ year: found.getFullYear(), month: found.getMonth() + 1, day: found.getDate() });
  return {
    said,
    ours: outcome(said, dates.map(String), meant),
    chrono: outcome(said, day ? [String(day)] : [], meant),
  };
}

/** What units without a currency of their own stand for: $ is any dollar, a cent the hundredth of one. */
const units: Readonly<Record<string, Readonly<{ currencies: string; share?: number }>>> = {
  Dollar: { currencies: "USD" },
  Pound: { currencies: "GBP" },
  Rupee: { currencies: "INR" },
  Cent: { currencies: "USD", share: 100 },
  Pence: { currencies: "GBP", share: 100 },
  Penny: { currencies: "USD GBP", share: 100 },
};

function judgeAmount(said: string, [value = "", unit = ""]: string[], locale: "zh" | "en"): Phrase {
  const parsed = parseAmount(said, { currency: locale === "zh" ? "CNY" : "USD" });
  const { currencies, share = 1 } = units[unit] ?? { currencies: unit };
  const meant = currencies.split(" ").map((currency) => `${Number(value) / share} ${currency}`);
  const read = parsed.ok ? [`${Number(majorNumeral(parsed.minor, parsed.currency))} ${parsed.currency}`] : [];
  return { said, ours: outcome(said, read, meant) };
}

function outcome(said: string, read: readonly string[], meant: readonly string[]): Outcome {
  if (read.length === 0) return "refused";
  if (read.some((one) => meant.includes(one))) {
    if (read.length === 1) return "expected";
    return ambiguous[said]?.asks.join() === read.join() ? "ambiguous" : "asked";
  }
  if (read.length > 1) return "refused";
  return conventions[said]?.means === read[0] ? "otherwise" : "misread";
}
