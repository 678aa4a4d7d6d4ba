/** Reads one file away from the main thread: a slow or greedy one holds nobody up, and can be ended. */
import { parentPort, workerData } from "node:worker_threads";
import type { Rows } from "./cell.ts";
import { openFile } from "./read-rows.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import type { SheetParts } from "./workbook-parts.ts";

const port = parentPort!;
/**
 * Asked for: a sheet from its beginning, batch by batch, or the next one of them. `through`: what a module makes of its rows,
 * instead of them.
 */
export type Wish = Readonly<{ sheet: number; through?: Through | undefined }> | "next";

/** `module`: its address; `given`: plain data. */
export type Through = Readonly<{ module: string; given: unknown }>;

/** What such a module has: its batches are plain data, too. */
export type Passing<Given, Batch> = Readonly<{
  /** @param rows of the sheet, each time from its beginning */
  pass(rows: () => AsyncIterable<Rows>, parts: SheetParts, given: Given): AsyncGenerator<Batch>;
}>;

const problemOf = (error: unknown): SpreadsheetProblem =>
  error instanceof UnreadableSpreadsheet ? error.problem : { code: "damaged" };

try {
  const { opened, rows } = await openFile(workerData as Uint8Array);
  port.postMessage({ opened });
  let running: AsyncGenerator | undefined;
  const begin = async ({ sheet, through }: Exclude<Wish, "next">): Promise<AsyncGenerator> => {
    if (!through) return rows(sheet);
    const { pass } = (await import(through.module)) as Passing<unknown, unknown>;
    return pass(() => rows(sheet), opened.sheets[sheet]!, through.given);
  };
  port.on("message", async (wish: Wish) => {
    try {
      if (wish !== "next") {
        // Left in the middle it would go on to read, row after row that nobody asks for.
        await running?.return(undefined);
        running = await begin(wish);
      }
      const { value, done } = await running!.next();
      port.postMessage(done ? { end: true } : { batch: value });
    } catch (error) {
      port.postMessage({ problem: problemOf(error), told: String(error) });
    }
  });
} catch (error) {
  port.postMessage({ problem: problemOf(error), told: String(error) });
}
