/** Rows that took long to read, packed, for who reads them again: what was shown is mostly imported next. */
import type { Rows } from "./cell.ts";

/** Bytes of all that are kept; a sheet that does not fit is read anew each time. */
const roomBytes = 32 * 2 ** 20;

export class KeptRows {
  readonly #bySheet = new Map<number, readonly Buffer[]>();
  #room: number;

  constructor(room = roomBytes) {
    this.#room = room;
  }

  /** @param read begins a sheet from its top; not asked where all of it was read before, to the end */
  async *of(sheet: number, read: () => AsyncIterable<Rows>): AsyncGenerator<Rows> {
    const kept = this.#bySheet.get(sheet);
    if (kept) yield* unpacked(kept);
    else yield* this.#keeping(sheet, read());
  }

  /** The same, after which nobody is expected to read it again: nothing of it is kept. */
  async *last(sheet: number, read: () => AsyncIterable<Rows>): AsyncGenerator<Rows> {
    const kept = this.#bySheet.get(sheet);
    this.#bySheet.delete(sheet);
    this.#room += sizeOf(kept ?? []);
    yield* kept ? unpacked(kept) : read();
  }

  async *#keeping(sheet: number, read: AsyncIterable<Rows>): AsyncGenerator<Rows> {
    const packed: Buffer[] = [];
    let left = this.#room;
    for await (const rows of read) {
      if (left >= 0) {
        const bytes = Buffer.from(JSON.stringify(rows));
        left -= bytes.length;
        packed.push(bytes);
        if (left < 0) packed.length = 0;
      }
      yield rows;
    }
    if (left < 0) return;
    this.#bySheet.set(sheet, packed);
    this.#room = left;
  }
}

function* unpacked(packed: readonly Buffer[]): Generator<Rows> {
  for (const bytes of packed) yield JSON.parse(bytes.toString());
}

const sizeOf = (packed: readonly Buffer[]): number => packed.reduce((sum, { length }) => sum + length, 0);
