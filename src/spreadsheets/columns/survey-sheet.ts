/** A sheet as a table: its header, what each column holds, and where its rows are. One pass, whatever its length. */
import type { Cell, Rows } from "../reading/cell.ts";
import type { SheetParts } from "../reading/workbook-parts.ts";
import { findHeader, type Header, type NumberedRow } from "./find-header.ts";
import { ColumnSurvey } from "./survey-column.ts";
import { isTotal } from "./totals.ts";

export type SurveyedSheet = Readonly<{
  name: string;
  header: Header;
  columns: readonly ColumnSurvey[];
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

export type SurveyContext = Readonly<{ currency: string; knows: (name: string) => boolean }>;

/** @returns undefined for a sheet without a table: empty, or no row that names columns */
export async function surveySheet(
  rows: AsyncIterable<Rows>,
  { name, merged, hiddenRows, formats }: SheetParts,
  { currency, knows }: SurveyContext,
): Promise<SurveyedSheet | undefined> {
  const waiting: NumberedRow[] = [];
  const columns: ColumnSurvey[] = [];
  const first: NumberedRow[] = [];
  let header: Header | undefined;
  let count = 0;
  let totals = 0;
  let hidden = 0;
  const isHidden = hiddenAt(hiddenRows);

  const add = (row: NumberedRow): void => {
    if (isTotal(row.cells)) {
      totals += 1;
      return;
    }
    count += 1;
    if (isHidden(row.at)) hidden += 1;
    if (first.length < shown) first.push(row);
    for (let at = 0; at < row.cells.length; at += 1) columnAt(at).add(row.cells[at]);
  };
  const columnAt = (at: number): ColumnSurvey => {
    while (columns.length <= at) {
      columns.push(new ColumnSurvey(currency, formats.get(columns.length) ?? ""));
    }
    return columns[at]!;
  };
  const begin = (): boolean => {
    header = findHeader(waiting, merged, knows);
    for (const row of header ? waiting : []) if (row.at > header!.at) add(row);
    return header !== undefined;
  };

  for await (const batch of rows) {
    for (const row of batch.rows) {
      if (header) add(row);
      else if (waiting.push(row) === ahead && !begin()) return undefined;
    }
  }
  if (!header && !begin()) return undefined;
  const found = header!;
  for (const at of found.names.keys()) columnAt(at);
  return { name, header: found, columns, count, totals, hidden, first, twice: repeated(found.names) };
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
