/** Files that Excel, WPS and Tencent Docs wrote (see test/golden/spreadsheets/elsewhere): cell by cell as LibreOffice reads them. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Cell } from "../../../src/spreadsheets/reading/cell.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { fileOf } from "../../fakes/file-of.ts";

const folder = new URL("../../golden/spreadsheets/elsewhere/", import.meta.url);
type Cells = Readonly<Record<string, Cell>>;
const expected: Readonly<Record<string, Readonly<Record<string, Cells>>>> = JSON.parse(
  readFileSync(new URL("cells.json", folder), "utf8"),
);

/** 27 → "AB". */
const letters = (column: number): string =>
  (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

async function cellsOf(name: string): Promise<Record<string, Cells>> {
  await using spreadsheet = await Spreadsheet.open(fileOf(readFileSync(new URL(name, folder))));
  const found: Record<string, Record<string, Cell>> = {};
  for (const [at, { name: title }] of spreadsheet.opened.sheets.entries()) {
    const cells: Record<string, Cell> = {};
    for await (const { rows } of spreadsheet.rows(at))
      for (const row of rows)
        for (const [column, cell] of row.cells.entries())
          if (cell !== null && cell !== "") cells[`${letters(column)}${row.at + 1}`] = cell;
    if (Object.keys(cells).length > 0) found[title] = cells;
  }
  return found;
}

/** What hours and minutes are shown of is a number of days to the library, from which a column of days is read as well. */
const otherwise: typeof expected = {
  "chinese-formats-excel-mac.xlsx": { Sheet1: { A26: 43831.0423726852 } },
};

test.each(readdirSync(folder).filter((name) => name.endsWith(".xlsx")))("%s", async (name) => {
  const sheets = Object.entries(expected[name] ?? {}).filter(([, cells]) => Object.keys(cells).length > 0);
  expect(sheets.length).toBeGreaterThan(0);
  expect(await cellsOf(name)).toEqual(
    Object.fromEntries(sheets.map(([title, cells]) => [title, { ...cells, ...otherwise[name]?.[title] }])),
  );
});
