/** A period as people name it: `Q3`, 上季度, `last week`, `2026`, 去年四季度, `first half`, 下半年, `Nov 2026`, 12月. Pure. */
import type { Temporal } from "temporal-polyfill";
import { type PeriodKind, periodAway, periodNamed, periodOf } from "../calendar/period.ts";
import { smallChineseNumber } from "./dates/chinese-count.ts";

export type PeriodContext = Readonly<{
  today: Temporal.PlainDate;
  /** 1–12: quarters, halves and years are the company's. */
  fiscalStartMonth: number;
  /** Which way one without a year points; the running one is either way's. */
  prefer: "past" | "future";
  /** The id of the week that is so many after the present one; where missing, the calendar's. */
  weekAway?: (away: number) => string;
}>;

/** @param text folded, in lower case @returns the period's id */
export function readPeriod(text: string, context: PeriodContext): string | undefined {
  const bare = text.replace(trimmings.before, "").replace(trimmings.behind, "").trim();
  const relative = readRelative(bare, context);
  if (relative) return relative;
  const { year, rest } = splitYear(bare, context);
  if (rest === "") return year === undefined ? undefined : String(year);
  const quarter = quarterIn(rest);
  if (quarter) return ofYear("quarter", year, (one) => `${one}-Q${quarter}`, context);
  const half = halfIn(rest);
  if (half) return ofYear("half", year, (one) => `${one}-H${half}`, context);
  const week = /^(?:w|wk|week) ?(\d{1,2})$|^第(\d{1,2})周$/.exec(rest);
  if (week) {
    const number = (week[1] ?? week[2])!.padStart(2, "0");
    return ofYear("week", year, (one) => `${one}-W${number}`, context);
  }
  // "May" and "Jan" are also people: alone they need "in" or a year.
  const month = monthIn(rest, { numbered: year !== undefined, short: year !== undefined || bare !== text });
  return month
    ? ofYear("month", year, (one) => `${one}-${String(month).padStart(2, "0")}`, context)
    : undefined;
}

const trimmings = {
  before: /^(?:(?:due|closing|in|for|of|during|as of) ){1,2}/,
  behind: /(?:(?:到期|签约|以内|之内|要签|的|内|里|份){1,3})$/,
};

const kinds: Readonly<Record<string, PeriodKind>> = {
  ...{ week: "week", wk: "week", 周: "week", 星期: "week", 礼拜: "week" },
  ...{ month: "month", 月: "month" },
  ...{ quarter: "quarter", qtr: "quarter", 季: "quarter", 季度: "quarter" },
  ...{ half: "half", "half year": "half", "half-year": "half", 半年: "half" },
  ...{ year: "year", "fiscal year": "year", 年: "year", 年度: "year", 财年: "year" },
};
const english =
  /^(this|current|last|previous|prev|past|next|coming) (week|wk|month|quarter|qtr|half|half[ -]year|year|fiscal year)$/;
const chinese = /^(上上|上|本|这|当|下下|下)(?:一?个|一)?(周|星期|礼拜|月|季度|季|年度|财年)$/;
/** 上半年 is the first one of a year. */
const chineseHalf = /^(上上|上|下下|下)一?个(半年)$|^(本|这|当)个?(半年)$/;
const aways: Readonly<Record<string, number>> = {
  ...{ this: 0, current: 0, last: -1, previous: -1, prev: -1, past: -1, next: 1, coming: 1 },
  ...{ 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, 下下: 2 },
};
const yearsAway: Readonly<Record<string, number>> = {
  ...{ "this year": 0, ytd: 0, "year to date": 0, "last year": -1, "next year": 1 },
  ...{ 今年: 0, 本年: 0, 去年: -1, 前年: -2, 明年: 1 },
};
const quartersAway: Readonly<Record<string, number>> = { quarter: 0, qtd: 0, "quarter to date": 0 };

function readRelative(text: string, context: PeriodContext): string | undefined {
  const { today, fiscalStartMonth, weekAway } = context;
  const [when, unit] = (english.exec(text) ?? chinese.exec(text) ?? chineseHalf.exec(text) ?? [])
    .slice(1)
    .filter((part) => part !== undefined);
  const kind =
    unit !== undefined
      ? kinds[unit]
      : Object.hasOwn(yearsAway, text)
        ? "year"
        : Object.hasOwn(quartersAway, text)
          ? "quarter"
          : undefined;
  const away = when !== undefined ? aways[when] : (yearsAway[text] ?? quartersAway[text]);
  if (kind === undefined || away === undefined) return undefined;
  if (kind === "week" && weekAway) return weekAway(away);
  return periodAway(kind, today, away, fiscalStartMonth).id;
}

/** "2026 q3", q3 2026, "q3 last year", 去年四季度, fy26: the year, and what is left without it. */
function splitYear(
  text: string,
  { today, fiscalStartMonth }: PeriodContext,
): { year?: number; rest: string } {
  const running = Number(periodOf("year", today, fiscalStartMonth).id);
  for (const [said, away] of Object.entries(yearsAway)) {
    if (text.startsWith(said)) return { year: running + away, rest: text.slice(said.length).trim() };
    if (text.endsWith(` ${said}`))
      return { year: running + away, rest: text.slice(0, -said.length).replace(/(?: of)? $/, "") };
  }
  const [, before, tail] = /^(?:fy ?)?(20\d\d)(?:年|[-/ ]|(?=[qwh上下]|$))(.*)$/.exec(text) ?? [];
  if (before !== undefined) return { year: Number(before), rest: tail!.trim() };
  const [, short, month] = /^(\d\d)年(.*)$/.exec(text) ?? /^fy ?(\d\d)()$/.exec(text) ?? [];
  if (short !== undefined) return { year: 2000 + Number(short), rest: month!.trim() };
  const [, head, behind] =
    /^(\D.*?|[12]h)(?:[ ,'’]| of )(20\d\d|(?<=^(?:[qh]\d|[12]h)[ '])\d\d)$/.exec(text) ?? [];
  return behind === undefined ? { rest: text } : { year: (Number(behind) % 2000) + 2000, rest: head!.trim() };
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "1st": 1,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
};

function quarterIn(text: string): number | undefined {
  const [, digit, word, han] =
    /^(?:q|quarter )([1-4])$|^(first|second|third|fourth|1st|2nd|3rd|4th) quarter$|^第?([一二三四1-4])季度?$/.exec(
      text,
    ) ?? [];
  if (digit) return Number(digit);
  return word ? ordinals[word] : han && smallChineseNumber(han) ? smallChineseNumber(han) : undefined;
}

function halfIn(text: string): 1 | 2 | undefined {
  const [, first, second] =
    /^(?:(h1|1h|(?:the )?(?:first|1st) half|上半年度?|前半年)|(h2|2h|(?:the )?(?:second|2nd) half|下半年度?|后半年))(?: of(?: the)? year)?$/.exec(
      text,
    ) ?? [];
  return first ? 1 : second ? 2 : undefined;
}

const months = "january february march april may june july august september october november december".split(
  " ",
);

/** @param as whether 11 is November, and "may" and "jan" are months */
function monthIn(text: string, as: Readonly<{ numbered: boolean; short: boolean }>): number | undefined {
  const han = /^(\d{1,2}|[一二三四五六七八九十]{1,2})月$/.exec(text)?.[1];
  const number = han
    ? smallChineseNumber(han)
    : as.numbered && /^(?:0?[1-9]|1[0-2])$/.test(text)
      ? Number(text)
      : undefined;
  if (number !== undefined) return number >= 1 && number <= 12 ? number : undefined;
  const word = text === "sept" ? "sep" : text;
  const at = months.findIndex(
    (month) => month === word || (as.short && word.length === 3 && month.startsWith(word)),
  );
  return at < 0 || (word === "may" && !as.short) ? undefined : at + 1;
}

/** Of the year that was named; else the running one, or the last or next one. */
function ofYear(
  kind: PeriodKind,
  year: number | undefined,
  idOf: (year: number) => string,
  { today, fiscalStartMonth, prefer }: PeriodContext,
): string | undefined {
  const named = (one: number) => periodNamed(idOf(one), fiscalStartMonth)?.id;
  if (year !== undefined) return named(year);
  const present = periodOf(kind, today, fiscalStartMonth).id;
  const running = Number(kind === "month" ? today.year : present.slice(0, 4));
  const inRunning = idOf(running);
  // Ids of one kind sort as text.
  if (prefer === "past") return named(inRunning > present ? running - 1 : running);
  return named(inRunning < present ? running + 1 : running);
}
