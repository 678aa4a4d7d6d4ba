/**
 * Rows of cells, in the best form the place allows: Slack's own table (messages only, one per message, no
 * buttons), one section per row with its button, a fixed-width box, or sentences where the box would wrap.
 */

import type { KnownBlock, TableBlock as SlackTable } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import { phrases } from "../../text/unbroken.ts";
import { type Row, rowInWords, type TableBlock } from "../card.ts";
import { limits } from "./limits.ts";
import { boldOver, harmless, plainText, splitText } from "./plain-text.ts";
import type { ButtonRenderer } from "./render-button.ts";
import { preformatted } from "./rich-text.ts";
import { typeableHere } from "./slash-commands.ts";
import { slackWords } from "./words.ts";

/** The message's remaining budget for tables, counted down as they are drawn. */
export type TableBudget = { nativeTables: number; rowsWithButton: number };

export function renderTable(
  table: TableBlock,
  budget: TableBudget,
  locale: Locale,
  button: ButtonRenderer,
): KnownBlock[] {
  if (table.rows.length === 0) return [];
  if (!table.rows.some((row) => row.button)) return plainRows(table, table.rows, budget, locale);
  const shown = table.rows.slice(0, Math.max(0, budget.rowsWithButton));
  budget.rowsWithButton -= shown.length;
  const rest = table.rows.slice(shown.length);
  const sections = shown.map((row) => rowSection(table, row, locale, button));
  if (rest.length === 0) return sections;
  const warning: KnownBlock = {
    type: "context",
    elements: [plainText(slackWords(locale).rowsWithoutButton, limits.text, locale)],
  };
  return [...sections, warning, ...plainRows(table, rest, budget, locale)];
}

/** The row's subject comes first; the other cells follow, with their headings where these are needed. */
function rowSection(table: TableBlock, row: Row, locale: Locale, button: ButtonRenderer): KnownBlock {
  const [name, more] = inTwoLines(table, row);
  const text = more === "" ? plainText(name, limits.text, locale) : boldOver(name, more, limits.text, locale);
  return row.button ? { type: "section", text, accessory: button(row.button) } : { type: "section", text };
}

function inTwoLines(table: TableBlock, { cells }: Row): [name: string, more: string] {
  const { name, rest } = rowInWords(table, { cells: cells.map(oneLine) });
  return [name, phrases(rest.map(({ label, value }) => (label === "" ? value : `${label} ${value}`)))];
}

function plainRows(
  table: TableBlock,
  rows: readonly Row[],
  budget: TableBudget,
  locale: Locale,
): KnownBlock[] {
  const native = budget.nativeTables > 0 ? nativeTable(table, rows) : undefined;
  if (!native) return boxOrSentences(table, rows, locale);
  budget.nativeTables -= 1;
  const left = rows.slice(native.rows.length - 1);
  return left.length > 0 ? [native, ...boxOrSentences(table, left, locale)] : [native];
}

/** As many of the rows as one table may hold, under their headings; undefined when not even one fits. */
function nativeTable(table: TableBlock, rows: readonly Row[]): SlackTable | undefined {
  if (table.columns.length === 0 || table.columns.length > limits.tableColumns) return undefined;
  const cell = (text: string) => ({ type: "raw_text" as const, text: harmless(typeableHere(text)) });
  const width = table.columns.length;
  const lines = [table.columns.map((column) => cell(column.label))];
  let characters = lengthOfCells(lines[0] ?? []);
  for (const row of rows.slice(0, limits.tableRows - 1)) {
    const cells = Array.from({ length: width }, (_, index) => cell(row.cells[index] ?? ""));
    characters += lengthOfCells(cells);
    if (characters > limits.tableText) break;
    lines.push(cells);
  }
  if (lines.length === 1) return undefined;
  return {
    type: "table",
    rows: lines,
    column_settings: table.columns.map(({ align }) => ({ align, is_wrapped: align === "left" })),
  };
}

const lengthOfCells = (cells: readonly { text: string }[]): number =>
  cells.reduce((sum, cell) => sum + cell.text.length, 0);

function boxOrSentences(table: TableBlock, rows: readonly Row[], locale: Locale): KnownBlock[] {
  const headings = table.columns.map((column) => column.label);
  const headed = headings.some((heading) => heading.trim() !== "");
  const lines = [...(headed ? [headings] : []), ...rows.map((row) => row.cells)].map((cells) =>
    table.columns.map((_, index) => oneLine(cells[index] ?? "")),
  );
  const widths = table.columns.map((_, index) =>
    Math.max(...lines.map((line) => widthOf(line[index] ?? ""))),
  );
  const wide = widths.reduce((sum, width) => sum + width + 2, -2);
  if (wide <= limits.preformattedWidth)
    return preformatted(lines.map((line) => inColumns(table, line, widths)));

  const sentences = rows.map((row) => `• ${inTwoLines(table, row).filter(Boolean).join(" · ")}`);
  return splitText(sentences.join("\n"), limits.text).map((piece) => ({
    type: "section",
    text: plainText(piece, limits.text, locale),
    // None of the rows hides behind "See more".
    expand: true,
  }));
}

function inColumns(table: TableBlock, cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const gap = " ".repeat((widths[index] ?? 0) - widthOf(cell));
    return table.columns[index]?.align === "right" ? gap + cell : cell + gap;
  });
  return padded.join("  ").trimEnd();
}

const oneLine = (text: string): string =>
  typeableHere(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();

/** Columns that a text takes in a fixed-width font: Chinese characters and emoji take two, a word joiner none. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character === "\u2060" ? 0 : isWide(character) ? 2 : 1), 0);
const isWide = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u.test(
    character,
  );
