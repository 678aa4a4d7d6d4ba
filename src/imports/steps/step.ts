/** What carries an import on: in short transactions, each of which says that it is being worked on. */
import { setImmediate as turnOfOthers } from "node:timers/promises";
import type { Temporal } from "temporal-polyfill";
import type { Database } from "../../database/open-database.ts";
import { type Tx, transaction } from "../../database/transaction.ts";
import type { UnclaimedFile } from "../../files/find-unclaimed.ts";
import type { Deed } from "../../history/deed.ts";
import { keepBook } from "../../pipelines/rows/keep-books.ts";
import { sentFile } from "../../spreadsheets/open-sent.ts";
import type { SentFile } from "../../spreadsheets/reading/reading-thread.ts";
import { deedOf } from "../deed-of.ts";
import { beat, type Import, type ImportChange } from "../import.ts";

/** Somebody else has it: it was told to do something else, or another process has taken it over. */
export class MovedOn extends Error {
  override readonly name = "MovedOn";
}

/** Whoever sent the table may do so no longer. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}

/** How long a batch may hold the database, in milliseconds: commands wait for it where there is one connection. */
const batchMs = 500;
const fewest = 100;
const most = 1_000;
/** Batches of which the second is a large one. */
const grown = 2;

/** An import in the hands of who carries it on. */
export class Held {
  #one: Import;
  readonly #database: Database;
  readonly #now: () => Temporal.Instant;
  readonly #bookOf = keepBook();
  readonly #onProgress: (one: Import) => Promise<void>;
  readonly #onGrowth: () => Promise<void>;

  constructor(
    one: Import,
    {
      database,
      now,
      onProgress,
      onGrowth,
    }: Readonly<{
      database: Database;
      now: () => Temporal.Instant;
      /** After each of its transactions. */
      onProgress: (one: Import) => Promise<void>;
      /** Once there are batches enough that tables have become large. */
      onGrowth: () => Promise<void>;
    }>,
  ) {
    this.#one = one;
    this.#database = database;
    this.#now = now;
    this.#onProgress = onProgress;
    this.#onGrowth = onGrowth;
  }

  get one(): Import {
    return this.#one;
  }

  /** Read between its transactions: commands come between two pieces. */
  sent(file: UnclaimedFile): SentFile {
    return sentFile(this.#database.prisma, file);
  }

  /**
   * One transaction of it, by whoever has sent it.
   * @param work returns what has become of the import; undefined: nothing was done
   * @param timeout in milliseconds, where it may take longer than a command
   * @throws MovedOn, NotAllowed: then nothing was changed
   */
  async step(
    work: (deed: Deed, one: Import) => Promise<ImportChange | undefined>,
    timeout?: number,
  ): Promise<boolean> {
    if (timeout !== undefined) await this.#holdFor(timeout);
    const before = this.#one;
    const at = new Date(
      timeout === undefined ? Math.max(Date.now(), before.beatAt.getTime() + 1) : Date.now(),
    );
    const change = await transaction(
      this.#database,
      async (tx: Tx) => {
        const deed = await deedOf(tx, before, this.#now(), this.#bookOf);
        if (!deed) throw new NotAllowed();
        const change = await work(deed, before);
        if (change && !(await beat(tx, before, at, change))) throw new MovedOn();
        return change;
      },
      timeout === undefined ? undefined : { timeout },
    );
    if (!change) return false;
    this.#one = { ...before, ...change, beatAt: at };
    await this.#onProgress(this.#one);
    return true;
  }

  /** Says that it is being worked on for so long: nobody takes it for left lying meanwhile. @throws MovedOn */
  async #holdFor(ms: number): Promise<void> {
    const until = new Date(Date.now() + ms);
    if (!(await transaction(this.#database, (tx) => beat(tx, this.#one, until, {})))) throw new MovedOn();
    this.#one = { ...this.#one, beatAt: until };
  }

  /**
   * Batch after batch, each in a transaction of its own, as large as it takes to stay short.
   * @param batch does up to `size`; undefined when nothing is left
   * @param timeout as for `step`
   */
  async inBatches(
    batch: (deed: Deed, one: Import, size: number) => Promise<ImportChange | undefined>,
    timeout?: number,
  ): Promise<void> {
    for (let [size, nth] = [fewest, 1]; ; nth += 1) {
      const began = performance.now();
      if (!(await this.step((deed, one) => batch(deed, one, size), timeout))) return;
      const took = Math.max(performance.now() - began, 1);
      size = Math.min(most, Math.max(fewest, Math.round((size * batchMs) / took)));
      if (nth === grown) await this.#onGrowth();
      await turnOfOthers();
    }
  }
}
