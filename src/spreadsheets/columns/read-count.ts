/** How many, in a column: 12, 1,200, 12家, 12.0. Pure. */
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";

/** @returns undefined for what is no whole number; below zero where it is written so: losses often are */
export function readCountCell(cell: Cell | undefined): number | undefined {
  const text = typeof cell === "number" ? String(cell) : typeof cell === "string" ? cellText(cell) : "";
  const found =
    /^([-−]?)(\d{1,3}(?:[, ']\d{3})+|\d{1,12})(?:\.0+)? ?(?:[家个位户单笔人台件套次条]|customers?|deals?|units?|pcs)?$/.exec(
      foldForReading(text),
    );
  if (!found) return undefined;
  const count = Number(found[2]!.replace(/\D/g, ""));
  return found[1] && count > 0 ? -count : count;
}
