/** The thread in which files are read, with limits of memory and time; and rests a while with its file, which is mostly the next one, too. */
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Opened } from "./read-rows.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";
import type { Shared, Wish } from "./worker.ts";

export type Answer = Readonly<{
  opened?: Opened;
  batch?: unknown;
  end?: true;
  problem?: SpreadsheetProblem;
  told?: string;
}>;

/**
 * A file that is handed over: how many bytes it has, and they, piece by piece, as a large one need not be here as a whole. `id`: of one
 * that is kept and so always says the same.
 */
export type SentFile = Readonly<{
  id?: string;
  size: number;
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}>;

type Asked = Readonly<{
  resolve(answer: Answer): void;
  reject(error: UnreadableSpreadsheet): void;
  late: NodeJS.Timeout;
}>;

/** MB of the thread's own heap. What is young is short-lived here: more of it is only more memory, three times over. */
const heap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 };
/** Without an answer for so long it hangs: a batch of a large file takes milliseconds, on a slow machine a second. */
const patience = 60_000;
/** Of a file that are handed over at once. */
const pieceBytes = 64 * 1024;
/** Who has looked at a file goes on with it within minutes. */
const restMs = 120_000;

/** One alone: more at a time are seldom, and each takes dozens of megabytes. */
let resting: Readonly<{ thread: ReadingThread; end: NodeJS.Timeout }> | undefined;

export class ReadingThread {
  readonly #worker: Worker;
  readonly #shared: Shared = {
    piece: new Uint8Array(new SharedArrayBuffer(pieceBytes)),
    asked: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  };
  /** What is not answered yet, in its order. */
  readonly #asked: Asked[] = [];
  #isRight = true;
  #holds: Readonly<{ id: string | undefined; opened: Opened }> | undefined;

  private constructor() {
    // What the main thread's young generation was told on the command line would go before this thread's own bounds.
    setFlagsFromString("--max-semi-space-size=0");
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: this.#shared,
      resourceLimits: heap,
    });
    this.#worker
      .on("message", (answer: Answer) => this.#take(answer))
      .on("error", (error: Error & { code?: string }) =>
        this.#end({ code: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much-memory" : "damaged" }, error),
      )
      .on("exit", () => this.#end({ code: "damaged" }));
  }

  /** The one that rests, or a new one. */
  static take(): ReadingThread {
    if (!resting) return new ReadingThread();
    const { thread, end } = resting;
    resting = undefined;
    clearTimeout(end);
    thread.#worker.ref();
    return thread;
  }

  /** Nothing of it is asked for where it is here still. @throws UnreadableSpreadsheet */
  async open({ id, size, pieces }: SentFile): Promise<Opened> {
    if (id !== undefined && id === this.#holds?.id) return this.#holds.opened;
    this.#holds = undefined;
    await this.ask({ size });
    for await (const piece of pieces) await this.#send(piece);
    const { opened } = await this.ask("open");
    this.#holds = { id, opened: opened! };
    return opened!;
  }

  /** Several may be asked for at once, and are answered one after the other. @throws UnreadableSpreadsheet */
  ask(wish: Wish): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      const late = setTimeout(() => this.#end({ code: "took-too-long" }), patience);
      this.#asked.push({ resolve, reject, late });
    });
    // It is awaited later.
    answer.catch(() => {});
    this.#worker.postMessage(wish);
    Atomics.add(this.#shared.asked, 0, 1);
    Atomics.notify(this.#shared.asked, 0);
    return answer;
  }

  /** Rests, if all went well and no other does; else it ends. */
  async release(): Promise<void> {
    if (this.#isRight) await this.ask("leave").catch(() => {});
    if (!this.#isRight || resting) {
      await this.#worker.terminate();
      return;
    }
    const end = setTimeout(() => this.#worker.terminate(), restMs).unref();
    this.#worker.unref();
    resting = { thread: this, end };
  }

  async #send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes);
      this.#shared.piece.set(piece);
      await this.ask({ piece: piece.length });
    }
  }

  #take({ problem, told, ...answer }: Answer): void {
    if (problem) {
      this.#end(problem, told);
      return;
    }
    const asked = this.#asked.shift();
    clearTimeout(asked?.late);
    asked?.resolve(answer);
  }

  /** It answers no more. */
  #end(problem: SpreadsheetProblem, cause?: unknown): void {
    this.#isRight = false;
    for (const { reject, late } of this.#asked.splice(0)) {
      clearTimeout(late);
      reject(new UnreadableSpreadsheet(problem, { cause }));
    }
    if (resting?.thread !== this) return;
    clearTimeout(resting.end);
    resting = undefined;
  }
}
