#!/usr/bin/env bash
# xlsx: text that looks like one of the format's own escapes comes back as
#   another character, from three libraries that write and read workbooks.
#
# Versions: hucre 1.0.0, exceljs 4.4.0, xlsx (SheetJS) 0.18.5, all pinned and
#   checked here; Node 20.20.2 and 24.21.0, Linux x64.
#
# Expected: what is written into a cell as text is what a reader gives, be it of
#   the same library or of another.
#
# Happens: strings of a workbook (ST_Xstring in ECMA-376) write a character that
#   XML cannot hold as _xHHHH_, so the same seven characters in somebody's text
#   have to be written with the underscore itself escaped, _x005F_x0041_. The
#   three readers decode _xHHHH_, and none of the three writers escapes it: a
#   part number "part_x0041_7" is written as it stands and read as "partA7", and
#   "_x000D_" as a line end, without an error or a warning. Eight of the nine
#   pairs of writer and reader do it. The ninth shows that readers do not agree:
#   xlsx writes its texts as cells of type "str", where exceljs decodes nothing,
#   so there even a text that was escaped as it should be stays escaped.
#
# For code: replace "_x" by "_x005F_x" where four hexadecimal digits and an
#   underscore follow, before handing text to such a writer, or compare what was
#   written with what is read back before trusting a round trip.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact hucre@1.0.0 exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat >finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import XLSX from "xlsx";

const given = ["part_x0041_7", "_x000D_", "part_x005F_x0041_7", "plain"];
const decoded = ["partA7", "\r", "part_x0041_7", "plain"];

const writers = {
  hucre: async () => writeXlsx({ sheets: [{ name: "s", rows: given.map((text) => [text]) }] }),
  exceljs: async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("s");
    for (const text of given) sheet.addRow([text]);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  },
  xlsx: async () => {
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(given.map((text) => [text])), "s");
    return new Uint8Array(XLSX.write(workbook, { type: "buffer", bookType: "xlsx" }));
  },
};
const readers = {
  hucre: async (bytes) => (await readXlsx(bytes)).sheets[0].rows.map(([text]) => text),
  exceljs: async (bytes) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes));
    return workbook.worksheets[0].getColumn(1).values.slice(1);
  },
  xlsx: async (bytes) =>
    XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets.s, { header: 1 }).map(([text]) => text),
};

for (const name of Object.keys(writers)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log(`${name} ${version}`);
}
console.log(`Node ${process.version}`);
console.log(`given: ${JSON.stringify(given)}`);
for (const [writer, write] of Object.entries(writers)) {
  const bytes = await write();
  for (const [reader, read] of Object.entries(readers)) {
    const got = await read(bytes);
    const expected = writer === "xlsx" && reader === "exceljs" ? given : decoded;
    const asStated = JSON.stringify(got) === JSON.stringify(expected);
    console.log(`${asStated ? "as stated" : "DIFFERENT"}: written by ${writer}, read by ${reader}: ${JSON.stringify(got)}`);
    if (!asStated) process.exitCode = 1;
  }
}
JS
node finding.mjs
