/** Files that are no tables, or more than is read: each has its reason, and nothing of it is read. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Archive } from "../../../src/spreadsheets/reading/archive.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { limits, UnreadableSpreadsheet } from "../../../src/spreadsheets/reading/spreadsheet-problem.ts";

async function problemOf(bytes: Uint8Array): Promise<unknown> {
  try {
    await using spreadsheet = await Spreadsheet.open(new Uint8Array(bytes));
    for await (const _ of spreadsheet.rows(0));
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) return error.problem;
    throw error;
  }
}

/** A zip archive of one part. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const directory = Buffer.alloc(46 + name.length);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(content.length, 24);
  directory.writeUInt16LE(name.length, 28);
  directory.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, directory, end]);
}

const text = (content: string) => Buffer.from(content);

describe("a file that cannot be read as a table", () => {
  test.each([
    ["an empty one", text(""), { code: "empty" }],
    ["blanks", text(" \n \n"), { code: "empty" }],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), { code: "no-table", is: "png" }],
    ["a PDF", text("%PDF-1.7\n"), { code: "no-table", is: "pdf" }],
    ["a document", zipOf("word/document.xml", text("<w/>")), { code: "no-table", is: "docx" }],
    ["any archive", zipOf("readme.txt", text("hello")), { code: "no-table", is: "zip" }],
    ["half an archive", zipOf("xl/workbook.xml", text("<workbook/>")).subarray(0, 40), { code: "damaged" }],
    ["a workbook without sheets", zipOf("xl/workbook.xml", text("<workbook/>")), { code: "damaged" }],
    ["old Excel", Buffer.from("d0cf11e0a1b11ae1", "hex"), { code: "old-format" }],
    [
      "one with a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      { code: "encrypted" },
    ],
    [
      "a cell that is too long",
      text(`a,b\n${"x".repeat(limits.text + 1)},1`),
      { code: "cell-too-long", limit: limits.text },
    ],
    [
      "too many columns",
      text(`${"1,".repeat(limits.columns + 1)}1`),
      { code: "too-many-columns", limit: limits.columns },
    ],
    ["a large one", Buffer.alloc(limits.bytes + 1, "a,"), { code: "too-large", limit: limits.bytes }],
  ])("%s", async (_name, bytes, problem) => {
    expect(await problemOf(bytes)).toMatchObject(problem);
  });

  test("what it weighs is found by unpacking, whatever it says", async () => {
    const archive = new Archive(zipOf("content.xml", Buffer.alloc(3_000_000)));
    expect(await archive.weigh()).toBe(3_000_000);
    await expect(archive.weigh(1_000_000)).rejects.toMatchObject({ problem: { code: "bomb" } });
  });
});
