/** Numbers that are no money, and shares, in a column. Pure. */
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { readNumber } from "../../understanding/read-number.ts";
import { NUMBER_SCALE } from "../../understanding/read-numeral.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText } from "./cell-text.ts";
import { type DecimalMark, plainNumeral, unsigned } from "./read-money.ts";

/** 1,200 · (3) · 1.2万 · 12 台 · "50人": what is counted may stand behind it. @returns undefined for what is no number */
export function readCountCell(cell: Cell | undefined, decimal: DecimalMark): number | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== "string") return undefined;
  const { bare, negative } = unsigned(foldForReading(cellText(cell)));
  const text = plainNumeral(bare, decimal);
  if (!/^\d/.test(text)) return undefined;
  const found = readNumber(text, 0, true);
  if (found?.scaled === undefined || !/^ ?\p{L}{0,12}$/u.test(text.slice(found.end))) return undefined;
  const value = Number(found.scaled) / Number(NUMBER_SCALE);
  return negative ? -value : value;
}

/** How a bare number of the column is meant: 0.5 as 50 %, or 50 as 50 %. */
export type ShareHabit = "of-one" | "of-hundred";

/** @returns percent, not rounded; undefined for what is no share */
export function readShareCell(cell: Cell | undefined, share: ShareHabit): number | undefined {
  if (typeof cell === "number") return share === "of-one" ? rounded(cell * 100) : cell;
  if (typeof cell !== "string") return undefined;
  const text = foldForReading(cellText(cell)).replace(",", ".");
  const [, digits, sign] = /^([+-]?\d{1,9}(?:\.\d{1,9})?) ?(%)?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return sign || share === "of-hundred" ? Number(digits) : rounded(Number(digits) * 100);
}

/** 0.07 × 100 is 7.000000000000001. */
const rounded = (value: number): number => Number(value.toPrecision(12));
