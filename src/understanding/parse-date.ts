import { Temporal } from "temporal-polyfill";
import { earliestYear, latestYear } from "./dates/calendar.ts";
import type { DateContext, DateReading } from "./dates/date-rule.ts";
import { readDate } from "./dates/read-date.ts";
import { foldForReading } from "./fold-for-reading.ts";
import { normaliseTracked, originalSpan, type Span } from "./normalise-text.ts";

export type ParseDateOptions = {
  /** The writer's local date. */
  today: Temporal.PlainDate;
  /** Which way an incomplete date points (12/31, Friday): `future` for plans, `past` for what has happened. */
  prefer?: "future" | "past";
  /** Month in which the company's year begins, 1–12; January when missing. */
  fiscalStartMonth?: number;
  /** The company's: Labor Day and Thanksgiving are on other days in other countries. */
  currency?: string;
};

export type ParsedDate =
  | { ok: true; date: Temporal.PlainDate; span: Span }
  /** Two to five dates, earliest first: 年前, Q1, "next week". */
  | { ok: "choose"; dates: Temporal.PlainDate[]; span: Span }
  | { ok: false; reason: "empty" | "not-a-date" | "no-such-day" };

/**
 * A text that is one date, in Chinese or English whoever writes: 2026-12-31 · 12/31 (month first) · 12月31号 ·
 * 下周五 (of next week, weeks begin on Monday) · 月底 · 季末 · 三天后 · 年前 · eom · next Friday · in 2 weeks · Q1.
 * What goes with a date (签, 之前, by, before, a time of day) is allowed for, and nothing else: better asked than guessed. For dates inside a sentence see `findDates`.
 */
export function parseDate(
  typed: string,
  { today, prefer = "future", fiscalStartMonth = 1, currency }: ParseDateOptions,
): ParsedDate {
  const normalised = normaliseTracked(typed);
  const text = foldForReading(normalised.text).replace(/\n/g, " ");
  if (text === "") return { ok: false, reason: "empty" };
  // The longest way to say a date is shorter.
  if (text.length > 100) return { ok: false, reason: "not-a-date" };
  const context: DateContext = { today, prefer, fiscalStartMonth, currency };
  let isNoDay = false;
  for (const start of new Set([0, leading.exec(text)![0].length])) {
    const found = readDate(text, start, context, true);
    if (!found || !trailing.test(text.slice(found.end))) continue;
    const dates = toDates(found.reading);
    if (dates.length === 0) isNoDay = true;
    else return answer(dates, originalSpan(normalised, start, found.end));
  }
  return { ok: false, reason: isNoDay ? "no-such-day" : "not-a-date" };
}

/** A reading as dates in order, each once; none when there is no such day, or none a deal could live to see. */
export function toDates(reading: DateReading): Temporal.PlainDate[] {
  if (reading === undefined) return [];
  const dates = reading instanceof Temporal.PlainDate ? [reading] : [...reading];
  return dates
    .filter(({ year }) => year >= earliestYear && year <= latestYear)
    .sort(Temporal.PlainDate.compare)
    .filter((date, index, sorted) => index === 0 || !date.equals(sorted[index - 1]!));
}

function answer(dates: Temporal.PlainDate[], span: Span): ParsedDate {
  return dates.length === 1 ? { ok: true, date: dates[0]!, span } : { ok: "choose", dates, span };
}

const leading =
  /^(?:["'[( ~]|预计|预估|大概|大约|约|争取|计划|最晚|最迟|不晚于|截止|在|于|到|等|by |before |on |due |until |till |thru |through |around |about |no later than ){0,6}/;
/** When on that day; a date has no hours. */
const timeOfDay =
  "上午|早上|中午|下午|傍晚|晚上|凌晨|早|晚|\\d{1,2}(?::\\d{2}|点(?:半|钟|一刻|\\d{1,2}分?)?)(?!\\d)|" +
  "(?:at )?(?:\\d{1,2}(?::\\d{2})? ?[ap]\\.?m\\.?|\\d{1,2}:\\d{2}|noon)(?![a-z])|(?:in the )?(?:morning|afternoon|evening)(?![a-z])";
const trailing = new RegExp(
  `^(?:["')\\].! ]|之前|以前|前|内|之内|左右|吧|签约|签单|签字|签合同|签|成交|下单|付款|付|回款|到账|交付|报价|${timeOfDay}){0,6}$`,
);
