/** One table as the XML of its sheet: typed cells, a head that stays, filters, and columns as wide as what they hold. */
import { Temporal } from "temporal-polyfill";
import { displayWidth } from "../../text/display-width.ts";
import { type CellStyles, headStyle } from "./cell-styles.ts";
import { isDayTime, isMoney, plainValue } from "./plain-value.ts";
import { type Column, inBatches, type Row, type Table, type Value } from "./table.ts";
import { cellXml } from "./xml-text.ts";

const narrowest = 8;
const widest = 60;
/** What a cell may hold, in letters. */
const longestText = 32_767;
/** Digits that a sheet's numbers have. */
const mostDigits = 15;

/** What became of a table: how many rows it has, its head included. */
export type Written = { rows: number };

export async function* sheetXml(
  { columns, rows }: Table,
  styles: CellStyles,
  written: Written,
): AsyncGenerator<string> {
  const batches = inBatches(rows);
  const first = await batches.next();
  const begun = first.done ? [] : first.value;
  yield head(columns, begun);
  yield rowXml(
    1,
    columns.map(({ label }, at) => textCell(at, 1, label, headStyle)),
  );
  written.rows = 1;
  const some = (batch: readonly Row[]): string =>
    batch
      .map((row) => {
        written.rows += 1;
        return rowXml(written.rows, cellsOf(columns, row, written.rows, styles));
      })
      .join("");
  if (begun.length > 0) yield some(begun);
  for await (const batch of batches) yield some(batch);
  yield `</sheetData><autoFilter ref="A1:${letters(columns.length - 1)}${written.rows}"/><pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Two letters for a Chinese one, and room for the button of the filter. */
function head(columns: readonly Column[], begun: readonly Row[]): string {
  const widths = columns.map(({ label, type, width }, at) => {
    if (width !== undefined) return width;
    const held = begun.map((row) => longestLine(plainValue(type, row[at])));
    const signs = type === "money" ? 5 : 0;
    return Math.min(widest, Math.max(narrowest, longestLine(label) + 3, Math.max(0, ...held) + signs + 1));
  });
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join("")}</cols><sheetData>`;
}

const longestLine = (text: string): number =>
  Math.max(
    ...text
      .slice(0, 500)
      .split("\n")
      .map((line) => displayWidth(line)),
  );

const rowXml = (at: number, cells: readonly string[]): string => `<row r="${at}">${cells.join("")}</row>`;

const cellsOf = (columns: readonly Column[], row: Row, nth: number, styles: CellStyles): string[] =>
  columns.map(({ type }, at) => cell(at, nth, type, row[at], styles));

function cell(at: number, row: number, type: Column["type"], value: Value, styles: CellStyles): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "string") return textCell(at, row, value, styles.text());
  const plain = plainValue(type, value);
  if (isMoney(value)) return numberCell(at, row, plain, styles.money(value.currency), styles);
  if (typeof value === "bigint") return numberCell(at, row, plain, styles.number(true), styles);
  if (typeof value === "number")
    return type === "percent"
      ? numberCell(
          at,
          row,
          String(value),
          styles.percent(Number.isInteger(Math.round(value * 1e10) / 1e8)),
          styles,
        )
      : numberCell(at, row, plain, styles.number(Number.isInteger(value)), styles);
  const serial = serialOf(value);
  if (serial === undefined) return textCell(at, row, plain, styles.text());
  return `<c r="${letters(at)}${row}" s="${isDayTime(value) ? styles.dayTime() : styles.day()}"><v>${serial}</v></c>`;
}

/** One with more digits than a sheet keeps is written as text, which keeps them. */
function numberCell(at: number, row: number, numeral: string, style: number, styles: CellStyles): string {
  const digits = numeral.replace(/^-?0*\.?0*|\.|e.*$/gi, "").length;
  if (digits > mostDigits || !Number.isFinite(Number(numeral)))
    return textCell(at, row, numeral, styles.text());
  return `<c r="${letters(at)}${row}" s="${style}"><v>${numeral}</v></c>`;
}

/** Its type says that it is text: whatever it begins with, no program computes it. */
const textCell = (at: number, row: number, text: string, style: number): string =>
  `<c r="${letters(at)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(shortened(text))}</t></is></c>`;

const shortened = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;

const epoch = Temporal.PlainDate.from("1899-12-30");
/** Before it sheets count a day that there was not. */
const firstDay = Temporal.PlainDate.from("1900-03-01");

/** Days since the end of 1899, as sheets count them; undefined for what is before. */
function serialOf(value: Temporal.PlainDate | Temporal.PlainDateTime): number | undefined {
  const day = isDayTime(value) ? value.toPlainDate() : value;
  if (Temporal.PlainDate.compare(day, firstDay) < 0) return undefined;
  const days = epoch.until(day, { largestUnit: "day" }).days;
  if (!isDayTime(value)) return days;
  return days + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400;
}

/** 0 → A, 27 → AB. */
export function letters(at: number): string {
  const rest = String.fromCharCode(65 + (at % 26));
  return at < 26 ? rest : letters(Math.floor(at / 26) - 1) + rest;
}
