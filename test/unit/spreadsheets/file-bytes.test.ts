/** A file arrives in pieces, cut anywhere: what is kept of it is the same. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodingOf } from "../../../src/spreadsheets/reading/decode-text.ts";
import { FileBytes } from "../../../src/spreadsheets/reading/file-bytes.ts";
import { zipOf } from "../../fakes/office/zip-of.ts";

const kilobyte = 1024;
const line = "2026-09-30,华信,CRM,5000.00\n";

function arrived(bytes: Buffer, pieceBytes: number): FileBytes {
  const file = new FileBytes(bytes.length);
  for (let at = 0; at < bytes.length; at += pieceBytes) file.add(bytes.subarray(at, at + pieceBytes));
  return file;
}

const lines = (kilobytes: number) =>
  Buffer.from(line.repeat((kilobytes * kilobyte) / Buffer.byteLength(line)));

test("of a long text each block but the last one ends with a line, whatever the pieces", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 1, max: 700 * kilobyte }),
      fc.boolean(),
      (kilobytes, pieceBytes, isLong) => {
        const long = Buffer.from(isLong ? `"${"长".repeat(300 * kilobyte)}",1\n` : "");
        const bytes = Buffer.concat([lines(kilobytes), long, lines(kilobytes)]);
        const file = arrived(bytes, Math.max(pieceBytes, 10));
        const blocks = [...file.blocks()];
        expect(file.isText).toBe(true);
        expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
        expect(blocks.slice(0, -1).every((block) => block.at(-1) === 10)).toBe(true);
        expect([...file.blocks()].map(({ length }) => length)).toEqual(blocks.map(({ length }) => length));
        expect(file.digest()).toBe(createHash("sha256").update(bytes).digest("hex"));
      },
    ),
    { numRuns: 60 },
  );
});

test("a long text is kept in several", () => {
  expect([...arrived(lines(4_000), 64 * kilobyte).blocks()].length).toBeGreaterThan(5);
});

test.each([
  ["with a small first piece", 3],
  ["in pieces", 64 * kilobyte],
])("what is no text is kept whole, %s", (_, pieceBytes) => {
  const noise = Array.from({ length: 200 * kilobyte }, (_, nth) =>
    String.fromCharCode((nth * 7919) % 256),
  ).join("");
  const bytes = Buffer.from(zipOf([{ name: "xl/workbook.xml", content: noise }]));
  const file = arrived(bytes, pieceBytes);
  expect(file.isText).toBe(false);
  expect(file.whole.equals(bytes)).toBe(true);
});

test("nothing is no text", () => {
  expect(FileBytes.of(new Uint8Array()).isText).toBe(false);
});

test.each([
  ["utf-8", Buffer.from("华信,1\n")],
  ["gb18030", Buffer.from("bbaad0c52c310a", "hex")],
])("Chinese that comes late tells %s", (encoding, chinese) => {
  const latin = Buffer.from("2026-09-30,ACME,CRM,5000.00\n".repeat(60_000));
  const bytes = Buffer.concat([latin, ...Array<Buffer>(200).fill(chinese)]);
  expect(encodingOf(arrived(bytes, 64 * kilobyte).blocks())).toBe(encoding);
});
