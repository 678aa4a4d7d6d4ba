/** A file as tables: opened in a thread of its own, with limits of memory and time. */
import { Worker } from "node:worker_threads";
import type { Rows } from "./cell.ts";
import type { Opened } from "./read-rows.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import type { Wish } from "./worker.ts";

type Answer = Readonly<{
  opened?: Opened;
  batch?: unknown;
  end?: true;
  problem?: SpreadsheetProblem;
  told?: string;
}>;

/** MB of the thread's own heap. What is young is short-lived here: more of it is only more memory, three times over. */
const heap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
/** Without a batch for so long it hangs: a batch of a large file takes milliseconds, on a slow machine a second. */
const patience = 60_000;

export class Spreadsheet implements AsyncDisposable {
  readonly #worker: Worker;
  #opened: Opened | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** @param bytes are handed over: empty afterwards @throws UnreadableSpreadsheet */
  static async open(bytes: Uint8Array<ArrayBuffer>): Promise<Spreadsheet> {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: bytes,
      transferList: [bytes.buffer],
      resourceLimits: heap,
    });
    const spreadsheet = new Spreadsheet(worker);
    try {
      spreadsheet.#opened = (await spreadsheet.#answer()).opened;
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return spreadsheet;
  }

  get opened(): Opened {
    return this.#opened!;
  }

  /** In batches; one sheet at a time. The next one is read while this one is worked on. @throws UnreadableSpreadsheet */
  rows(sheet: number): AsyncGenerator<Rows> {
    return this.#batches<Rows>({ sheet });
  }

  /**
   * The same, but what a module makes of the rows, in their thread: so that a long table costs this one next to nothing.
   * @param module its address; it is loaded there, and sees nothing of what is here
   * @param given plain data
   */
  passed<Given, Batch>(
    sheet: number,
    { module, given }: Readonly<{ module: URL; given: Given }>,
  ): AsyncGenerator<Batch> {
    return this.#batches<Batch>({ sheet, through: { module: module.href, given } });
  }

  async *#batches<Batch>(wish: Wish): AsyncGenerator<Batch> {
    let answer = this.#ask(wish);
    try {
      for (;;) {
        const { batch } = await answer;
        if (!batch) return;
        answer = this.#ask("next");
        yield batch as Batch;
      }
    } finally {
      // Whoever has seen enough leaves one on its way.
      await answer.catch(() => {});
    }
  }

  #ask(wish: Wish): Promise<Answer> {
    const answer = this.#answer();
    // It is awaited later.
    answer.catch(() => {});
    this.#worker.postMessage(wish);
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(): Promise<Answer> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const give = (problem: SpreadsheetProblem, cause?: unknown) =>
        settle(() => reject(new UnreadableSpreadsheet(problem, { cause })));
      const timer = setTimeout(() => give({ code: "took-too-long" }), patience);
      const onMessage = (answer: Answer) =>
        answer.problem ? give(answer.problem, answer.told) : settle(() => resolve(answer));
      const onError = (error: Error & { code?: string }) =>
        give({ code: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much-memory" : "damaged" }, error);
      const onExit = () => give({ code: "damaged" });
      const settle = (end: () => void) => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        end();
      };
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    });
  }
}
