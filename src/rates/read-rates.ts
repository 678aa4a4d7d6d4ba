/** Texts as rates, each with the sentence that says what is wrong with it. */
import type { Temporal } from "temporal-polyfill";
import { type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { readDate } from "../deals/fields/field-values.ts";
import { readRate } from "../money/rates.ts";
import type { NewRate } from "./put-rates.ts";
import { currencyIn, readRows } from "./rate-line.ts";
import { ratesWords } from "./words.ts";

/** More than ten years of five currencies by the month, or a year of them by the day. */
const mostRows = 2_000;

export function readForeign({ workspace, locale }: Turn, typed: string): Read<string> {
  const words = ratesWords(locale);
  const currency = currencyIn(typed, workspace.currency);
  if (currency === undefined) return wrong(words.badCurrency(typed.slice(0, 20)));
  return currency === workspace.currency ? wrong(words.ownCurrency(currency)) : right(currency);
}

/** 0 takes a rate away. */
export function readWorth({ locale }: Turn, typed: string): Read<bigint> {
  const worth = readRate(typed.trim());
  return worth === undefined ? wrong(ratesWords(locale).badRate(typed.slice(0, 20))) : right(worth);
}

/** A day without a year is the nearest one: rates begin in the past as well as to come. */
export function readFrom(turn: Turn, typed: string): Read<Temporal.PlainDate> {
  const past = readDate(turn, typed, "past");
  const future = readDate(turn, typed);
  if (!past.ok || !future.ok) return future;
  const away = ({ value }: typeof past) => Math.abs(turn.today.until(value).days);
  return away(past) < away(future) ? past : future;
}

/** All rows of a table, or the sentence about the first that is wrong: then none of them counts. In a sheet 0 is a cell that nobody has filled. */
export function readTable(turn: Turn, text: string): Read<NewRate[]> {
  const words = ratesWords(turn.locale);
  const rows = readRows(text);
  if (typeof rows === "number") return wrong(words.badRow(rows, words.needColumns));
  if (rows.length === 0) return wrong(words.noRows);
  if (rows.length > mostRows) return wrong(words.tooManyRows(mostRows));
  const rates: NewRate[] = [];
  for (const { line, ...row } of rows) {
    const currency = readForeign(turn, row.currency);
    const from = /\d{4}/.test(row.from)
      ? readDate(turn, row.from)
      : wrong(words.needYear(row.from.slice(0, 20)));
    const worth = readWorth(turn, row.rate);
    if (currency.ok && from.ok && worth.ok && worth.value === 0n) {
      const removes = words.removeLine(currency.value, from.value.toString());
      return wrong(words.badRow(line, words.zeroInRows(removes)));
    }
    for (const read of [currency, from, worth]) if (!read.ok) return wrong(words.badRow(line, read.error));
    if (currency.ok && from.ok && worth.ok)
      rates.push({ currency: currency.value, from: from.value, worth: worth.value });
  }
  return right(rates);
}

/** The table in a file: UTF-8, or what a Chinese Excel writes. 欧元 in the one is ŷԪ in the other, so what can be read decides. */
export function readFile(turn: Turn, bytes: Uint8Array): Read<NewRate[]> {
  const read = readTable(turn, new TextDecoder("utf-8").decode(bytes));
  const chinese = read.ok ? read : readTable(turn, new TextDecoder("gb18030").decode(bytes));
  return chinese.ok ? chinese : read;
}
