/** The parts of an analysis; not every source tells all of them. */
import type { Chart } from "../charts/chart.ts";
import type { Block, Button, TableBlock } from "../chat/card.ts";
import type { Table } from "../spreadsheets/writing/table.ts";

export const parts = ["losses", "churn", "growth", "plan", "reasons"] as const;
export type Part = (typeof parts)[number];

/** What one part says: a sentence, a picture, and the table behind them. */
export type PartTold = Readonly<{
  part: Part;
  /** The one that matters. */
  says: string;
  /** What follows from it. */
  also?: readonly string[];
  warns?: boolean;
  /** undefined where there is nothing to draw. */
  chart?: Chart | undefined;
  table?: TableBlock | undefined;
  /** The same to go on with: every row, each cell a number or a text. */
  sheet?: Omit<Table, "name"> | undefined;
  /** What to begin with, below the picture. */
  below?: readonly Block[];
  /** Where the deals behind it are. */
  opens?: readonly Button[];
  /** How it was counted, where that is not plain. */
  notes?: readonly string[];
}>;
