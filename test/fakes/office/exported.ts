/** A file that was made for a person, read back as somebody would who drops it into the chat. */
import type { KeptFile } from "../../../src/chat/file.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { fileSource } from "../../../src/files/pieces.ts";
import type { Cell } from "../../../src/spreadsheets/reading/cell.ts";
import { FileBytes } from "../../../src/spreadsheets/reading/file-bytes.ts";
import { openFile } from "../../../src/spreadsheets/reading/read-rows.ts";

export type ExportedSheet = Readonly<{
  name: string;
  head: readonly string[];
  /** By what their columns are called; days as ISO, a cell without anything left out. */
  rows: readonly Readonly<Record<string, string | number | boolean>>[];
}>;

export async function exportedBytes(database: Database, file: KeptFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of fileSource(database).read(file)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** All sheets of a workbook; of a csv its one. */
export const exportedSheets = async (database: Database, file: KeptFile): Promise<ExportedSheet[]> =>
  sheetsIn(await exportedBytes(database, file));

export async function sheetsIn(bytes: Uint8Array): Promise<ExportedSheet[]> {
  const { opened, rows } = await openFile(FileBytes.of(bytes));
  const sheets: ExportedSheet[] = [];
  for (const [at, { name }] of opened.sheets.entries()) {
    const all: (readonly Cell[])[] = [];
    for await (const batch of rows(at)) all.push(...batch.rows.map(({ cells }) => cells));
    const head = (all[0] ?? []).map(String);
    sheets.push({
      ...{ name, head },
      rows: all.slice(1).map((cells) =>
        Object.fromEntries(
          cells.flatMap((cell, nth) => {
            const value = cell !== null && typeof cell === "object" ? cell.day : cell;
            return value === null || value === "" ? [] : [[head[nth] ?? "", value]];
          }),
        ),
      ),
    });
  }
  return sheets;
}
