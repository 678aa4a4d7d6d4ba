/** Of which days tiers are told, and with which former ones they are compared. Pure. */
import { Temporal } from "temporal-polyfill";
import type { Days } from "../../calendar/asked-quarters.ts";
import { type PeriodKind, periodNamed, periodOf } from "../../calendar/period.ts";

/** ISO days of the first and the last sale. */
export type Span = Readonly<{ first: string; last: string }>;

/** Twelve months to the last sale; every line; or a calendar's period by its id: 2026, 2026-H1, 2026-Q3, 2026-11. */
export const yearToLast = "12m";
export const everything = "all";

/** @returns undefined for all lines, with a day or without @param asked "" for twelve months where there are days */
export function daysOf(asked: string, span: Span | undefined, fiscalStartMonth: number): Days | undefined {
  if (asked === everything || !span) return undefined;
  const named = asked === "" || asked === yearToLast ? undefined : periodNamed(asked, fiscalStartMonth);
  if (named) return { start: named.start, end: named.end };
  const end = Temporal.PlainDate.from(span.last);
  return { start: end.add({ days: 1 }).subtract({ years: 1 }), end };
}

/**
 * The same days a year earlier; where nothing is stored of those, the stretch of the same length right before.
 * @param spans of what is stored @returns undefined where nothing is stored of either
 */
export function formerOf({ start, end }: Days, spans: readonly Span[]): Days | undefined {
  const yearAgo = { start: start.subtract({ years: 1 }), end: endAYearAgo({ start, end }) };
  const days = start.until(end).days + 1;
  const isWholeMonths = start.day === 1 && end.day === end.daysInMonth;
  const months = isWholeMonths ? start.until(end.add({ days: 1 }), { largestUnit: "months" }).months : 0;
  const before = {
    start: start.subtract(months > 0 ? { months } : { days }),
    end: start.subtract({ days: 1 }),
  };
  return [yearAgo, before].find((one) => spans.some((span) => touches(span, one)));
}

/** A month's last day stays a month's last day: Feb 2028 has a day more than Feb 2027. */
const endAYearAgo = ({ end }: Days): Temporal.PlainDate => {
  const then = end.subtract({ years: 1 });
  return end.day === end.daysInMonth ? then.with({ day: then.daysInMonth }) : then;
};

const touches = ({ first, last }: Span, { start, end }: Days): boolean =>
  first <= end.toString() && last >= start.toString();

const mostChoices = 40;

/** Which periods of the calendar have sales: years, halves, quarters, then months, each the newest first. */
export function periodsIn(span: Span, fiscalStartMonth: number): string[] {
  const [first, last] = [Temporal.PlainDate.from(span.first), Temporal.PlainDate.from(span.last)];
  const all = (["year", "half", "quarter", "month"] satisfies PeriodKind[]).flatMap((kind) => {
    const ids: string[] = [];
    for (let one = periodOf(kind, last, fiscalStartMonth); ids.length < mostChoices; ) {
      if (Temporal.PlainDate.compare(one.end, first) < 0) break;
      ids.push(one.id);
      one = periodOf(kind, one.start.subtract({ days: 1 }), fiscalStartMonth);
    }
    return ids;
  });
  return all.slice(0, mostChoices);
}

export const wholeSpan = ({ first, last }: Span): Days => ({
  start: Temporal.PlainDate.from(first),
  end: Temporal.PlainDate.from(last),
});

/** From the first sale of some spans to the last. */
export function spanOf(spans: readonly Partial<Record<keyof Span, string | null>>[]): Span | undefined {
  const firsts = spans.flatMap(({ first }) => first ?? []);
  const lasts = spans.flatMap(({ last }) => last ?? []);
  if (firsts.length === 0 || lasts.length === 0) return undefined;
  return {
    first: firsts.reduce((least, one) => (one < least ? one : least)),
    last: lasts.reduce((most, one) => (one > most ? one : most)),
  };
}
