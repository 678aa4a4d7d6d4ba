/** Rows that took long to read, packed, for who reads them again: what was shown is mostly imported next. */
import type { Rows } from "./cell.ts";

/** Bytes of all that are kept; a sheet that does not fit is read anew each time. */
const roomBytes = 32 * 2 ** 20;

/** What was read of a sheet so far, and where the rest comes from. */
type Begun = Readonly<{ packed: Buffer[]; rest: AsyncGenerator<Rows> }>;

export class KeptRows {
  readonly #bySheet = new Map<number, Begun>();
  #room: number;

  constructor(room = roomBytes) {
    this.#room = room;
  }

  /**
   * A sheet from its top; by one reader at a time.
   * @param read begins it; whoever left it in the middle has read its beginning for the next one
   */
  async *of(sheet: number, read: () => AsyncGenerator<Rows>): AsyncGenerator<Rows> {
    const { packed, rest } = this.#begun(sheet, read);
    for (let nth = 0; ; nth += 1) {
      const kept = packed[nth];
      if (kept) {
        yield JSON.parse(kept.toString()) as Rows;
        continue;
      }
      const { value, done } = await rest.next();
      if (done) return;
      const bytes = Buffer.from(JSON.stringify(value));
      this.#room -= bytes.length;
      packed.push(bytes);
      if (this.#room < 0) {
        this.#drop(sheet, packed);
        yield value;
        yield* rest;
        return;
      }
      yield value;
    }
  }

  #begun(sheet: number, read: () => AsyncGenerator<Rows>): Begun {
    const known = this.#bySheet.get(sheet);
    if (known) return known;
    const begun = { packed: [], rest: read() };
    this.#bySheet.set(sheet, begun);
    return begun;
  }

  #drop(sheet: number, packed: readonly Buffer[]): void {
    this.#bySheet.delete(sheet);
    for (const bytes of packed) this.#room += bytes.length;
  }
}
