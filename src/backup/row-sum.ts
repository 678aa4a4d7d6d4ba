import { hash } from "node:crypto";
import type { Sum } from "./pieces.ts";

/**
 * A checksum of rows that does not depend on their order: the SHA-256 of each, added up in four lanes of 64 bits. Two
 * servers sort texts differently, and a table has no order of its own.
 */
export class RowSum {
  #rows = 0;
  readonly #lanes = [0n, 0n, 0n, 0n];

  add(row: string): void {
    const digest = hash("sha256", row, "buffer");
    this.#rows++;
    for (const [nth, sum] of this.#lanes.entries())
      this.#lanes[nth] = BigInt.asUintN(64, sum + digest.readBigUInt64BE(nth * 8));
  }

  get sum(): Sum {
    const width = 16;
    return {
      rows: this.#rows,
      sha256: this.#lanes.map((sum) => sum.toString(16).padStart(width, "0")).join(""),
    };
  }
}

export const sameSum = (one: Sum | undefined, other: Sum | undefined): boolean =>
  one?.rows === other?.rows && one?.sha256 === other?.sha256;
