/**
 * What runs in the thread that reads a file: its rows become what the statements take that store them, so that the thread which
 * answers people passes texts on and no more. Nothing here may know a database.
 */
import { Temporal } from "temporal-polyfill";
import { type ListedProduct, PriceList } from "../../price-list/price-list.ts";
import { begunTable } from "../../spreadsheets/columns/survey-sheet.ts";
import type { KindName } from "../../spreadsheets/kinds/field.ts";
import type { Rows } from "../../spreadsheets/reading/cell.ts";
import { UnreadableSpreadsheet } from "../../spreadsheets/reading/spreadsheet-problem.ts";
import type { SheetParts } from "../../spreadsheets/reading/workbook-parts.ts";
import type { Passing } from "../../spreadsheets/reading/worker.ts";
import { type PlainContext, recordsOf, type SheetRecord } from "../../spreadsheets/records/read-records.ts";
import type { Reading } from "../../spreadsheets/records/reading.ts";
import { knows } from "../../spreadsheets/understand-sheet.ts";
import { churnReader, stagesReader } from "../kinds/counted/counted-readers.ts";
import { productReader } from "../kinds/products/product-reader.ts";
import { quotaReader } from "../kinds/quotas/quota-reader.ts";
import { type GatheredSales, SalesGatherer } from "../kinds/sales/gather-sales.ts";
import { teamReader } from "../kinds/team/team-reader.ts";
import type { StagedRows } from "../rows.ts";
import { type ReaderOf, readAsItStands } from "./read-as.ts";
import { Stager } from "./stager.ts";

/** How a table is read. */
export type Given = Readonly<{
  kind: KindName;
  reading: Reading;
  context: PlainContext;
  /** The price list, where its spelling matters. */
  listed: readonly ListedProduct[];
  /** How many rows of data there are, by what was read of it before. */
  count: number;
}>;

export type Batch = Readonly<{
  /** Rows of the table that it comes from. */
  read: number;
  /** What its columns are called: with the first one. */
  header?: readonly string[];
  staged: StagedRows;
  /** Of a sales report: lines that are not staged, but go where they will be. */
  sales?: GatheredSales;
}>;

/** Kinds of which it takes more than a row's cells to say what it says. */
const readers: Partial<Readonly<Record<KindName, ReaderOf>>> = {
  team: teamReader,
  quotas: quotaReader,
  products: productReader,
  stages: stagesReader,
  churn: churnReader,
};

/** The field that no two rows of a kind may share. */
const unique: Partial<Readonly<Record<KindName, string>>> = { deals: "externalId", customers: "externalId" };

/** Rows a batch, which is stored by one transaction. */
const atOnce = 4_000;

export async function* pass(
  rows: () => AsyncIterable<Rows>,
  parts: SheetParts,
  { kind, reading, context: { today, ...context }, listed, count }: Given,
): AsyncGenerator<Batch> {
  const readIn = { ...context, today: Temporal.PlainDate.from(today) };
  const table = await begunTable(rows(), parts, { knows });
  if (!table) throw new UnreadableSpreadsheet({ code: "damaged" });
  const { header } = table;
  const stager = new Stager(readers[kind]?.(reading, readIn) ?? readAsItStands, unique[kind], count);
  const sales = kind === "sales" ? new SalesGatherer(new PriceList(listed)) : undefined;
  let read = 0;
  let names: readonly string[] | undefined = header.names;
  for await (const records of recordsOf(table.rows, { header, ...parts }, reading, readIn)) {
    for (const record of records) take(record);
    read += records.length;
    if (read >= atOnce) yield taken();
  }
  if (read > 0) yield taken();

  function take(record: SheetRecord): void {
    const staged = stager.stage(record);
    if (sales?.take(record, staged.does === "create")) return;
    stager.keep(staged);
  }

  function taken(): Batch {
    const batch = {
      ...{ read, staged: stager.taken() },
      ...(names && { header: names }),
      ...(sales && { sales: sales.taken() }),
    };
    [read, names] = [0, undefined];
    return batch;
  }
}

/** Held against what the thread expects. */
({ pass }) satisfies Passing<Given, Batch>;
