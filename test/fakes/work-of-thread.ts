import type { Rows } from "../../src/spreadsheets/reading/cell.ts";

/** For `Spreadsheet.passed`: how long its thread has worked when it has read a batch, in microseconds. */
export async function* pass(rows: () => AsyncIterable<Rows>): AsyncGenerator<number> {
  for await (const _ of rows()) yield process.threadCpuUsage().user;
}
