/** Reads one file away from the main thread: a slow or greedy one holds nobody up, and can be ended. */
import { parentPort, workerData } from "node:worker_threads";
import { openFile } from "./read-rows.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";

const port = parentPort!;
/** Asked for: the rows of a sheet from its beginning, or the next batch of them. */
export type Wish = Readonly<{ sheet: number }> | "next";

const problemOf = (error: unknown): SpreadsheetProblem =>
  error instanceof UnreadableSpreadsheet ? error.problem : { code: "damaged" };

try {
  const { opened, rows } = await openFile(workerData as Uint8Array);
  port.postMessage({ opened });
  let running: AsyncGenerator | undefined;
  port.on("message", async (wish: Wish) => {
    try {
      if (wish !== "next") running = rows(wish.sheet);
      const { value, done } = await running!.next();
      port.postMessage(done ? { end: true } : { batch: value });
    } catch (error) {
      port.postMessage({ problem: problemOf(error), told: String(error) });
    }
  });
} catch (error) {
  port.postMessage({ problem: problemOf(error), told: String(error) });
}
