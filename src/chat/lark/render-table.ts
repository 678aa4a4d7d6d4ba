/** Rows without buttons → Lark's table element. Pure. */
import type { Locale } from "../../text/locale.ts";
import type { TableBlock } from "../card.ts";
import type { Piece } from "./fit-card.ts";
import { limits } from "./limits.ts";
import { cutVisibly } from "./plain-text.ts";

/**
 * Cells are plain text for Lark (data_type "text"), so nothing in them is markup. All headings of a table are aligned
 * alike, so numbers stay at the left, too: below their heading and not a card's width away from it.
 */
export function renderTable(block: TableBlock, locale: Locale, most: number = limits.tableRows): Piece {
  const shown = block.rows.slice(0, most);
  const name = (index: number) => `c${index}`;
  const cut = (text: string) => cutVisibly(text, limits.cell, locale);
  const element = {
    tag: "table",
    page_size: Math.min(limits.tablePageRows, Math.max(1, shown.length)),
    row_height: "auto",
    header_style: { bold: true, background_style: "grey", text_align: "left" },
    columns: block.columns.map(({ label }, index) => ({
      name: name(index),
      display_name: cut(label),
      data_type: "text",
      horizontal_align: "left",
    })),
    rows: shown.map((row) =>
      Object.fromEntries(block.columns.map((_, index) => [name(index), cut(row.cells[index] ?? "")])),
    ),
  };
  const half = shown.length >> 1;
  return {
    element,
    leftOut: block.rows.length - shown.length,
    smaller: () => (half > 0 ? renderTable(block, locale, half) : undefined),
  };
}
