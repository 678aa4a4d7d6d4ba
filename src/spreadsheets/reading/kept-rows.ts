/** Rows that took long to read, packed, for who reads them again: what was shown is mostly imported next. */
import type { Rows } from "./cell.ts";

/** Bytes of all that are kept; a sheet that does not fit is read anew. */
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
    if (kept) {
      for (const packed of kept) yield JSON.parse(packed.toString()) as Rows;
      return;
    }
    let packed: Buffer[] | undefined = [];
    let bytes = 0;
    for await (const rows of read()) {
      if (packed) bytes += packed[packed.push(Buffer.from(JSON.stringify(rows))) - 1]!.length;
      if (bytes > this.#room) packed = undefined;
      yield rows;
    }
    if (!packed) return;
    this.#bySheet.set(sheet, packed);
    this.#room -= bytes;
  }
}
