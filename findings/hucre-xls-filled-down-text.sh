#!/usr/bin/env bash
# Old Excel files (.xls, BIFF8) read by hucre: where a formula with a text result was
# filled down, the first cell of the column comes back empty, without an error. The
# same texts by a formula that each cell has for itself all come back.
#
# Versions: hucre 1.0.0; beside it xlsx 0.18.5, which reads all of them. The container
#   is written with xlsx and cfb 1.2.2.
#
# Expected: a cell's value is what the file keeps as the result of its formula. A
#   reader of values does not care how the formula is stored.
#
# Happens: a text result is a record of its own (String), and hucre looks for it in the
#   very next record. After the first cell of a shared formula that is the formula
#   (ShrFmla: [MS-XLS] 2.1.7.20.6 gives the order Formula, ShrFmla, String), so the cell
#   is undefined; the cells below it have no ShrFmla, and are right.
#
# For code: names and products made by a filled-down formula are usual in reports of
#   that time; the first row of such a column would be lost in silence. Until it is
#   mended upstream, refuse .xls and ask for .xlsx, or read it with another library.
set -euo pipefail

umask 022
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM HUP
cd "$dir"

npm init -y >/dev/null
npm install --no-audit --no-fund --save-exact hucre@1.0.0 xlsx@0.18.5 cfb@1.2.2

cat >finding.mjs <<'JS'
import CFB from "cfb";
import { readXls } from "hucre";
import XLSX from "xlsx";

const texts = ["north!", "south!", "west!"];
const rows = ["north", "south", "west"].map((name, at) => [name, texts[at]]);
const plain = XLSX.write(
  { SheetNames: ["S"], Sheets: { S: XLSX.utils.aoa_to_sheet(rows) } },
  { type: "buffer", bookType: "biff8" },
);

const [FORMULA, STRING, SHRFMLA, LABEL, LABELSST] = [0x06, 0x207, 0x4bc, 0x204, 0xfd];
const bytes = (...numbers) => Buffer.from(numbers);
const words = (...numbers) => Buffer.from(new Uint16Array(numbers).buffer);
const record = (type, ...data) => Buffer.concat([words(type, Buffer.concat(data).length), ...data]);

/** Records of a BIFF8 stream. */
function* records(stream) {
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    yield { type: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2)) };
}

// =A1&"!": of one cell; of the cell to the left, as a shared formula says it; and a pointer to the shared one in B1.
const joined = bytes(0x17, 1, 0, 0x21, 0x08);
const own = (row) => Buffer.concat([bytes(0x44), words(row, 0xc000), joined]);
const relative = Buffer.concat([bytes(0x4c), words(0, 0xc0ff), joined]);
const pointer = Buffer.concat([bytes(0x01), words(0, 1)]);

function* formula(row, style, text, isShared) {
  const expression = isShared ? pointer : own(row);
  const resultIsText = bytes(0, 0, 0, 0, 0, 0, 0xff, 0xff);
  const flags = words(isShared ? 8 : 0, 0, 0, expression.length);
  yield record(FORMULA, words(row, 1, style), resultIsText, flags, expression);
  if (isShared && row === 0)
    yield record(SHRFMLA, words(0, 2), bytes(1, 1, 0, 3), words(relative.length), relative);
  yield record(STRING, words(text.length), bytes(0), Buffer.from(text, "latin1"));
}

/** The same workbook with column B as formulas, whose results are its texts. */
function withFormulas(isShared) {
  const container = CFB.read(plain, { type: "buffer" });
  const stream = CFB.find(container, "/Workbook");
  const out = [];
  for (const { type, data } of records(Buffer.from(stream.content))) {
    const [row, column, style] = [0, 2, 4].map((at) => (data.length > 5 ? data.readUInt16LE(at) : -1));
    if ((type === LABEL || type === LABELSST) && column === 1) out.push(...formula(row, style, texts[row], isShared));
    else out.push(record(type, data));
  }
  stream.content = Buffer.concat(out);
  stream.size = stream.content.length;
  return Buffer.from(CFB.write(container, { type: "buffer" }));
}

for (const [name, isShared, expected] of [
  ["each its own formula", false, texts],
  ["one formula, filled down", true, [undefined, ...texts.slice(1)]],
]) {
  const file = withFormulas(isShared);
  const sheet = XLSX.read(file, { type: "buffer", cellFormula: true }).Sheets.S;
  const there = ["B1", "B2", "B3"].map((at) => sheet[at]?.v);
  const here = (await readXls(file)).sheets[0].rows.map(([, text]) => text);
  const asStated =
    String(here) === String(expected) && String(there) === String(texts) && sheet.B2?.f === 'A2&"!"';
  console.log(`${asStated ? "as stated" : "DIFFERENT"}: ${name}: hucre`, here, "xlsx", there, sheet.B2?.f);
  if (!asStated) process.exitCode = 1;
}
JS
node finding.mjs
