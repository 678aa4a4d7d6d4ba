/** A text file is read in pieces: cut anywhere, its rows are the same. */
import fc from "fast-check";
import { streamCsvRows } from "hucre/csv";
import { describe, expect, test } from "vitest";
import { decoded } from "../../../src/spreadsheets/reading/decode-text.ts";
import { wholeRows } from "../../../src/spreadsheets/reading/whole-rows.ts";

const rowsOf = (text: string, delimiter: string) => [...streamCsvRows(text, { delimiter, skipBom: false })];

const inPieces = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, nth) => text.slice(nth * size, (nth + 1) * size));

describe("pieces of a text file", () => {
  const some = fc.constantFrom(
    "a",
    "华",
    '"',
    '""',
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\r",
    " ",
    "1",
    "^",
    "\\",
  );
  const text = fc.array(some, { maxLength: 60 }).map((parts) => parts.join(""));

  test("end with a row, wherever quotes stand", () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(",", ";", "\t", "|", "^"),
        (csv, size, mark) => {
          const pieces = [...wholeRows(inPieces(csv, size), mark)];
          expect(pieces.join("")).toBe(csv);
          expect(pieces.flatMap((piece) => rowsOf(piece, mark))).toEqual(rowsOf(csv, mark));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("are small where rows are", () => {
    const rows = 'a,"x\ny",5" pipe\n'.repeat(1_000);
    const pieces = [...wholeRows(inPieces(rows, 100), ",")];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200);
  });

  test.each([
    ["utf-8", Buffer.from("华信𠀀,5\n")],
    ["utf-16le", Buffer.from("\ufeff华信𠀀,5\n", "utf16le")],
    ["gb18030", Buffer.from("bbaad0c5953282362c350a", "hex")],
  ])("cut no character of %s", (encoding, bytes) => {
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect([...decoded(single, encoding)].join("")).toBe("华信𠀀,5\n");
  });
});
