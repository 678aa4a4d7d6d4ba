/** Whatever table is written, our own reader reads it unchanged; and no cell of it is a formula. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Money } from "../../../src/money/money.ts";
import { minorOf } from "../../../src/spreadsheets/columns/read-money.ts";
import { Archive } from "../../../src/spreadsheets/reading/archive.ts";
import { FileBytes } from "../../../src/spreadsheets/reading/file-bytes.ts";
import { openFile } from "../../../src/spreadsheets/reading/read-rows.ts";
import { plainValue } from "../../../src/spreadsheets/writing/plain-value.ts";
import type { Column, Row, Table, Value } from "../../../src/spreadsheets/writing/table.ts";
import { writeCsv } from "../../../src/spreadsheets/writing/write-csv.ts";
import { writeWorkbook } from "../../../src/spreadsheets/writing/write-workbook.ts";

const columns: readonly Column[] = [
  { label: "编号", type: "number" },
  { label: "Note", type: "text", means: "What was said" },
  { label: "Amount", type: "money", means: "=The sum of its lines" },
  { label: "Closing date", type: "day" },
  { label: "Logged", type: "instant" },
  { label: "Likelihood", type: "percent" },
  { label: "Count", type: "number" },
];

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
}

async function rowsOf(bytes: Uint8Array, sheet = 0): Promise<(readonly unknown[])[]> {
  const { rows } = await openFile(FileBytes.of(bytes));
  const all: (readonly unknown[])[] = [];
  for await (const batch of rows(sheet)) all.push(...batch.rows.map(({ cells }) => cells));
  return all;
}

const nasty = fc.constantFrom(
  "=1+1",
  "+86 138",
  "-",
  "@SUM(A1)",
  "\t=1",
  "\r",
  " =1",
  "＝1+1",
  "＠x",
  "\u200b=1",
  "\u200b\u200b=1",
  "\u200bplain",
  '=HYPERLINK("http://example.com","x")',
  'say "yes"',
  "a;b|c\td,e",
  "two\nlines",
  "two\r\nlines",
  "华信医疗",
  "😀👩‍💻",
  "007",
  "12345678901234567890",
  "1e5",
  "TRUE",
  "2026-12-20",
  "  lead",
  "trail  ",
  "_x0041_",
  "_x005F_",
  "\u0001\u000b",
  "<&>\"'",
  "]]>",
  "\ufeffmark",
  "'quoted",
  "#N/A",
  "sep=;",
  "",
);
const text = fc
  .oneof(nasty, fc.string({ unit: "grapheme", maxLength: 30 }), fc.string({ unit: "binary", maxLength: 10 }))
  // A database stores neither.
  .map((one) => one.replaceAll("\0", "").toWellFormed());
const minor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const money = fc.record({ minor, currency: fc.constantFrom("CNY", "JPY", "USD", "KWD") });
const day = fc
  .integer({ min: -30_000, max: 60_000 })
  .map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }));
const instant = fc
  .tuple(day, fc.integer({ min: 0, max: 86_399 }))
  .map(([date, seconds]) => date.toPlainDateTime().add({ seconds }));
const none = fc.constantFrom(null, undefined);
const row: fc.Arbitrary<Row> = fc.tuple(
  fc.integer({ min: 1 }),
  fc.oneof(text, none),
  fc.oneof(money, none),
  fc.oneof(day, none),
  fc.oneof(instant, none),
  fc.oneof(
    fc.integer({ min: 0, max: 1000 }).map((one) => one / 1000),
    none,
  ),
  fc.oneof(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer(), none),
);
const tables = fc.array(row, { maxLength: 20 }).map((rows) => ({ name: "Deals [1]/2: 商机", columns, rows }));

/** As it was before it was written: with amounts in minor units, and nothing where nothing was. */
function meant(table: Table & { rows: readonly Row[] }): string[][] {
  return table.rows.map((cells) => columns.map(({ type }, at) => plainValue(type, cells[at])));
}

/** A sheet's cell, read by what its column holds. */
function understood(cell: unknown, type: Column["type"], value: Value): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number" && type === "money") {
    const { currency } = value as Money;
    return plainValue("money", { minor: minorOf(cell, currency), currency });
  }
  if (typeof cell === "number") return plainValue(type, cell);
  const said = (cell as { day: string }).day;
  return type === "instant" ? said.replace("T", " ").padEnd(19, " 00:00:00") : said;
}

describe("any table that is written", () => {
  test("as csv reads as it was", () =>
    fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const [header, ...rows] = await rowsOf(await bytesOf(writeCsv(table)));
        expect(header).toEqual(columns.map(({ label }) => label));
        expect(rows.map((cells) => columns.map((_, at) => cells[at] ?? ""))).toEqual(meant(table));
      }),
    ));

  test("as a workbook reads as it was, cell by cell of its type", () =>
    fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const [header, ...rows] = await rowsOf(await bytesOf(writeWorkbook([table], "zh")));
        expect(header).toEqual(columns.map(({ label }) => label));
        expect(
          rows.map((cells, nth) =>
            columns.map(({ type }, at) => understood(cells[at], type, table.rows[nth]![at])),
          ),
        ).toEqual(meant(table));
      }),
    ));

  test("has no formula in it, and no csv cell that begins like one", () =>
    fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const archive = new Archive(await bytesOf(writeWorkbook([table], "en")));
        expect(archive.text("xl/worksheets/sheet1.xml")).not.toMatch(/<f[\s>]/);
        const texts = [
          { name: "t", columns: columns.slice(1, 2), rows: table.rows.map((cells) => cells.slice(1, 2)) },
        ];
        const csv = Buffer.from(await bytesOf(writeCsv(texts[0]!))).toString();
        // A cell begins at a line's start, or within its quote.
        for (const line of csv.slice(1).split("\r\n")) expect(line).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/u);
      }),
    ));
});

const written = async (table: Table) => Buffer.from(await bytesOf(writeCsv(table))).toString();
const oneColumn = (...cells: string[]): Table => ({
  name: "t",
  columns: [{ label: "t", type: "text" }],
  rows: cells.map((cell) => [cell]),
});

test.each([
  ["plain", "plain"],
  ["=1+1", "\u200b=1+1"],
  [" =1", "\u200b =1"],
  ["＝1+1", "\u200b＝1+1"],
  ["=1,2", '"\u200b=1,2"'],
  ['say "yes"', '"say ""yes"""'],
  ["a;b", '"a;b"'],
])("%j stands in a csv as %j", async (cell, stands) => {
  expect(await written(oneColumn(cell))).toBe(`\ufefft\r\n${stands}\r\n`);
});

test("a workbook has formats by currency and day, a head that stays, filters, widths, and says what columns mean", async () => {
  const table: Table = {
    name: "商机",
    columns,
    rows: [
      [
        1,
        "华信医疗科技有限公司北京分公司",
        { minor: 123450n, currency: "CNY" },
        Temporal.PlainDate.from("2026-12-20"),
        null,
        0.4,
        3,
      ],
      [
        2,
        "short",
        { minor: 500n, currency: "JPY" },
        null,
        Temporal.PlainDateTime.from("2026-11-27T09:30"),
        0.125,
        1.5,
      ],
    ],
  };
  const bytes = await bytesOf(writeWorkbook([table, table], "en"));
  const { opened } = await openFile(FileBytes.of(bytes));
  expect(opened.sheets.map(({ name }) => name)).toEqual(["商机", "商机 2", "What it means"]);
  const archive = new Archive(bytes);
  const sheet = archive.text("xl/worksheets/sheet1.xml")!;
  const styles = archive.text("xl/styles.xml")!;
  for (const code of [
    "[$¥]#,##0.00",
    "[$JP¥]#,##0",
    "yyyy\\-mm\\-dd",
    "yyyy\\-mm\\-dd\\ hh:mm",
    "0%",
    "0.0%",
  ])
    expect(styles).toContain(`formatCode="${code}"`);
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toContain('<autoFilter ref="A1:G3"/>');
  // Fifteen Chinese letters take the room of thirty.
  expect(sheet).toContain('<col min="2" max="2" width="31" customWidth="1"/>');
  expect(await rowsOf(bytes, 2)).toEqual([
    ["Column", "Meaning"],
    ["Note", "What was said"],
    ["Amount", "=The sum of its lines"],
  ]);
});

test("others get their turn while ten thousand rows are written", async () => {
  let turns = 0;
  let over = false;
  const count = () => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const rows = Array.from(
    { length: 10_000 },
    (_, nth): Row => [nth, `Customer ${nth}`, { minor: BigInt(nth), currency: "CNY" }],
  );
  await bytesOf(writeWorkbook([{ name: "t", columns, rows }], "en"));
  over = true;
  expect(turns).toBeGreaterThanOrEqual(20);
});
