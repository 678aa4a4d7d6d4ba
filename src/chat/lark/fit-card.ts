/** Fits a card into Lark's limits: buttons first, the rest in order, with a note about what was left out. Pure. */

import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { byteLength, countElements, type LarkElement, quietParagraph } from "./elements.ts";
import { limits } from "./limits.ts";
import { larkWords } from "./words.ts";

/** Something that is shown whole or not at all. */
export type Piece = Readonly<{
  element: LarkElement;
  /** Kept before everything else: without its buttons a card is a dead end. */
  essential?: boolean;
  /** Rows that this piece does not show. */
  leftOut?: number;
  /** The same with fewer rows; undefined when it cannot shrink further. */
  smaller?: () => Piece | undefined;
}>;

export type Room = Readonly<{ elements: number; bytes: number }>;

/** The room of a card of which `used` is taken already, less what the sentence about the rest needs. */
export const roomBeside = (used: unknown): Room => ({
  elements: limits.cardElements - countElements(used) - noteElements,
  bytes: limits.cardBytes - byteLength(used) - noteBytes,
});
const noteElements = 2;
const noteBytes = 400;

/** `whole`: nothing had to be left out. */
export type Fitted = Readonly<{ elements: LarkElement[]; whole: boolean }>;

/**
 * Keeps the essential pieces, then the others in order, as long as there is room (elements and bytes). A piece that
 * does not fit is tried in its smaller forms; a note says how much was left out.
 */
export function fitCard(pieces: readonly Piece[], room: Room, locale: Locale): Fitted {
  let { elements, bytes } = room;
  const kept = new Map<Piece, LarkElement>();
  const missing = new Map<Piece, number>();

  const fits = (element: LarkElement): boolean => {
    const cost = { elements: countElements(element), bytes: byteLength(element) + 1 };
    if (cost.elements > elements || cost.bytes > bytes) return false;
    elements -= cost.elements;
    bytes -= cost.bytes;
    return true;
  };
  const keep = (piece: Piece): void => {
    let candidate: Piece | undefined = piece;
    let leftOut = 1;
    while (candidate && !fits(candidate.element)) {
      leftOut = candidate.leftOut ?? leftOut;
      candidate = candidate.smaller?.();
    }
    if (candidate) kept.set(piece, candidate.element);
    const count = candidate ? (candidate.leftOut ?? 0) : leftOut;
    if (count > 0) missing.set(piece, count);
  };
  for (const piece of pieces) if (piece.essential) keep(piece);
  for (const piece of pieces) if (!piece.essential) keep(piece);

  const noteAfter = pieces.findLastIndex((piece) => missing.has(piece));
  const shown = pieces.flatMap((piece, index) => {
    const element = kept.get(piece);
    return [...(element ? [element] : []), ...(index === noteAfter ? [leftOutNote(missing, locale)] : [])];
  });
  return { elements: shown, whole: missing.size === 0 };
}

function leftOutNote(missing: ReadonlyMap<Piece, number>, locale: Locale): LarkElement {
  const count = [...missing.values()].reduce((sum, one) => sum + one, 0);
  return quietParagraph(larkWords(locale).leftOut(formatNumber(count, locale)));
}
