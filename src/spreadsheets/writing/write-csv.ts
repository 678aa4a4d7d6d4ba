/** A table for whatever reads no xlsx: RFC 4180, UTF-8 with the mark by which Excel knows it. */
import { withMark } from "../reading/formula-mark.ts";
import { plainValue } from "./plain-value.ts";
import { type Column, inBatches, type Row, type Table } from "./table.ts";

const byteOrderMark = "\ufeff";

/** Piece by piece. */
export async function* writeCsv({ columns, rows }: Table): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + line(columns.map(({ label }) => textCell(label))));
  for await (const batch of inBatches(rows))
    yield Buffer.from(batch.map((row) => line(cellsOf(columns, row))).join(""));
}

const cellsOf = (columns: readonly Column[], row: Row): string[] =>
  columns.map(({ type }, at) => {
    const value = row[at];
    return typeof value === "string" ? textCell(value) : plainValue(type, value);
  });

/** Every separator that a reader might guess is quoted, so that it guesses none but the comma. */
function textCell(text: string): string {
  const harmless = withMark(text);
  return /[",;|\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const line = (cells: readonly string[]): string => `${cells.join(",")}\r\n`;
