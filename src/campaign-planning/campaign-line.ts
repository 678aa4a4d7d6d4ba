/** `"Autumn fair" 20k 9/1-9/30` → what is planned, all as typed; the form shows and checks it. Pure. */
import { Temporal } from "temporal-polyfill";
import { findAmounts } from "../understanding/find-amounts.ts";
import { findDates } from "../understanding/find-dates.ts";
import { parseDate } from "../understanding/parse-date.ts";
import { splitWords } from "../understanding/split-words.ts";

export type CampaignLine = Readonly<{ name: string; cost: string; startsOn: string; endsOn: string }>;

/** A first day, what leads from it to the last one, and that there is one: 9/1-9/30, 9月1日到30日. */
const range =
  /(\d{4}-\d{1,2}-\d{1,2}|(?:\d{4}[/.年])?\d{1,2}[/.月]\d{1,2}[日号]?)\s*(?:[-–—~～至到]|to|through|until)\s*(?=\d)/iu;

/** The name in quotes, or everything before the first amount or day. Dates are ISO where they could be read. */
export function readCampaignLine(line: string, today: Temporal.PlainDate, currency: string): CampaignLine {
  const words = splitWords(line);
  const [first] = words;
  if (!first) return { name: "", cost: "", startsOn: "", endsOn: "" };
  const isValue = (text: string) =>
    findAmounts(text, { currency }).length > 0 || findDates(text.replace(range, "$1 "), { today }).length > 0;
  // USD 20k: the currency stands in front, and is no word of the name.
  const withNext = (nth: number) => `${words[nth]!.spelling} ${words[nth + 1]?.spelling ?? ""}`;
  const isCurrency = (nth: number) => findAmounts(withNext(nth), { currency })[0]?.span.start === 0;
  const valuesFrom = words.findIndex(
    ({ spelling, quoted }, nth) => nth > 0 && !quoted && (isValue(spelling) || isCurrency(nth)),
  );
  const until = first.quoted ? first.end : (words[valuesFrom]?.start ?? line.length);
  const name = first.quoted ? first.spelling : line.slice(0, until).trim();
  const rest = line.slice(until);
  const [from = "", to = ""] = daysIn(rest);
  return {
    name: name.replace(/(?:\s+(?:from|on)|\s*从|[,，:：])$/iu, "").trim(),
    cost: withoutDays(rest),
    startsOn: from === "" ? "" : (nearestDay(from, today)?.toString() ?? from),
    endsOn: to === "" ? "" : (nearestDay(withMonthOf(from, to), today)?.toString() ?? to),
  };
}

/** As they were typed, at most two: the first and the last day. */
function daysIn(rest: string): string[] {
  const [, first = ""] = range.exec(rest) ?? [];
  const apart = rest.replace(range, "$1 | ");
  const found = apart.split("|").flatMap((part) => datesOf(part));
  return first === "" ? found.slice(0, 2) : found;
}

/** What they count from does not matter: only where they stand. */
const someDay = Temporal.PlainDate.from("2026-01-01");

const datesOf = (text: string): string[] =>
  findDates(text, { today: someDay }).map(({ span }) => text.slice(span.start, span.end));

/** The rest is what it cost. */
function withoutDays(rest: string): string {
  const apart = rest.replace(range, "$1 | ");
  return daysIn(rest)
    .reduce((left, day) => left.replace(day, " "), apart)
    .replace(/\||(?<!\p{L})(?:from|to|on|cost|costs|花了|费用|花费|从|到)(?!\p{L})/giu, " ")
    .replace(/^[\s,，、:：-]+|[\s,，、:：-]+$/gu, "")
    .replace(/\s+/g, " ");
}

/** 9月1日到30日 ends in September. */
const withMonthOf = (from: string, to: string): string =>
  /^\d{1,2}[日号]?$/.test(to) ? `${/^.*?\d{1,2}月/.exec(from)?.[0] ?? ""}${to}` : to;

/** A day without a year is the nearest one: a fair of September is told of in November, and planned in July. */
export function nearestDay(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const days = (["past", "future"] as const).flatMap((prefer) => {
    const read = parseDate(typed, { today, prefer });
    return read.ok === true ? [read.date] : [];
  });
  const away = (day: Temporal.PlainDate) => Math.abs(today.until(day).days);
  return days.toSorted((a, b) => away(a) - away(b))[0];
}
