/** Days in a column, all written in one order. Pure. */
import { Temporal } from "temporal-polyfill";
import { earliestYear, latestYear } from "../../understanding/dates/calendar.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { parseDate } from "../../understanding/parse-date.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";

/** Which of two numbers before the year is the day. */
export type DayOrder = "day-first" | "month-first";

/**
 * `today` completes what has no year, to the nearest one in the past; of what may be `expected`, to the nearest one at all. `zone`: where an
 * instant's day is asked for, IANA.
 */
export type DayHabit = Readonly<{
  order: DayOrder;
  today: Temporal.PlainDate;
  expected?: boolean;
  zone?: string;
}>;

/** @returns undefined for what is no day */
export function readDayCell(
  cell: Cell | undefined,
  { order, today, expected = false, zone }: DayHabit,
): Temporal.PlainDate | undefined {
  if (typeof cell === "object" && cell !== null)
    return within(Temporal.PlainDate.from(cell.day.slice(0, 10)));
  if (typeof cell === "number") return ofSerial(cell);
  if (typeof cell !== "string") return undefined;
  const whole = foldForReading(cellText(cell));
  const instant = zone === undefined ? undefined : instantOf(whole);
  if (instant) return within(instant.toZonedDateTimeISO(zone!).toPlainDate());
  const text = withoutTime(whole);
  const numbers = numbersOf(text);
  if (numbers) return ofNumbers(numbers, order);
  const past = dayIn(text, today, "past");
  const future = expected ? dayIn(text, today, "future") : undefined;
  return past && future && today.until(future).days < past.until(today).days ? future : past;
}

function dayIn(text: string, today: Temporal.PlainDate, prefer: "past" | "future") {
  const parsed = parseDate(text, { today, prefer });
  return parsed.ok === true ? within(parsed.date) : undefined;
}

/** 14:05, 2:05:00 pm, T00:00:00Z, 09:30:00+08: a day is meant. */
const withoutTime = (text: string): string =>
  text.replace(
    /(?:[t ]+|(?<=日))\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?$/,
    "",
  );

/**
 * 2026-09-30 16:15:00+00, as programs write down when something was: it is the next day in Shanghai. Midnight stands for the day
 * itself, wherever it is.
 */
function instantOf(text: string): Temporal.Instant | undefined {
  const [, day, time, , hours, minutes = "00"] =
    /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?) ?(z|utc|gmt|([+-]\d{2})(?::?(\d{2}))?)$/.exec(
      text,
    ) ?? [];
  if (!day || !time || /^00:00:00(?:\.0+)?$/.test(time)) return undefined;
  try {
    return Temporal.Instant.from(`${day}T${time}${hours === undefined ? "Z" : `${hours}:${minutes}`}`);
  } catch {
    return undefined;
  }
}

type Numbers = Readonly<{ year: number; others: readonly [number, number]; yearFirst: boolean }>;

function numbersOf(text: string): Numbers | undefined {
  const [, y1, a1, b1] =
    /^(\d{4})(?:年|[-/. ])(\d{1,2})(?:月|[-/. ])(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (y1) return { year: Number(y1), others: [Number(a1), Number(b1)], yearFirst: true };
  const [, a, b, y] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? [];
  if (!y) return undefined;
  return {
    year: y.length === 2 ? 2000 + Number(y) : Number(y),
    others: [Number(a), Number(b)],
    yearFirst: false,
  };
}

function ofNumbers({ year, others: [first, second], yearFirst }: Numbers, order: DayOrder) {
  // A number beyond twelve is the day, whatever the others do.
  const isDayFirst = !yearFirst && (first > 12 || (order === "day-first" && second <= 12));
  const [month, day] = isDayFirst ? [second, first] : [first, second];
  try {
    return within(Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }));
  } catch {
    return undefined;
  }
}

/** What a text says of the order: 30/08/2026, 08/30/2026; 03/04/2026 may be either, and the rest says nothing. */
export function dayOrderIn(cell: Cell | undefined): DayOrder | "either" | undefined {
  if (typeof cell !== "string") return undefined;
  const numbers = numbersOf(withoutTime(foldForReading(cellText(cell))));
  if (!numbers || numbers.yearFirst) return undefined;
  const [first, second] = numbers.others;
  if (first > 12) return "day-first";
  if (second > 12) return "month-first";
  return first === second ? undefined : "either";
}

/** Days since the end of 1899, as sheets count them; its 29 February 1900, which was none, is of no deal's time. */
function ofSerial(serial: number): Temporal.PlainDate | undefined {
  if (!(serial > 20_000 && serial < 80_000)) return undefined;
  return within(Temporal.PlainDate.from("1899-12-30").add({ days: Math.floor(serial) }));
}

const within = (day: Temporal.PlainDate): Temporal.PlainDate | undefined =>
  day.year >= earliestYear && day.year <= latestYear ? day : undefined;
