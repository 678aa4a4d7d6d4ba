/** A file as tables, read in a thread of its own. */
import type { Rows } from "./cell.ts";
import type { Opened } from "./read-rows.ts";
import { ReadingThread, type SentFile } from "./reading-thread.ts";
import type { Passing, Wish } from "./worker.ts";

/** Bytes of a file whose rows are looked at sooner than a thread has loaded what it takes. */
const small = 256 * 1024;

export class Spreadsheet implements AsyncDisposable {
  readonly #thread: ReadingThread;
  readonly #isLarge: boolean;
  readonly opened: Opened;

  private constructor(thread: ReadingThread, isLarge: boolean, opened: Opened) {
    this.#thread = thread;
    this.#isLarge = isLarge;
    this.opened = opened;
  }

  /** @throws UnreadableSpreadsheet */
  static async open(file: SentFile): Promise<Spreadsheet> {
    const thread = ReadingThread.take();
    try {
      return new Spreadsheet(thread, file.size > small, await thread.open(file));
    } catch (error) {
      await thread.release();
      throw error;
    }
  }

  /** In batches; one sheet at a time. The next one is read while this one is worked on. @throws UnreadableSpreadsheet */
  rows(sheet: number): AsyncGenerator<Rows> {
    return this.#batches<Rows>({ sheet });
  }

  /**
   * What a module makes of the rows; of a large file in their thread, so that a long table costs this one next to nothing.
   * @param module its address: there it is loaded anew, and sees nothing of what is here
   * @param given plain data
   * @param isLast nobody is expected to read the sheet again, so that nothing of it is kept
   */
  async *passed<Given, Batch>(
    sheet: number,
    { module, given, isLast = false }: Readonly<{ module: URL; given: Given; isLast?: boolean }>,
  ): AsyncGenerator<Batch> {
    if (this.#isLarge) {
      yield* this.#batches<Batch>({ sheet, isLast, through: { module: module.href, given } });
      return;
    }
    const { pass } = (await import(module.href)) as Passing<Given, Batch>;
    yield* pass(() => this.rows(sheet), this.opened.sheets[sheet]!, given);
  }

  async *#batches<Batch>(wish: Wish): AsyncGenerator<Batch> {
    let answer = this.#thread.ask(wish);
    try {
      for (;;) {
        const { batch } = await answer;
        if (!batch) return;
        answer = this.#thread.ask("next");
        yield batch as Batch;
      }
    } finally {
      // Whoever has seen enough leaves one on its way.
      await answer.catch(() => {});
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread.release();
  }
}
