/** Pieces of a text file, cut where its rows end: so that it need not be one text to be read. Pure. */

/**
 * A quote opens only at the beginning of a cell, as the reader of rows has it: 5" screen is no quote. What is in quotes may have line
 * breaks.
 * @param pieces of a text, cut anywhere
 * @returns the same text, cut behind line breaks that end a row
 */
export function wholeRows(pieces: Iterable<string>, delimiter: string): Generator<string> {
  // Sticky, so that it goes from cell to cell; the mark that a match ends with says whether its row does.
  const cell = new RegExp(
    `(?:"(?:[^"]+|"")*(?:"|$))?[^${escaped(delimiter)}\\r\\n]*(?:${escaped(delimiter)}|(\\r?\\n|\\r(?=[^]))|\\r?$)`,
    "y",
  );
  return cut(pieces, (text) => endOfRows(text, cell));
}

/** The same where a quote means nothing. */
export const wholeLines = (pieces: Iterable<string>): Generator<string> =>
  cut(pieces, (text) => text.lastIndexOf("\n") + 1);

/** @param endIn where a text may be cut; 0: nowhere yet */
function* cut(pieces: Iterable<string>, endIn: (text: string) => number): Generator<string> {
  let rest = "";
  for (const piece of pieces) {
    rest += piece;
    const end = endIn(rest);
    if (end === 0) continue;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  if (rest !== "") yield rest;
}

/** @returns behind the last line break that ends a row; 0: none does */
function endOfRows(text: string, cell: RegExp): number {
  if (!text.includes('"')) return text.lastIndexOf("\n") + 1;
  let end = 0;
  cell.lastIndex = 0;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    if (found[1] !== undefined) end = cell.lastIndex;
    if (cell.lastIndex >= text.length) break;
  }
  return end;
}

const escaped = (delimiter: string): string => delimiter.replace(/[\\\]^|-]/g, "\\$&");
