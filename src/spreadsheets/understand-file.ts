/** What a file says, before anything is made of it: which sheet has a table, of which kind, and how it is read. */
import type { Header } from "./columns/find-header.ts";
import { headerOf } from "./columns/survey-sheet.ts";
import type { Spreadsheet } from "./reading/open-spreadsheet.ts";
import { shapeOf } from "./records/header-key.ts";
import { plainContext, type RecordContext } from "./records/read-records.ts";
import type { Reading } from "./records/reading.ts";
import { type Given, knows, type Understood } from "./understand-sheet.ts";

/** How somebody has set it right that a table with these columns is read. */
export type Remembered = Readonly<{ reading: Reading; by: string; at: Date }>;

export type UnderstoodSheet = Understood &
  Readonly<{
    /** Its position in the file. */
    at: number;
    /** Where the reading is not merely guessed. */
    remembered: Remembered | undefined;
  }>;

export type UnderstandContext = RecordContext &
  Readonly<{
    /** @param shape of the names of columns */
    rememberedOf?: ((shape: string) => Promise<Remembered | undefined>) | undefined;
  }>;

/** @returns sheets that are tables, the one that is told apart best first @throws UnreadableSpreadsheet */
export async function understandFile(
  spreadsheet: Spreadsheet,
  { rememberedOf, ...context }: UnderstandContext,
): Promise<UnderstoodSheet[]> {
  const found: UnderstoodSheet[] = [];
  for (const [at, { isHidden }] of spreadsheet.opened.sheets.entries()) {
    const header = isHidden ? undefined : await headerIn(spreadsheet, at);
    if (!header) continue;
    const sheet = await understood(spreadsheet, at, await rememberedOf?.(shapeOf(header.names)), context);
    if (sheet) found.push(sheet);
  }
  return found.toSorted(
    (a, b) =>
      a.guess.missing.length - b.guess.missing.length ||
      Number(b.remembered !== undefined) - Number(a.remembered !== undefined) ||
      b.guess.score - a.guess.score ||
      a.at - b.at,
  );
}

/** Of a file without a table: does some sheet name columns, with nothing below? */
export async function isHeaderOnly(spreadsheet: Spreadsheet): Promise<boolean> {
  for (const [at, { isHidden }] of spreadsheet.opened.sheets.entries()) {
    const header = isHidden ? undefined : await headerIn(spreadsheet, at);
    if (header && header.names.length > 1) return true;
  }
  return false;
}

/** Where its table begins, and what its columns are called. @returns undefined for a sheet without a table */
const headerIn = (spreadsheet: Spreadsheet, at: number): Promise<Header | undefined> =>
  headerOf(spreadsheet.rows(at), spreadsheet.opened.sheets[at]!, { knows });

const inThread = new URL("./understand-sheet.ts", import.meta.url);

async function understood(
  spreadsheet: Spreadsheet,
  at: number,
  remembered: Remembered | undefined,
  context: RecordContext,
): Promise<UnderstoodSheet | undefined> {
  const given = { context: plainContext(context), remembered: remembered?.reading };
  for await (const one of spreadsheet.passed<Given, Understood>(at, { module: inThread, given }))
    return { ...one, at, remembered };
  return undefined;
}
