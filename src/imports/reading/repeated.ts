/** Which rows of a table stand there more than once, of a million in some dozens of megabytes. */
import type { Why } from "../rows.ts";

type Seen = Readonly<{ does: "twice" | "reject"; why: Why }>;

/** Asked row by row, from the top: of equal ones the first is none. */
export class Repeated {
  readonly #rows: HashedRows;
  readonly #values = new Map<string, number>();

  /** @param count of the rows there are, so that they have their place from the first; more are taken as well */
  constructor(count: number) {
    this.#rows = new HashedRows(count);
  }

  /** @param own the value that no two rows may share, where there is one */
  find(nth: number, cells: readonly string[], own: string): Seen | undefined {
    const first = this.#rows.firstOf(nth, cells);
    if (first !== undefined) return { does: "twice", why: { code: "twice", first } };
    if (own === "") return undefined;
    const other = this.#values.get(own);
    if (other !== undefined) return { does: "reject", why: { code: "same-id", name: own, first: other } };
    this.#values.set(own, nth);
    return undefined;
  }
}

/**
 * A table of 64 bits a row, in open addressing: of a million different rows the chance that any two are taken for one is one in
 * thirty million.
 */
class HashedRows {
  #size: number;
  #high: Uint32Array;
  #low: Uint32Array;
  /** Zero where there is none: people count rows from one. */
  #nths: Int32Array;
  #count = 0;

  constructor(count: number) {
    // Half of it stays empty.
    this.#size = 2 ** Math.ceil(Math.log2(2 * count + 2));
    [this.#high, this.#low] = [new Uint32Array(this.#size), new Uint32Array(this.#size)];
    this.#nths = new Int32Array(this.#size);
  }

  firstOf(nth: number, cells: readonly string[]): number | undefined {
    const [high, low] = hashOf(cells);
    const at = this.#placeOf(high, low);
    if (this.#nths[at] !== 0) return this.#nths[at];
    this.#put(at, high, low, nth);
    if (++this.#count * 2 > this.#size) this.#grow();
    return undefined;
  }

  #placeOf(high: number, low: number): number {
    let at = low & (this.#size - 1);
    while (this.#nths[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low))
      at = (at + 1) & (this.#size - 1);
    return at;
  }

  #put(at: number, high: number, low: number, nth: number): void {
    this.#high[at] = high;
    this.#low[at] = low;
    this.#nths[at] = nth;
  }

  #grow(): void {
    const [highs, lows, nths] = [this.#high, this.#low, this.#nths];
    this.#size *= 2;
    this.#high = new Uint32Array(this.#size);
    this.#low = new Uint32Array(this.#size);
    this.#nths = new Int32Array(this.#size);
    for (const [at, nth] of nths.entries())
      if (nth !== 0) this.#put(this.#placeOf(highs[at]!, lows[at]!), highs[at]!, lows[at]!, nth);
  }
}

/** Two runs of FNV-1a with different primes, cell by cell. @returns two unsigned 32-bit numbers */
function hashOf(cells: readonly string[]): [number, number] {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (const cell of cells) {
    for (let at = 0; at < cell.length; at += 1) {
      const code = cell.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
      low ^= low >>> 15;
    }
    high = Math.imul(high ^ 0x1f, 0x01000193);
    low = Math.imul(low ^ 0x1f, 0x85ebca6b);
  }
  return [high >>> 0, low >>> 0];
}
