/** What stands in a cell: its value, never the text it is shown as, which differs from program to program. */

/** ISO 8601, to the day or to the second, of no zone: 2026-08-30 · 2026-08-30T14:05:00. */
export type SheetDay = Readonly<{ day: string }>;

/** Text keeps its blanks and invisible characters. Of a csv every cell is text. */
export type Cell = string | number | boolean | SheetDay | null;

export type Row = readonly Cell[];

/** Rows that follow each other, the first one's position in its sheet counted from 0; rows without a cell may be left out. */
export type Rows = Readonly<{ sheet: number; rows: readonly Readonly<{ at: number; cells: Row }>[] }>;
