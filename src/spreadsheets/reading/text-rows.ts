/** Rows of a text file: in quotes where it has some, or as a database's text dump escapes them. */
import { streamCsvRows } from "hucre/csv";
import type { findDelimiter } from "./delimiter.ts";

type Layout = ReturnType<typeof findDelimiter>;

/** Cells as text. */
export const textRows = (text: string, { delimiter, skip }: Layout): Iterable<readonly unknown[]> =>
  isDump(text, delimiter) ? dumpRows(text) : streamCsvRows(text, { delimiter, skipLines: skip });

/**
 * `COPY … TO` of PostgreSQL and the batch output of MySQL: tabs between the cells, \N or NULL for none, \t and \n for what would end
 * a cell. A quote means nothing there. NULL alone is written by others as well, who escape nothing.
 */
function isDump(text: string, delimiter: string): boolean {
  if (delimiter !== "\t") return false;
  if (text.includes("\\N") && /(?:^|\t)\\N(?:\t|\r?$)/m.test(text)) return true;
  if (!text.includes("\\") || !/(?:^|\t)NULL(?:\t|\r?$)/m.test(text)) return false;
  for (const [, letter] of text.matchAll(/\\(.)/gs)) if (!"nt0\\".includes(letter!)) return false;
  return true;
}

/** A line that is `\.` ends the table; what follows in a dump is none of it. */
function* dumpRows(text: string): Generator<(string | null)[]> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end).replace(/\r$/, "");
    from = end < 0 ? text.length : end + 1;
    if (line === "\\.") return;
    yield line.split("\t").map(unescaped);
  }
}

const meant: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

const unescaped = (cell: string): string | null =>
  cell === "\\N" || cell === "NULL"
    ? null
    : cell.replace(/\\(.)/gs, (_, letter: string) => meant[letter] ?? letter);
