/** Rows of a text file: in quotes where it has some, or as a database's text dump escapes them. */
import { streamCsvRows } from "hucre/csv";
import { findDelimiter } from "./delimiter.ts";
import { UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import { wholeLines, wholeRows } from "./whole-rows.ts";

type Layout = ReturnType<typeof findDelimiter>;

/**
 * Cells as text.
 * @param pieces of the text from its beginning, cut anywhere
 * @throws UnreadableSpreadsheet where it says nothing
 */
export function textRows(pieces: () => Iterable<string>): () => Iterable<readonly unknown[]> {
  const layout = findDelimiter(firstSaying(pieces()));
  const isOfDatabase = layout.delimiter === "\t" && isDump(wholeLines(pieces()));
  return () => (isOfDatabase ? dumpRows(wholeLines(pieces())) : csvRows(pieces(), layout));
}

function firstSaying(pieces: Iterable<string>): string {
  for (const piece of pieces) if (piece.trim() !== "") return piece;
  throw new UnreadableSpreadsheet({ code: "empty" });
}

function* csvRows(pieces: Iterable<string>, { delimiter, skip }: Layout) {
  let skipLines: number = skip;
  for (const piece of wholeRows(pieces, delimiter)) {
    yield* streamCsvRows(piece, { delimiter, skipLines, skipBom: false });
    skipLines = 0;
  }
}

/**
 * `COPY … TO` of PostgreSQL and the batch output of MySQL: tabs between the cells, \N or NULL for none, \t and \n for what would end
 * a cell. A quote means nothing there. NULL alone is written by others as well, who escape nothing.
 */
function isDump(pieces: Iterable<string>): boolean {
  let [hasNull, hasEscapes, isEscaped] = [false, false, true];
  for (const text of pieces) {
    if (text.includes("\\N") && /(?:^|\t)\\N(?:\t|\r?$)/m.test(text)) return true;
    hasNull ||= /(?:^|\t)NULL(?:\t|\r?$)/m.test(text);
    if (!text.includes("\\")) continue;
    hasEscapes = true;
    for (const [, letter] of text.matchAll(/\\(.)/gs)) isEscaped &&= "nt0\\".includes(letter!);
  }
  return hasNull && hasEscapes && isEscaped;
}

/** A line that is `\.` ends the table; what follows in a dump is none of it. */
function* dumpRows(pieces: Iterable<string>): Generator<(string | null)[]> {
  for (const text of pieces)
    for (const line of text.replace(/\n$/, "").split("\n")) {
      if (/^\\\.\r?$/.test(line)) return;
      yield line.replace(/\r$/, "").split("\t").map(unescaped);
    }
}

const meant: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

const unescaped = (cell: string): string | null =>
  cell === "\\N" || cell === "NULL"
    ? null
    : cell.replace(/\\(.)/gs, (_, letter: string) => meant[letter] ?? letter);
