/** Pieces of a text file, cut where its rows end: so that it need not be one text to be read. Pure. */

/**
 * A quote opens only at the beginning of a cell, as the reader of rows has it: 5" screen is no quote. What is in quotes may have line
 * breaks.
 * @param pieces of a text, cut anywhere
 * @returns the same text, cut behind line breaks that end a row
 */
export const wholeRows = (pieces: Iterable<string>, delimiter: string): Generator<string> =>
  cut(pieces, (text) => endOfRows(text, `${delimiter}\r\n`));

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

/**
 * From quote to quote, as most of a text is in none.
 * @param ends what a cell ends with
 * @returns behind the last line break that ends a row; 0: none does
 */
function endOfRows(text: string, ends: string): number {
  let end = 0;
  for (let from = 0; from < text.length; ) {
    const quote = nextOpening(text, from, ends);
    const bare = quote < 0 ? text.length : quote;
    end = lastBreak(text, from, bare) ?? end;
    if (quote < 0) break;
    const closing = closingOf(text, quote);
    if (closing < 0) break;
    from = closing + 1;
  }
  return end;
}

/** @param from outside of quotes @returns -1: none */
function nextOpening(text: string, from: number, ends: string): number {
  let at = text.indexOf('"', from);
  // Directly behind a closing one there is none: two of them are one that is meant.
  while (at > 0 && !ends.includes(text[at - 1]!)) at = text.indexOf('"', at + 1);
  return at;
}

/** @returns -1: it is open still */
function closingOf(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** @returns behind it; undefined: none. What follows a carriage return at the text's very end may belong to it. */
function lastBreak(text: string, from: number, to: number): number | undefined {
  for (let at = to - 1; at >= from; at -= 1) {
    const letter = text.charCodeAt(at);
    if (letter === lineFeed || (letter === carriageReturn && at + 1 < text.length)) return at + 1;
  }
  return undefined;
}

const lineFeed = "\n".charCodeAt(0);
const carriageReturn = "\r".charCodeAt(0);
