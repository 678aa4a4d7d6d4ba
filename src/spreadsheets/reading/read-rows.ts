/** Rows of a file, sheet by sheet, in batches. What runs in the worker. */
import { streamOdsRows } from "hucre/ods";
import { streamXlsxRows } from "hucre/xlsx";
import type { Cell, Rows, SheetDay } from "./cell.ts";
import { decoded, encodingOf } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { type FileKind, fileKind } from "./file-kind.ts";
import { withoutMark } from "./formula-mark.ts";
import { KeptRows } from "./kept-rows.ts";
import { limits, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import { textRows } from "./text-rows.ts";
import { odsParts, type SheetParts, xlsxParts } from "./workbook-parts.ts";

export type Opened = Readonly<{
  kind: FileKind["kind"] | "text";
  /** Of all that is in the file: SHA-256, in hexadecimal. */
  hash: string;
  hasMacros: boolean;
  sheets: readonly SheetParts[];
}>;

/** So few that they are short-lived: a thousand outlive two collections of what is young, and are then cleared away with what is old. */
const perBatch = 100;
/** Where the rows are: what is looked for in them is looked for while they are weighed. */
const tables = /(?:^|\/)worksheets\/[^/]+\.xml$|^content\.xml$/i;

/** `isLast`: nobody is expected to read the sheet again. */
export type OpenFile = Readonly<{
  opened: Opened;
  rows: (sheet: number, isLast?: boolean) => AsyncGenerator<Rows>;
}>;

/** @param sent all of it @throws UnreadableSpreadsheet */
export async function openFile(sent: FileBytes): Promise<OpenFile> {
  if (sent.isText) return openText(sent);
  const bytes = sent.whole;
  const file = fileKind(bytes);
  await file.archive.weigh(tables);
  const sheets = await (file.kind === "xlsx" ? xlsxParts : odsParts)(file.archive);
  await file.archive.weigh();
  if (sheets.length === 0) throw new UnreadableSpreadsheet({ code: "damaged" });
  if (sheets.length > limits.sheets)
    throw new UnreadableSpreadsheet({ code: "too-many-sheets", limit: limits.sheets });
  const { kind, hasMacros } = file;
  const kept = new KeptRows();
  return {
    opened: { kind, hash: sent.digest(), hasMacros, sheets },
    rows: (sheet, isLast = false) => {
      const { at } = sheets[sheet]!;
      return kept[isLast ? "last" : "of"](sheet, () =>
        batches(
          sheet,
          kind === "xlsx" ? streamXlsxRows(bytes, { sheet: at }) : streamOdsRows(bytes, { sheets: [at] }),
        ),
      );
    },
  };
}

function openText(sent: FileBytes): OpenFile {
  const encoding = encodingOf(sent.blocks());
  if (encoding === undefined) throw new UnreadableSpreadsheet({ code: "no-table", is: undefined });
  const rows = textRows(() => decoded(sent.blocks(), encoding));
  const whole = { name: "", at: 0, isHidden: false, hiddenRows: [], merged: [], formats: new Map() };
  return {
    opened: { kind: "text", hash: sent.digest(), hasMacros: false, sheets: [whole] },
    async *rows() {
      yield* textBatches(rows());
    },
  };
}

function* textBatches(rows: Iterable<readonly unknown[]>): Generator<Rows> {
  const batch = new Batch(0, markedCell);
  let index = 0;
  for (const values of rows) {
    batch.add(index, values);
    index += 1;
    if (batch.isFull) yield batch.taken();
  }
  if (!batch.isEmpty) yield batch.taken();
}

type Streamed = AsyncIterable<Readonly<{ index: number; values: readonly unknown[] }>>;

async function* batches(sheet: number, rows: Streamed): AsyncGenerator<Rows> {
  const batch = new Batch(sheet, cellOf);
  for await (const { index, values } of rows) {
    batch.add(index, values);
    if (batch.isFull) yield batch.taken();
  }
  if (!batch.isEmpty) yield batch.taken();
}

class Batch {
  readonly #sheet: number;
  readonly #read: (value: unknown) => Cell;
  #rows: { at: number; cells: Cell[] }[] = [];

  constructor(sheet: number, read: (value: unknown) => Cell) {
    this.#sheet = sheet;
    this.#read = read;
  }

  /** @throws UnreadableSpreadsheet */
  add(at: number, values: readonly unknown[]): void {
    const cells = cellsOf(values, this.#read);
    if (cells.length === 0) return;
    if (at >= limits.rows) throw new UnreadableSpreadsheet({ code: "too-many-rows", limit: limits.rows });
    this.#rows.push({ at, cells });
  }

  get isFull(): boolean {
    return this.#rows.length >= perBatch;
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  taken(): Rows {
    const rows = this.#rows;
    this.#rows = [];
    return { sheet: this.#sheet, rows };
  }
}

/** Without the empty ones at the end. @throws UnreadableSpreadsheet where there are too many, or one is too long */
function cellsOf(values: readonly unknown[], read: (value: unknown) => Cell): Cell[] {
  let end = values.length;
  while (end > 0 && (values[end - 1] === null || values[end - 1] === "" || values[end - 1] === undefined))
    end -= 1;
  if (end > limits.columns)
    throw new UnreadableSpreadsheet({ code: "too-many-columns", limit: limits.columns });
  const cells: Cell[] = [];
  for (let at = 0; at < end; at += 1) cells.push(read(values[at]));
  return cells;
}

/** Of a text file, which may be one of ours. */
const markedCell = (value: unknown): Cell => cellOf(typeof value === "string" ? withoutMark(value) : value);

function cellOf(value: unknown): Cell {
  if (typeof value === "string") {
    if (value.length > limits.text)
      throw new UnreadableSpreadsheet({ code: "cell-too-long", limit: limits.text });
    return value;
  }
  // 1E400 is no number that could be counted with.
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "boolean") return value;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? dayOf(value) : null;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Few days stand in many cells; by milliseconds. */
const knownDays = new Map<number, SheetDay>();
const mostKnown = 5_000;

/** Sheets have no zones: the reader gives their clock as UTC. */
function dayOf(date: Date): SheetDay {
  const time = date.getTime();
  const known = knownDays.get(time);
  if (known) return known;
  if (time % dayMs !== 0) return { day: date.toISOString().slice(0, 19) };
  const day = { day: date.toISOString().slice(0, 10) };
  if (knownDays.size >= mostKnown) knownDays.clear();
  knownDays.set(time, day);
  return day;
}
