import { Temporal } from "temporal-polyfill";
import { isoWeekId, mondayOf } from "./forecast-week.ts";
import { quarterNamed, quarterOf } from "./quarter.ts";

export type PeriodKind = "week" | "month" | "quarter" | "half" | "year";

/** Days that people ask about together. Quarters, halves and years are the company's, weeks begin on Monday. */
export type Period = Readonly<{
  /** `2026-W48`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`. */
  id: string;
  kind: PeriodKind;
  start: Temporal.PlainDate;
  /** The last day, itself included. */
  end: Temporal.PlainDate;
}>;

/** The period of a kind that a day is in. @param fiscalStartMonth 1–12 */
export function periodOf(kind: PeriodKind, date: Temporal.PlainDate, fiscalStartMonth = 1): Period {
  switch (kind) {
    case "week": {
      const start = mondayOf(date);
      return { id: isoWeekId(start), kind, start, end: start.add({ days: 6 }) };
    }
    case "month": {
      const start = date.with({ day: 1 });
      return {
        id: start.toPlainYearMonth().toString(),
        kind,
        start,
        end: date.with({ day: date.daysInMonth }),
      };
    }
    case "quarter": {
      const { id, start, end } = quarterOf(date, fiscalStartMonth);
      return { id, kind, start, end };
    }
    case "half": {
      const { year, number, start } = quarterOf(date, fiscalStartMonth);
      const half = number < 3 ? 1 : 2;
      const first = start.subtract({ months: 3 * (number - (2 * half - 1)) });
      return {
        id: `${year}-H${half}`,
        kind,
        start: first,
        end: first.add({ months: 6 }).subtract({ days: 1 }),
      };
    }
    case "year": {
      const { year, number, start } = quarterOf(date, fiscalStartMonth);
      const first = start.subtract({ months: 3 * (number - 1) });
      return { id: String(year), kind, start: first, end: first.add({ years: 1 }).subtract({ days: 1 }) };
    }
  }
}

/** The period of an id, as a button carries it; undefined when it is none. */
export function periodNamed(id: string, fiscalStartMonth = 1): Period | undefined {
  const [, year, month, week, half] =
    /^(\d{4})(?:-(0[1-9]|1[0-2])|-W(\d{2})|-H([12])|-Q[1-4])?$/.exec(id) ?? [];
  if (!year) return undefined;
  if (month) return periodOf("month", Temporal.PlainDate.from(`${id}-01`));
  if (week) {
    const found = periodOf("week", Temporal.PlainDate.from(`${year}-01-04`).add({ weeks: Number(week) - 1 }));
    return found.id === id ? found : undefined;
  }
  if (half) {
    const quarter = quarterNamed(`${year}-Q${2 * Number(half)}`, fiscalStartMonth);
    return quarter && periodOf("half", quarter.start, fiscalStartMonth);
  }
  const quarter = quarterNamed(id.length === 4 ? `${id}-Q1` : id, fiscalStartMonth);
  return quarter && periodOf(id.length === 4 ? "year" : "quarter", quarter.start, fiscalStartMonth);
}

/** The one before it, of the same kind. */
export const periodBefore = ({ kind, start }: Pick<Period, "kind" | "start">, fiscalStartMonth = 1): Period =>
  periodOf(kind, start.subtract({ days: 1 }), fiscalStartMonth);

/** The one that is so many after that of a day, or before it. */
export const periodAway = (
  kind: PeriodKind,
  date: Temporal.PlainDate,
  away: number,
  fiscalStartMonth = 1,
): Period =>
  periodOf(kind, periodOf(kind, date, fiscalStartMonth).start.add(steps[kind](away)), fiscalStartMonth);

const steps: Readonly<Record<PeriodKind, (away: number) => Temporal.DurationLike>> = {
  week: (weeks) => ({ weeks }),
  month: (months) => ({ months }),
  quarter: (quarters) => ({ months: 3 * quarters }),
  half: (halves) => ({ months: 6 * halves }),
  year: (years) => ({ years }),
};
