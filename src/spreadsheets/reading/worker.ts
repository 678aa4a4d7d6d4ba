/** Reads files away from the main thread, one at a time: a slow or greedy one holds nobody up, and can be ended. */
import { parentPort, workerData } from "node:worker_threads";
import type { Rows } from "./cell.ts";
import { FileBytes } from "./file-bytes.ts";
import { type OpenFile, openFile } from "./read-rows.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import type { SheetParts } from "./workbook-parts.ts";

const port = parentPort!;
const { piece, asked } = workerData as Shared;

export type Shared = Readonly<{
  /** Where each piece of a file stands until it is answered for: of what comes with a message, all would lie about. */
  piece: Uint8Array;
  /** How many wishes there were, in its only place. */
  asked: Int32Array;
}>;

/**
 * What is asked for, each with an answer: a file of so many bytes, piece by piece; that it is opened; a sheet from its beginning, batch by
 * batch, or the next one of them; that no more of it is read. `through`: what a module makes of the rows, instead of them.
 */
export type Wish =
  | Readonly<{ size: number }>
  | Readonly<{ piece: number }>
  | "open"
  | SheetWish
  | "next"
  | "leave";

/** `isLast`: it is not expected to be read again. */
type SheetWish = Readonly<{ sheet: number; isLast?: boolean; through?: Through | undefined }>;

/** `module`: its address; `given`: plain data. */
export type Through = Readonly<{ module: string; given: unknown }>;

/** What such a module has: its batches are plain data, too. */
export type Passing<Given, Batch> = Readonly<{
  /** @param rows of the sheet, each time from its beginning */
  pass(rows: () => AsyncIterable<Rows>, parts: SheetParts, given: Given): AsyncGenerator<Batch>;
}>;

const problemOf = (error: unknown): SpreadsheetProblem =>
  error instanceof UnreadableSpreadsheet ? error.problem : { code: "damaged" };

let sent: FileBytes | undefined;
let file: OpenFile | undefined;
let running: AsyncGenerator | undefined;

async function answerTo(wish: Wish): Promise<object> {
  if (wish === "next") return next();
  if (wish === "open") {
    file = await openFile(sent!);
    return { opened: file.opened };
  }
  if (wish === "leave") await leave();
  else if ("size" in wish) {
    file = undefined;
    sent = new FileBytes(wish.size);
  } else if ("piece" in wish) sent!.add(piece.subarray(0, wish.piece));
  else {
    await leave();
    running = await begin(wish);
    return next();
  }
  return {};
}

async function begin({ sheet, isLast, through }: SheetWish): Promise<AsyncGenerator> {
  const { opened, rows } = file!;
  if (!through) return rows(sheet, isLast);
  const { pass } = (await import(through.module)) as Passing<unknown, unknown>;
  return pass(() => rows(sheet, isLast), opened.sheets[sheet]!, through.given);
}

async function next(): Promise<object> {
  const { value, done } = await running!.next();
  if (!done) return { batch: value };
  running = undefined;
  return { end: true };
}

/** Left in the middle it would go on to read, row after row that nobody asks for. */
async function leave(): Promise<void> {
  await running?.return(undefined);
  running = undefined;
}

let answers = 0;

/**
 * In the middle of a sheet the thread stands still until more of it is wanted: a reader of rows reads on whether they are taken or not, so
 * that all of a long sheet would wait here for a slow database.
 */
async function answer(wish: Wish): Promise<void> {
  try {
    port.postMessage(await answerTo(wish));
  } catch (error) {
    port.postMessage({ problem: problemOf(error), told: String(error) });
    running = undefined;
  }
  answers += 1;
  if (running) Atomics.wait(asked, 0, answers);
}

let answered = Promise.resolve();
port.on("message", (wish: Wish) => {
  answered = answered.then(() => answer(wish));
});
