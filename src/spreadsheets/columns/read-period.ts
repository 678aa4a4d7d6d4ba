/** Periods in a column: 2026, FY26, 2026Q3, 2026年3季度, 2026H1, 上半年, 2026-08, 8月, Aug-26, or a day of them. Pure. */
import { Temporal } from "temporal-polyfill";
import { type Period, type PeriodKind, periodNamed, periodOf } from "../../calendar/period.ts";
import { smallChineseNumber } from "../../understanding/dates/chinese-count.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { readPeriod } from "../../understanding/read-period.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";
import { type DayHabit, readDayCell } from "./read-day.ts";

export type PeriodHabit = DayHabit &
  Readonly<{
    /** 1–12: quarters, halves and years are the company's. */
    fiscalStartMonth: number;
    /** What the column's name says it holds: a day in a column called 季度 stands for its quarter. A month where it says nothing. */
    kind?: Exclude<PeriodKind, "week"> | undefined;
    /** Of those that are written without one; where it is missing, each is the last that has begun. */
    year?: number | undefined;
  }>;

/** @returns the period's id: 2026-Q3, 2026-H1, 2026-08, 2026; undefined for what is none, as 近期 or 合计 */
export const readPeriodCell = (cell: Cell | undefined, habit: PeriodHabit): string | undefined =>
  read(cell, habit)?.period.id;

/** 2026年10月, 2026Q3: the last day of what is a month or a quarter with its year. @returns undefined for anything else */
export function lastDayIn(cell: Cell | undefined, habit: PeriodHabit): Temporal.PlainDate | undefined {
  const { period, isBare } = read(cell, habit) ?? {};
  return !isBare && (period?.kind === "month" || period?.kind === "quarter") ? period.end : undefined;
}

/**
 * How the periods of a column are written. Those without a year are of one year, all of them: of the one that a name says,
 * else of the running one, or of the last one where some of them have not begun yet.
 * @param names of the column, and of its sheet: 2025 各月
 * @param values what stands there
 * @returns `assumed`: the year, where no name says it; `areBare`: some are written without one
 */
export function periodHabitOf(
  names: readonly string[],
  values: Iterable<string>,
  { order, today, fiscalStartMonth }: Omit<PeriodHabit, "kind" | "year">,
): Readonly<{ habit: PeriodHabit; assumed: number | undefined; areBare: boolean }> {
  const folded = names.map((name) => foldForReading(cellText(name)));
  const kind = kindIn(folded[0] ?? "");
  const running = Number(periodOf("year", today, fiscalStartMonth).id);
  const said = folded.map((name) => /(?<!\d)(20\d{2})(?!\d)/.exec(name)?.[1]).find(Boolean);
  const habit = { order, today, fiscalStartMonth, kind, year: said ? Number(said) : running };
  const bare = [...values].flatMap((value) => {
    const found = read(value, habit);
    return found?.isBare ? [found.period] : [];
  });
  const areBare = bare.length > 0;
  if (said || !areBare) return { habit, assumed: undefined, areBare };
  const isAhead = bare.some(({ start }) => Temporal.PlainDate.compare(start, today) > 0);
  const year = isAhead ? running - 1 : running;
  return { habit: { ...habit, year }, assumed: year, areBare };
}

function kindIn(name: string): PeriodHabit["kind"] {
  if (/季|quarter|qtr/.test(name)) return "quarter";
  if (/半年|half/.test(name)) return "half";
  if (/月|month/.test(name)) return "month";
  return /年|year|^fy/.test(name) ? "year" : undefined;
}

/** `isBare`: no year stands there. */
type Found = Readonly<{ period: Period; isBare: boolean }> | undefined;

function read(cell: Cell | undefined, habit: PeriodHabit): Found {
  if (cell === null || cell === undefined || typeof cell === "boolean") return undefined;
  if (typeof cell === "object") return ofDay(readDayCell(cell, habit), habit);
  const text = foldForReading(cellText(cell)).replace(/[\s'’]+/g, "");
  return (
    (/^\d{1,8}(?:\.0+)?$/.test(text) ? ofNumber(Math.trunc(Number(text)), habit) : undefined) ??
    yearIn(text, habit) ??
    quarterIn(text, habit) ??
    halfIn(text, habit) ??
    monthIn(text, habit) ??
    inWords(foldForReading(cellText(cell)), habit) ??
    // A day by its numbers: the end of something in words is one, too, but stands for more.
    (/\d{4}|\d[-/.]\d{1,2}[-/.]\d{2}$|\d月\d/.test(text) ? ofDay(readDayCell(cell, habit), habit) : undefined)
  );
}

/** "last quarter", 去年四季度: as people say it. */
function inWords(text: string, { today, fiscalStartMonth }: PeriodHabit): Found {
  const id = readPeriod(text, { today, fiscalStartMonth, prefer: "past" });
  const period = id === undefined ? undefined : periodNamed(id, fiscalStartMonth);
  return period && { period, isBare: false };
}

const ofDay = (day: Temporal.PlainDate | undefined, { kind, fiscalStartMonth }: PeriodHabit): Found =>
  day && { period: periodOf(kind ?? "month", day, fiscalStartMonth), isBare: false };

/** 2026, 202608, 20260830, 46234 (a day as sheets count them); 8 in a column of months. */
function ofNumber(value: number, habit: PeriodHabit): Found {
  if (value <= 12) {
    if (habit.kind === "month") return month(undefined, value, habit);
    if (habit.kind === "half") return half(undefined, value, habit);
    return habit.kind === "quarter" ? quarter(undefined, value, habit) : undefined;
  }
  if (value >= 1990 && value <= 2100) return ofYear(value, habit);
  if (value >= 199_001 && value <= 210_012) return month(Math.trunc(value / 100), value % 100, habit);
  return ofDay(readDayCell(value >= 19_900_101 ? String(value) : value, habit), habit);
}

function yearIn(text: string, habit: PeriodHabit): Found {
  const [, year] =
    /^(?:fy|cy)?(\d{4})(?:财年|年度|年|fy|全年)?$/.exec(text) ??
    /^(?:fy|cy)(\d{2})$/.exec(text) ??
    /^(\d{2})(?:财年|年度|年)$/.exec(text) ??
    [];
  return year === undefined ? undefined : ofYear(whole(year), habit);
}

function quarterIn(text: string, habit: PeriodHabit): Found {
  const [, before, latin, han, behind] =
    /^(?:fy)?(\d{4}|\d{2})?(?:财年|年度|年)?[-/.]?(?:q([1-4])|第?([1-4一二三四])季度?)(?:[-/.,]?(?:fy)?(\d{4}|\d{2}))?$/.exec(
      text,
    ) ??
    /^(\d{4}|\d{2})?[-/.]?([1-4])q()(?:[-/.,]?(?:fy)?(\d{4}|\d{2}))?$/.exec(text) ??
    [];
  const number = latin ? Number(latin) : smallChineseNumber(han ?? "");
  if (number < 1 || number > 4) return undefined;
  const year = before ?? behind;
  return quarter(year === undefined ? undefined : whole(year), number, habit);
}

/** 2026H1, H1'26, 1H2026, 2026年上半年, first half of 2026. */
function halfIn(text: string, habit: PeriodHabit): Found {
  const [, before, first, second, behind] =
    /^(?:fy)?(\d{4}|\d{2})?(?:财年|年度|年)?[-/.]?(?:(h1|1h|firsthalf|1sthalf|上半年度?)|(h2|2h|secondhalf|2ndhalf|下半年度?))(?:of)?(?:[-/.,]?(?:fy)?(\d{4}|\d{2}))?$/.exec(
      text,
    ) ?? [];
  if (!first && !second) return undefined;
  const year = before ?? behind;
  return half(year === undefined ? undefined : whole(year), first ? 1 : 2, habit);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthNames =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const namedMonth = new RegExp(`^${monthNames}[-/.,]*(\\d{4}|\\d{2})?$`);
const yearAndNamed = new RegExp(`^(\\d{4}|\\d{2})[-/.,]*${monthNames}$`);

function monthIn(text: string, habit: PeriodHabit): Found {
  const [, named, behind] = namedMonth.exec(text) ?? [];
  if (named) return month(behind && whole(behind), months.indexOf(named.slice(0, 3)) + 1, habit);
  const [, ahead, called] = yearAndNamed.exec(text) ?? [];
  if (called) return month(whole(ahead!), months.indexOf(called.slice(0, 3)) + 1, habit);
  const [, number, of] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (of) return month(whole(of), Number(number), habit);
  const [, year, digits, han] =
    /^(\d{4})(?:[-/.m]|年)(\d{1,2})()(?:月份?)?$/.exec(text) ??
    /^(?:(\d{4}|\d{2})年度?)?(?:(\d{1,2})|([一二三四五六七八九十]{1,2}))月份?$/.exec(text) ??
    [];
  const counted = digits ? Number(digits) : smallChineseNumber(han ?? "");
  return month(year === undefined ? undefined : whole(year), counted, habit);
}

const whole = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function ofYear(year: number, { fiscalStartMonth }: PeriodHabit): Found {
  const period = periodNamed(String(year), fiscalStartMonth);
  return period && { period, isBare: false };
}

function quarter(year: number | undefined, number: number, habit: PeriodHabit): Found {
  const of = (one: number) => periodNamed(`${one}-Q${number}`, habit.fiscalStartMonth);
  const period = year === undefined ? bare(of, habit) : of(year);
  return period && { period, isBare: year === undefined };
}

function half(year: number | undefined, number: number, habit: PeriodHabit): Found {
  const of = (one: number) => periodNamed(`${one}-H${number}`, habit.fiscalStartMonth);
  const period = year === undefined ? bare(of, habit) : of(year);
  return period && { period, isBare: year === undefined };
}

/** A month without a year is that of the company's year. */
function month(year: number | "" | undefined, number: number, habit: PeriodHabit): Found {
  if (!(number >= 1 && number <= 12)) return undefined;
  const of = (one: number) => periodNamed(`${one}-${String(number).padStart(2, "0")}`);
  if (year !== undefined && year !== "") {
    const period = of(year);
    return period && { period, isBare: false };
  }
  const early = habit.fiscalStartMonth > 1 && number >= habit.fiscalStartMonth ? 1 : 0;
  const period = bare((one) => of(one - early), habit);
  return period && { period, isBare: true };
}

function bare(
  of: (year: number) => Period | undefined,
  { year, today, fiscalStartMonth }: PeriodHabit,
): Period | undefined {
  const running = Number(periodOf("year", today, fiscalStartMonth).id);
  const found = of(year ?? running);
  const isAhead = found && Temporal.PlainDate.compare(found.start, today) > 0;
  return year === undefined && isAhead ? of(running - 1) : found;
}
