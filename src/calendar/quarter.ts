import { Temporal } from "temporal-polyfill";

export type Quarter = Readonly<{
  /** `2026-Q4`. */
  id: string;
  /** The fiscal year, named after the calendar year in which it ends. */
  year: number;
  number: 1 | 2 | 3 | 4;
  start: Temporal.PlainDate;
  /** The last day of the quarter, itself included. */
  end: Temporal.PlainDate;
}>;

/**
 * The quarter that a date is in.
 * @param fiscalStartMonth month in which the fiscal year begins, 1–12
 * @throws RangeError when `fiscalStartMonth` is not a month
 */
export function quarterOf(date: Temporal.PlainDate, fiscalStartMonth = 1): Quarter {
  if (!Number.isInteger(fiscalStartMonth) || fiscalStartMonth < 1 || fiscalStartMonth > 12) {
    throw new RangeError(`Not a month: ${fiscalStartMonth}`);
  }
  const monthsIn = (date.month - fiscalStartMonth + 12) % 12;
  const start = date.with({ day: 1 }).subtract({ months: monthsIn % 3 });
  const number = (Math.floor(monthsIn / 3) + 1) as Quarter["number"];
  const yearEnd = date.with({ day: 1 }).add({ months: 11 - monthsIn });
  return {
    id: `${yearEnd.year}-Q${number}`,
    year: yearEnd.year,
    number,
    start,
    end: start.add({ months: 3 }).subtract({ days: 1 }),
  };
}

/** The quarter after this one. */
export function nextQuarter(quarter: Quarter, fiscalStartMonth = 1): Quarter {
  return quarterOf(quarter.end.add({ days: 1 }), fiscalStartMonth);
}

/** The quarter it is in a zone at a moment. A company has one: whoever reads its numbers elsewhere reads the same. */
export const quarterAt = (instant: Temporal.Instant, zone: string, fiscalStartMonth = 1): Quarter =>
  quarterOf(instant.toZonedDateTimeISO(zone).toPlainDate(), fiscalStartMonth);

/** The quarter of an id, as a button carries it; undefined when it is none. */
export function quarterNamed(id: string, fiscalStartMonth = 1): Quarter | undefined {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(id) ?? [];
  if (!year || !number) return undefined;
  const firstMonth = new Temporal.PlainDate(
    Number(year) - (fiscalStartMonth === 1 ? 0 : 1),
    fiscalStartMonth,
    1,
  );
  return quarterOf(firstMonth.add({ months: 3 * (Number(number) - 1) }), fiscalStartMonth);
}
