/** Where a table begins in a sheet: below titles, at a row of names, which may be two rows or merged. Pure. */
import type { Cell } from "../reading/cell.ts";
import type { Merge } from "../reading/workbook-parts.ts";
import { cellText } from "./cell-text.ts";

export type NumberedRow = Readonly<{ at: number; cells: readonly Cell[] }>;

export type Header = Readonly<{
  /** Position of its last row in the sheet. */
  at: number;
  /** One for each column, "" where it has none; those of two rows with a blank between. */
  names: readonly string[];
  /** What stands above the table and may say what its amounts count in: 单位：万元, but also 编制单位：华信. */
  noted?: readonly string[];
}>;

/** Titles are no longer. */
const lookedAt = 30;

/**
 * The first row that names most columns of what follows: texts, none twice in a row of its own length, with other things below.
 * A row that stands above it with fewer names, merged over several columns, belongs to it (2026 | Q1, Q2).
 * @param knows whether a text is a column's name that we know
 * @returns undefined where no row is one
 */
export function findHeader(
  rows: readonly NumberedRow[],
  merged: readonly Merge[],
  knows: (name: string) => boolean,
): Header | undefined {
  const first = rows.slice(0, lookedAt);
  const scored = first.map((row, nth) => ({
    row,
    nth,
    score: scoreOf(row, rows.slice(nth + 1, nth + 21), knows),
  }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (one, other) => (other.score > (one?.score ?? 0) ? other : one),
    undefined,
  );
  if (!best) return undefined;
  const above = best.nth > 0 ? first[best.nth - 1] : undefined;
  const below = first[best.nth + 1];
  const names = texts(best.row);
  const noted = first.slice(0, best.nth).flatMap(texts).flatMap(unitNotes);
  const note = noted.length === 0 ? {} : { noted };
  const upper = above && isAbove(above, best.row, merged) ? spread(above, merged) : undefined;
  if (upper) return { at: best.row.at, names: joined(upper, names, knows), ...note };
  // The one that was found may be the upper of two: what is merged in it is told apart in the row below.
  const isUpper = below && merged.some(({ top, left, right }) => top === best.row.at && right > left);
  if (isUpper && below.cells.every((cell) => cell === null || typeof cell === "string"))
    return { at: below.at, names: joined(spread(best.row, merged), texts(below), knows), ...note };
  return { at: best.row.at, names, ...note };
}

/** Notes on units, not a title that has one in it (百万大单): each as far as its own words go. */
const unitNotes = (text: string): string[] =>
  text.match(
    /单位\s*[:：]\s*[^\s,，;；。)）]+|\b(?:in|units?\s*:?)\s+(?:[a-z]{3}\s+|[$€£¥]\s*)?(?:thousands?|millions?)\b/giu,
  ) ?? [];

const texts = ({ cells }: NumberedRow): string[] => cells.map(cellText);

function scoreOf(row: NumberedRow, below: readonly NumberedRow[], knows: (name: string) => boolean): number {
  const names = texts(row).filter((text) => text !== "");
  const isNames = row.cells.every(
    (cell) => cell === null || typeof cell === "string" || typeof cell === "number",
  );
  const written = row.cells.filter((cell) => typeof cell === "string" && cellText(cell) !== "").length;
  if (!isNames || names.length === 0 || written < names.length / 2) return 0;
  if (names.some((name) => name.length > 60)) return 0;
  const width = Math.max(
    1,
    ...below.map(({ cells }) => cells.filter((cell) => cellText(cell) !== "").length),
  );
  const known = names.filter(knows).length;
  const distinct = new Set(names).size;
  // Unlike what is below it: a row of texts among rows of numbers or days.
  const unlike = row.cells.filter(
    (cell, at) =>
      typeof cell === "string" &&
      below.some(({ cells }) => cells[at] !== undefined && cells[at] !== null && isValue(cells[at]!)),
  ).length;
  return (
    Math.min(names.length, width) / width + (known * 3) / width + unlike / width + distinct / names.length / 2
  );
}

/** A number, a day, or a text of digits. */
const isValue = (cell: Cell): boolean =>
  typeof cell !== "string" ? true : /\d/.test(cell) && !/\p{L}{3}/u.test(cell);

/** Fewer names than below it, and one of them over several columns, or at least over one that has none. */
function isAbove(above: NumberedRow, row: NumberedRow, merged: readonly Merge[]): boolean {
  const named = above.cells.filter((cell) => cellText(cell) !== "").length;
  const isWide = merged.some(({ top, left, right }) => top === above.at && right > left);
  const own = row.cells.filter((cell) => cellText(cell) !== "").length;
  return isWide && above.at === row.at - 1 && named > 1 && named <= own + above.cells.length / 2;
}

/** What is merged over several columns stands for each of them. */
function spread(row: NumberedRow, merged: readonly Merge[]): string[] {
  const names = texts(row);
  for (const { top, left, right } of merged) {
    if (top !== row.at) continue;
    for (let at = left + 1; at <= right; at += 1) names[at] = names[left] ?? "";
  }
  return Array.from(names, (name) => name ?? "");
}

/**
 * A name that stands over both rows is in the upper one alone. What is above one that we know, and that stands there once, is a title of
 * its group (客户信息 | 客户名称) and says no more, unless it says when (2026 | 目标).
 */
function joined(
  upper: readonly string[],
  lower: readonly string[],
  knows: (name: string) => boolean,
): string[] {
  const count = (name: string) => lower.filter((one) => one === name).length;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above, below] = [upper[at] ?? "", lower[at] ?? ""];
    if (below !== "" && !/\d/.test(above) && count(below) === 1 && knows(below)) return below;
    return [...new Set([above, below])].filter(Boolean).join(" ");
  });
}
