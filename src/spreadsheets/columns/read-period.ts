/** Months, quarters and years in a column. Pure. */
import { Temporal } from "temporal-polyfill";
import { periodNamed } from "../../calendar/period.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { readPeriod } from "../../understanding/read-period.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";
import { type DayHabit, readDayCell } from "./read-day.ts";

/** `fiscalStartMonth` 1–12: quarters and years are the company's. */
export type PeriodHabit = DayHabit & Readonly<{ fiscalStartMonth: number }>;

/** @returns the period's id: 2026-Q3, 2026-08, 2026; of a day its month; undefined for what is none */
export function readPeriodCell(
  cell: Cell | undefined,
  { fiscalStartMonth, ...habit }: PeriodHabit,
): string | undefined {
  const text = foldForReading(cellText(cell));
  const [, year, month] = /^(20\d\d)[-/.]?(0[1-9]|1[0-2])$/.exec(text) ?? [];
  const named = year
    ? `${year}-${month}`
    : text.replace(/(20\d\d)[-/. ]+(?=q)/, "$1").replace(/ ?([年月]) ?/g, "$1");
  const asked = { today: habit.today, fiscalStartMonth, prefer: "past" } as const;
  const found = typeof cell === "object" ? undefined : readPeriod(named, asked);
  if (found !== undefined && periodNamed(found, fiscalStartMonth)) return found;
  const day = readDayCell(cell, habit);
  return day && Temporal.PlainYearMonth.from(day).toString();
}
