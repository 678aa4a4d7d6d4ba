/** What somebody is asked for, piece by piece of the calendar: no two of one seller overlap. Pure. */
import { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import { partOf } from "../measures/quotas.ts";
import type { Money } from "../money/money.ts";

/** Of whole months. */
export type Piece = Days & Money;

export const overlaps = (one: Days, other: Days): boolean =>
  Temporal.PlainDate.compare(one.start, other.end) <= 0 &&
  Temporal.PlainDate.compare(one.end, other.start) >= 0;

/** With another amount for some days; what lay across their bounds keeps the months outside. @param amount of zero: none */
export function withQuota(pieces: readonly Piece[], { start, end }: Days, amount: Money): Piece[] {
  const rest = pieces.flatMap((piece) => {
    if (!overlaps(piece, { start, end })) return [piece];
    return [
      { start: piece.start, end: start.subtract({ days: 1 }) },
      { start: end.add({ days: 1 }), end: piece.end },
    ]
      .filter((days) => Temporal.PlainDate.compare(days.start, days.end) <= 0)
      .map((days) => ({ ...days, currency: piece.currency, minor: partOf(piece.minor, piece, days) }));
  });
  return [...rest, ...(amount.minor > 0n ? [{ start, end, ...amount }] : [])];
}

/** What of the pieces falls to some days. */
export const within = (pieces: readonly Piece[], days: Days): Piece[] =>
  pieces
    .filter((piece) => overlaps(piece, days))
    .map((piece) => {
      const start = later(piece.start, days.start);
      const end = later(piece.end, days.end) === piece.end ? days.end : piece.end;
      return { start, end, currency: piece.currency, minor: partOf(piece.minor, piece, { start, end }) };
    });

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) >= 0 ? one : other;

export const pieceKey = ({ start, end, minor, currency }: Piece): string =>
  `${start} ${end} ${minor} ${currency}`;

export const samePieces = (some: readonly Piece[], others: readonly Piece[]): boolean => {
  const keys = new Set(some.map(pieceKey));
  return keys.size === others.length && others.every((one) => keys.has(pieceKey(one)));
};
