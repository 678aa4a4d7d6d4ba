/** Rates as people type them: one in a line of words, several as rows of three columns. Pure. */
import { readRate } from "../money/rates.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { normaliseText } from "../understanding/normalise-text.ts";
import { readCurrency } from "../understanding/read-currency.ts";

/** What a line says; what it does not say is "". */
export type RateLine = Readonly<{ currency: string; rate: string; from: string }>;

/** The ISO code that a text means, whole: USD, usd, 美元, $; undefined for no currency. @param own the company's */
export function currencyIn(text: string, own: string): string | undefined {
  const folded = foldForReading(normaliseText(text));
  const found = readCurrency(folded, 0, own);
  return found?.end === folded.length ? found.currency : undefined;
}

/** `USD 7.12 from 2026-10-01` · `美元 7.12 10月1日起` · `1 USD = 7.12 CNY`. What is neither currency nor rate is the day. */
export function readRateLine(typed: string, own: string): RateLine {
  const said = { currency: "", rate: "", from: [] as string[] };
  const words = normaliseText(typed)
    .split(/[\s=:]+|,\s/)
    .flatMap((word) => apart(word, own))
    .filter(Boolean);
  for (const [nth, word] of words.entries()) {
    const currency = currencyIn(word, own);
    const isUnit = word === "1" && currencyIn(words[nth + 1] ?? "", own) !== undefined;
    if (currency !== undefined && said.currency === "") said.currency = currency;
    else if (said.rate === "" && !isUnit && readRate(word) !== undefined) said.rate = word;
    else if (currency !== own && !isUnit && !filler.test(word)) said.from.push(word);
  }
  const { currency, rate, from } = said;
  return { currency, rate, from: from.join(" ").replace(/^[从自]|起$/g, "") };
}

/** 美元7.12: a currency and its rate without a blank between. */
function apart(word: string, own: string): string[] {
  const [, name = "", number = ""] = /^(\D+)(\d[\d.]*)$/.exec(word) ?? [];
  return currencyIn(name, own) && readRate(number) !== undefined ? [name, number] : [word];
}

const filler = /^(from|since|as|of|is|从|自|起|开始|是|兑|换)$/i;

/** A row of a table: its number as people count, and the texts of its three columns. */
export type RateRow = Readonly<{ line: number; currency: string; from: string; rate: string }>;

/** Whether a text is several rates rather than one: it has rows, or commas between columns. */
export const isTable = (text: string): boolean => /\n|[,;\t，；、].*[,;\t，；、]/.test(text.trim());

/**
 * Rows of currency, day and rate, with commas, semicolons or tabs between, as Excel saves or copies them. A first row
 * without a digit is a heading; empty rows are skipped.
 * @returns the number of the first row that has not three columns, where there is one
 */
export function readRows(text: string): RateRow[] | number {
  const rows: RateRow[] = [];
  for (const [index, raw] of text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.trim() === "" || (rows.length === 0 && !/\d/.test(raw))) continue;
    const between = raw.includes("\t") ? "\t" : /[;；]/.test(raw) ? /[;；]/ : /[,，、]/;
    const cells = raw.split(between).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    );
    // What a sheet leaves of empty columns.
    while (cells.length > 3 && cells.at(-1) === "") cells.pop();
    const [currency, from, rate] = cells;
    if (cells.length !== 3 || !currency || !from || !rate) return index + 1;
    rows.push({ line: index + 1, currency, from, rate });
  }
  return rows;
}
