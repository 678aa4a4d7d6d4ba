/** Rows that add up others: no data. Pure. */
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";

const total =
  /^(?:(?:本页|分类|部门|区域|季度|年度|月度)?(?:合计|总计|小计|累计)|(?:grand |sub)?-?totals?|sub totals?|sum|共计)(?=$|[\s:：(（\d])/i;

const ends = /(?:\s|^|\p{Script=Han})(?:合计|总计|小计|(?:sub)?total)[:：]?$/iu;

/** "华东 小计", "Total", "East Total": in the first cell that has words, where no other is a name beside it. */
export function isTotal(cells: readonly Cell[]): boolean {
  const isWords = (cell: Cell) => typeof cell === "string" && /\p{L}/u.test(cell);
  const at = cells.findIndex(isWords);
  if (at < 0) return false;
  const first = cellText(cells[at]);
  if (total.test(first)) return true;
  return ends.test(first) && !cells.some((cell, nth) => nth > at && isWords(cell));
}
