/** A file as tables: opened in a thread of its own, with limits of memory and time. */
import { Worker } from "node:worker_threads";
import type { Rows } from "./cell.ts";
import type { Opened } from "./read-rows.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import type { Passing, Wish } from "./worker.ts";

type Answer = Readonly<{
  opened?: Opened;
  batch?: unknown;
  end?: true;
  problem?: SpreadsheetProblem;
  told?: string;
}>;

/** MB of the thread's own heap. What is young is short-lived here: more of it is only more memory, three times over. */
const heap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 20 };
/** Bytes of a file whose rows are looked at sooner than a thread has loaded what it takes. */
const small = 256 * 1024;
/** Without a batch for so long it hangs: a batch of a large file takes milliseconds, on a slow machine a second. */
const patience = 60_000;

export class Spreadsheet implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #isLarge: boolean;
  #opened: Opened | undefined;

  private constructor(worker: Worker, isLarge: boolean) {
    this.#worker = worker;
    this.#isLarge = isLarge;
  }

  /** @param bytes are handed over: empty afterwards @throws UnreadableSpreadsheet */
  static async open(bytes: Uint8Array<ArrayBuffer>): Promise<Spreadsheet> {
    const isLarge = bytes.length > small;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: bytes,
      transferList: [bytes.buffer],
      resourceLimits: heap,
    });
    const spreadsheet = new Spreadsheet(worker, isLarge);
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
   * What a module makes of the rows; of a large file in their thread, so that a long table costs this one next to nothing.
   * @param module its address: there it is loaded anew, and sees nothing of what is here
   * @param given plain data
   */
  async *passed<Given, Batch>(
    sheet: number,
    { module, given }: Readonly<{ module: URL; given: Given }>,
  ): AsyncGenerator<Batch> {
    if (this.#isLarge) {
      yield* this.#batches<Batch>({ sheet, through: { module: module.href, given } });
      return;
    }
    const { pass } = (await import(module.href)) as Passing<Given, Batch>;
    yield* pass(() => this.rows(sheet), this.opened.sheets[sheet]!, given);
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
