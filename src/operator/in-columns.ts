/** In columns of a terminal, where a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, one) =>
      sum + (/[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(one) ? 2 : 1),
    0,
  );

/** What would move the cursor or the writing direction of a terminal. */
const steering = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A table as text: columns as wide as their widest cell, the last one open. @param indent blanks before each row */
export function inColumns(rows: readonly (readonly string[])[], indent = ""): string {
  const clean = rows.map((row) => row.map((cell) => cell.replace(steering, " ")));
  const widths = clean.reduce<number[]>(
    (widest, row) => row.map((cell, nth) => Math.max(widest[nth] ?? 0, widthOf(cell))),
    [],
  );
  const padded = (cell: string, nth: number) => cell + " ".repeat(widths[nth]! - widthOf(cell));
  return clean.map((row) => `${indent}${row.map(padded).join("  ").trimEnd()}`).join("\n");
}
