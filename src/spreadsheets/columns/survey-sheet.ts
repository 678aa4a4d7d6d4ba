/** A sheet as a table: its header, what each column holds, and where its rows are. One pass, whatever its length. */
import type { Cell, Rows } from "../reading/cell.ts";
import type { SheetParts } from "../reading/workbook-parts.ts";
import { findHeader, type Header, type NumberedRow } from "./find-header.ts";
import { type ColumnFacts, ColumnSurvey } from "./survey-column.ts";
import { isTotal } from "./totals.ts";

export type SurveyedSheet = Readonly<{
  name: string;
  header: Header;
  columns: readonly ColumnFacts[];
  /** Rows of data. */
  count: number;
  totals: number;
  /** Of the rows of data those that the sheet does not show. */
  hidden: number;
  /** The first ones, as they stand there. */
  first: readonly NumberedRow[];
  /** Names that two columns have. */
  twice: readonly string[];
}>;

/** So many rows show where the table begins. */
const ahead = 60;
const shown = 5;

/** What the first rows say: where the table begins, and what its columns hold so far. */
export type Begun = Pick<SurveyedSheet, "header" | "columns" | "hidden">;

/**
 * `knows`: whether a text is a column's name that we know; `begun` is asked once for what takes every row of data, the first ones,
 * too: so that a file need not be read twice.
 */
export type SurveyContext = Readonly<{
  currency: string;
  knows: (name: string) => boolean;
  begun?: (begun: Begun) => (row: NumberedRow) => void;
}>;

/** @returns undefined for a sheet without a table: empty, or no row that names columns */
export async function surveySheet(
  rows: AsyncIterable<Rows>,
  { name, merged, hiddenRows, formats }: SheetParts,
  context: SurveyContext,
): Promise<SurveyedSheet | undefined> {
  const waiting: NumberedRow[] = [];
  const survey = new Survey(context.currency, formats, hiddenAt(hiddenRows));
  let header: Header | undefined;
  let take: ((row: NumberedRow) => void) | undefined;

  const begin = (): boolean => {
    header = findHeader(waiting, merged, context.knows);
    if (!header) return false;
    const { at, names } = header;
    const data = waiting.filter((row) => row.at > at).filter((row) => survey.add(row));
    survey.widen(names.length);
    take = context.begun?.({ header, columns: survey.facts, hidden: survey.hidden });
    for (const row of take ? data : []) take!(row);
    return true;
  };

  for await (const batch of rows) {
    for (const row of batch.rows) {
      if (!header) {
        if (waiting.push(row) === ahead && !begin()) return undefined;
      } else if (survey.add(row)) take?.(row);
    }
  }
  if (!header && !begin()) return undefined;
  const { facts: columns, count, totals, hidden, first } = survey;
  return { name, header: header!, columns, count, totals, hidden, first, twice: repeated(header!.names) };
}

class Survey {
  readonly #columns: ColumnSurvey[] = [];
  readonly first: NumberedRow[] = [];
  count = 0;
  totals = 0;
  hidden = 0;
  readonly #currency: string;
  readonly #formats: SheetParts["formats"];
  readonly #isHidden: (at: number) => boolean;

  constructor(currency: string, formats: SheetParts["formats"], isHidden: (at: number) => boolean) {
    this.#currency = currency;
    this.#formats = formats;
    this.#isHidden = isHidden;
  }

  /** @returns whether it is one of data */
  add(row: NumberedRow): boolean {
    if (isTotal(row.cells)) {
      this.totals += 1;
      return false;
    }
    this.count += 1;
    if (this.#isHidden(row.at)) this.hidden += 1;
    if (this.first.length < shown) this.first.push(row);
    this.widen(row.cells.length);
    for (const [at, cell] of row.cells.entries()) this.#columns[at]!.add(cell);
    return true;
  }

  get facts(): ColumnFacts[] {
    return this.#columns.map(({ facts }) => facts);
  }

  widen(width: number): void {
    while (this.#columns.length < width)
      this.#columns.push(new ColumnSurvey(this.#currency, this.#formats.get(this.#columns.length) ?? ""));
  }
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((one, at) => one !== "" && names.indexOf(one) !== at)),
];

/** Only where the table begins: for who knows already how it is read. @returns undefined for a sheet without one */
export async function headerOf(
  rows: AsyncIterable<Rows>,
  { merged }: Pick<SheetParts, "merged">,
  { knows }: Pick<SurveyContext, "knows">,
): Promise<Header | undefined> {
  const first: NumberedRow[] = [];
  for await (const batch of rows) {
    first.push(...batch.rows.slice(0, ahead - first.length));
    if (first.length >= ahead) break;
  }
  return findHeader(first, merged, knows);
}

/** The same, and all rows from the first: in one pass. */
export async function begunTable(
  rows: AsyncIterable<Rows>,
  { merged }: Pick<SheetParts, "merged">,
  { knows }: Pick<SurveyContext, "knows">,
): Promise<Readonly<{ header: Header; rows: AsyncGenerator<Rows> }> | undefined> {
  const later = rows[Symbol.asyncIterator]();
  const looked: Rows[] = [];
  const first: NumberedRow[] = [];
  while (first.length < ahead) {
    const { value, done } = await later.next();
    if (done) break;
    looked.push(value);
    first.push(...value.rows.slice(0, ahead - first.length));
  }
  const header = findHeader(first, merged, knows);
  return header && { header, rows: after(looked, later) };
}

async function* after(looked: readonly Rows[], later: AsyncIterator<Rows>): AsyncGenerator<Rows> {
  yield* looked;
  yield* { [Symbol.asyncIterator]: () => later };
}

/** Whether a row is hidden; asked from the top down, so that a million are asked in one walk. */
export function hiddenAt(hidden: SheetParts["hiddenRows"]): (at: number) => boolean {
  let nth = 0;
  return (at) => {
    while (nth < hidden.length && hidden[nth]!.to < at) nth += 1;
    return nth < hidden.length && hidden[nth]!.from <= at;
  };
}

/** Rows of data below the header, without totals. */
export async function* dataRows(
  rows: AsyncIterable<Rows>,
  header: Header,
): AsyncGenerator<readonly Readonly<{ at: number; cells: readonly Cell[] }>[]> {
  for await (const batch of rows)
    yield batch.rows.filter(({ at, cells }) => at > header.at && !isTotal(cells));
}
