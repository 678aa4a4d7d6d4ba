/** What is written: a table of typed columns, in the reader's language. */
import type { Temporal } from "temporal-polyfill";
import type { Money } from "../../money/money.ts";

export const tableFormats = ["xlsx", "csv"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** `instant`: a day and its time, on the reader's clock. `percent`: a share, 0.4 is 40 %. */
export type ColumnType = "text" | "money" | "number" | "day" | "instant" | "percent";

export type Value =
  | string
  | number
  | bigint
  | Money
  | Temporal.PlainDate
  | Temporal.PlainDateTime
  | null
  | undefined;

/** As many as there are columns, each of its column's type; nothing where there is none. */
export type Row = readonly Value[];

export type Column = Readonly<{
  label: string;
  type: ColumnType;
  /** What it counts and how: stands on a sheet of its own. */
  means?: string;
  /** In Latin letters; by what the first rows hold where it is missing. */
  width?: number;
}>;

export type Table = Readonly<{
  /** Of its sheet. */
  name: string;
  columns: readonly Column[];
  /** Taken once, as they are asked for: thousands need not be in memory. */
  rows: Iterable<Row> | AsyncIterable<Row>;
}>;

/** So many rows are made at once, before others get their turn. */
const atOnce = 200;

/** The rows in batches; between two of them whatever else waits in this process goes on. */
export async function* inBatches(rows: Table["rows"]): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (batch.length > 0) yield batch;
}
