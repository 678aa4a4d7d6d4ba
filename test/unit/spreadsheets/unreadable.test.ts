/** Files that are no tables, or more than is read: each has its reason, and nothing of it is read. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { Archive } from "../../../src/spreadsheets/reading/archive.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { limits, UnreadableSpreadsheet } from "../../../src/spreadsheets/reading/spreadsheet-problem.ts";
import { isHeaderOnly, understandFile } from "../../../src/spreadsheets/understand-file.ts";
import { fileOf } from "../../fakes/file-of.ts";
import { workbookOf, zipOf } from "../../fakes/office/zip-of.ts";

async function problemOf(bytes: Uint8Array): Promise<unknown> {
  try {
    await using spreadsheet = await Spreadsheet.open(fileOf(bytes));
    for await (const _ of spreadsheet.rows(0));
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) return error.problem;
    throw error;
  }
}

const text = (content: string) => Buffer.from(content);

describe("a file that cannot be read as a table", () => {
  test.each([
    ["an empty one", text(""), { code: "empty" }],
    ["blanks", text(" \n \n"), { code: "empty" }],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), { code: "no-table", is: "png" }],
    ["a PDF", text("%PDF-1.7\n"), { code: "no-table", is: "pdf" }],
    ["a document", zipOf([{ name: "word/document.xml", content: "<w/>" }]), { code: "no-table", is: "docx" }],
    ["any archive", zipOf([{ name: "readme.txt", content: "hello" }]), { code: "no-table", is: "zip" }],
    [
      "half an archive",
      zipOf([{ name: "xl/workbook.xml", content: "<workbook/>" }]).subarray(0, 40),
      { code: "damaged" },
    ],
    [
      "a workbook without sheets",
      zipOf([{ name: "xl/workbook.xml", content: "<workbook/>" }]),
      { code: "damaged" },
    ],
    ["sixty sheets", zipOf(workbookOf(60, "")), { code: "too-many-sheets", limit: limits.sheets }],
    [
      "a text that stands for ever longer ones",
      zipOf(
        workbookOf(1, '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>', {
          prolog: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        }),
      ),
      { code: "entities" },
    ],
    [
      "a file that lies in an archive thirty times",
      zipOf([...workbookOf(1, ""), { name: "xl/media/image1.png", content: Buffer.alloc(15 * 2 ** 20) }], 30),
      { code: "bomb" },
    ],
    [
      "a row more than Excel has",
      text(`a,b\n${"1,2\n".repeat(limits.rows)}`),
      { code: "too-many-rows", limit: limits.rows },
    ],
    ["a cell of a megabyte", text(`a,b\n${"x".repeat(2 ** 20)},1`), { code: "cell-too-long" }],
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

  const drained = async (pieces: AsyncIterable<unknown>) => {
    for await (const _ of pieces);
  };

  test("what it weighs is found by unpacking, whatever it says", async () => {
    const bytes = zipOf([{ name: "content.xml", content: Buffer.alloc(3_000_000) }]);
    expect(await new Archive(bytes).weigh()).toBe(3_000_000);
    const bomb = { problem: { code: "bomb" } };
    await expect(new Archive(bytes, 1_000_000).weigh()).rejects.toMatchObject(bomb);
    const looking = drained(new Archive(bytes, 1_000_000).pieces("content.xml"));
    await expect(looking).rejects.toMatchObject(bomb);
  });

  test("a part is weighed once, when it is unpacked first", async () => {
    const parts = ["content.xml", "other.xml"].map((name) => ({ name, content: Buffer.alloc(2_000) }));
    const archive = new Archive(zipOf(parts), 4_000);
    expect(await archive.weigh(/content/)).toBe(2_000);
    await drained(archive.pieces("content.xml"));
    await drained(archive.tags("content.xml"));
    expect(await archive.weigh()).toBe(4_000);
  });
});

const context = { currency: "CNY", today: Temporal.PlainDate.from("2026-11-29"), fiscalStartMonth: 1 };

async function understood(bytes: Uint8Array) {
  await using spreadsheet = await Spreadsheet.open(fileOf(bytes));
  const sheets = await understandFile(spreadsheet, context);
  const { hasMacros } = spreadsheet.opened;
  return {
    sheets,
    hasMacros,
    isHeaderOnly: sheets.length === 0 && (await isHeaderOnly(spreadsheet)),
  };
}

const cell = (at: string, content: string) => `<c r="${at}" t="inlineStr"><is><t>${content}</t></is></c>`;
const header = `<row r="1">${cell("A1", "客户名称")}${cell("B1", "金额")}</row>`;

describe("a file that can be read", () => {
  test("of a database, whose first column is called as an archive begins", async () => {
    const { sheets } = await understood(Buffer.from("PK,Customer,Amount,Date\n7,ACME,500,2026-11-02\n"));
    expect(sheets[0]?.survey.header.names).toEqual(["PK", "Customer", "Amount", "Date"]);
  });

  test("with macros: they are said, and the table is read", async () => {
    const vba = { name: "xl/vbaProject.bin", content: "Sub Workbook_Open()" };
    const row = `<row r="2">${cell("A2", "甲")}<c r="B2"><v>5</v></c></row>`;
    const { sheets, hasMacros } = await understood(zipOf(workbookOf(1, header + row, { more: [vba] })));
    expect(hasMacros).toBe(true);
    expect([...sheets[0]!.tally.sums]).toEqual([["CNY", 500n]]);
  });

  test.each([
    ["names of columns alone", text("客户名称,金额\n"), true],
    ["names of columns alone in a workbook", zipOf(workbookOf(1, header)), true],
    ["a letter", text("Dear all\nsee you\n"), false],
    ["an empty sheet", zipOf(workbookOf(1, "")), false],
  ])("that has no row of data: %s", async (_what, bytes, isNamed) => {
    expect(await understood(bytes)).toMatchObject({ sheets: [], isHeaderOnly: isNamed });
  });

  test("of which forty rows in a hundred are broken: the others count, and those are told", async () => {
    const rows = Array.from({ length: 100 }, (_, nth) =>
      nth % 5 < 2 ? `甲${nth},n/a,2026-03-05` : `甲${nth},1.00,2026-03-05`,
    );
    const { sheets } = await understood(text(`客户名称,金额,日期\n${rows.join("\n")}`));
    expect(sheets[0]!.guess.kind.name).toBe("sales");
    expect(sheets[0]!.tally).toMatchObject({ unread: 40, undated: 0, sums: new Map([["CNY", 6000n]]) });
  });

  test("of an amount whose day or whose currency cannot be read: the sum says which of them it has", async () => {
    const rows = [
      "甲,1.00,2026-03-05,CNY",
      "乙,2.00,soon,CNY",
      "丙,4.00,2026-03-06,pounds of tea",
      "丁,n/a,soon,",
    ];
    const { sheets } = await understood(text(`客户名称,金额,日期,币种\n${rows.join("\n")}`));
    expect(sheets[0]!.tally).toMatchObject({ unread: 2, undated: 2, sums: new Map([["CNY", 300n]]) });
  });

  test("of a million rows, in a thread whose memory is bounded", async () => {
    const { sheets } = await understood(text(`客户名称,金额\n${"甲,1\n".repeat(1_000_000)}`));
    expect(sheets[0]!.survey.count).toBe(1_000_000);
    expect(sheets[0]!.tally.sums.get("CNY")).toBe(100_000_000n);
  });
});
