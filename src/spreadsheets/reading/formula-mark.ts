/**
 * What stands before a text of a csv that a spreadsheet would take for a formula. Such a file has no types: "=1+1" would be
 * computed by whoever opens it, and could fetch what stands beside it. A zero-width space makes it text and is not seen; it
 * goes when the file comes back. Pure.
 */

const mark = "\u200b";

/** Blanks before it are skipped by some programs, full-width signs are taken for the narrow ones. */
const formula = /^\u200b*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** @returns the same text, read the same by a person, and computed by no spreadsheet */
export const withMark = (text: string): string => (formula.test(text) ? mark + text : text);

/** Exactly ours: before what would need it. */
export const withoutMark = (text: string): string =>
  text.startsWith(mark) && formula.test(text) ? text.slice(mark.length) : text;
