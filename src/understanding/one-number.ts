import { foldForReading } from "./fold-for-reading.ts";
import { normaliseText } from "./normalise-text.ts";
import { readNumber } from "./read-number.ts";
import { NUMBER_SCALE } from "./read-numeral.ts";

/** "120", "1.2万人", "about 50 people", 五十: one number, and at most a unit behind it. */
export function oneNumberIn(typed: string): number | undefined {
  const text = foldForReading(normaliseText(typed)).replace(/^(?:about|around|约|大约|大概)\s*/, "");
  const read = readNumber(text, 0);
  if (!read || read.scaled === undefined || read.isRange || read.isVague || read.mayBeGroups)
    return undefined;
  const unit = text.slice(read.end);
  return /^\s*[^\d\s]{0,20}$/u.test(unit) ? Number(read.scaled) / Number(NUMBER_SCALE) : undefined;
}

/** The same, below zero, too: "-5", "−3.5°", "minus 5", 负五. */
export function signedNumberIn(typed: string): number | undefined {
  const below = /^\s*(?:[-−–－]|minus\s|负|零下)\s*(?=\S)/iu.exec(typed);
  if (!below) return oneNumberIn(typed);
  const rest = typed.slice(below[0].length);
  const value = /^[-−–－+]/u.test(rest) ? undefined : oneNumberIn(rest);
  return value === undefined ? undefined : value === 0 ? 0 : -value;
}
