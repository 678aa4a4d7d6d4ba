/** Lists of dates as a person writes them, and back. Pure. */
import type { Temporal } from "temporal-polyfill";
import { parseDate } from "../understanding/parse-date.ts";

export type ReadDays =
  | Readonly<{ ok: true; days: readonly string[] }>
  /** The first piece that is no date, or a range that ends before it begins or lasts too long. */
  | Readonly<{ ok: false; piece: string }>;

/** Longer than any holiday; a slip of the year must not close the company for one. */
const longestRange = 31;

/**
 * "10/1 ~ 10/7, 2027-01-01" → each day once, in order, as ISO dates. Pieces end at commas, semicolons and lines; a
 * range is written with ~, 至, 到, "to", "-" between blanks or a long dash.
 */
export function readDays(typed: string, today: Temporal.PlainDate): ReadDays {
  const days = new Set<string>();
  const pieces = typed
    .split(/[,，;；、\n]/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  for (const piece of pieces) {
    const [from, to = from, more] = piece.split(/\s*[~～—–至到]\s*|\s+(?:to|-)\s+/);
    const first = dateOf(from, today);
    // "12/30 ~ 1/2" ends in the year after the one it begins in.
    const last = first && dateOf(to, first);
    if (!first || !last || more !== undefined) return { ok: false, piece };
    const length = first.until(last).days;
    if (length < 0 || length >= longestRange) return { ok: false, piece };
    for (let day = 0; day <= length; day++) days.add(first.add({ days: day }).toString());
  }
  return { ok: true, days: [...days].sort() };
}

function dateOf(text: string | undefined, today: Temporal.PlainDate) {
  const read = parseDate(text ?? "", { today });
  return read.ok === true ? read.date : undefined;
}

/** Days that follow one another as a range: ["2026-10-01", "2026-10-02"] → [["2026-10-01", "2026-10-02"]]. */
export function rangesOf(days: readonly string[]): [first: string, last: string][] {
  const ranges: [string, string][] = [];
  for (const day of days.toSorted()) {
    const open = ranges.at(-1);
    if (open && Date.parse(day) - Date.parse(open[1]) === 86_400_000) open[1] = day;
    else ranges.push([day, day]);
  }
  return ranges;
}

/** As `readDays` reads it again: a line for each range. */
export const writeDays = (days: readonly string[]): string =>
  rangesOf(days)
    .map(([first, last]) => (first === last ? first : `${first} ~ ${last}`))
    .join("\n");
