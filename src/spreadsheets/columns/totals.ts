/** Rows that add up others: no data. Pure. */
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";

const total =
  /^(?:(?:本页|分类|部门|区域|季度|年度|月度)?(?:合计|总计|小计|累计)|(?:grand |sub)?-?totals?|sub totals?|sum|共计)(?=$|[\s:：(（\d])/i;

/** "华东 小计", "Total", "East Total": in the first cell that has words, where no other is a name beside it. */
export function isTotal(cells: readonly Cell[]): boolean {
  const words = cells.filter((cell) => typeof cell === "string" && /\p{L}/u.test(cell)).map(cellText);
  const [first, second] = words;
  if (first === undefined) return false;
  if (total.test(first)) return true;
  const ends = /(?:\s|^|\p{Script=Han})(?:合计|总计|小计|(?:sub)?total)[:：]?$/iu;
  return second === undefined && ends.test(first);
}
