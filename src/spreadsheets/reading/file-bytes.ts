/**
 * A file's bytes as they arrive. Of an archive they are kept as they are, since its directory stands at its end; a long text is read
 * from its beginning only, and is kept packed: else it would be most of what its reading takes.
 */
import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { isText } from "./file-kind.ts";
import { limits, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";

/** Which say what it is. */
const headBytes = 4096;
/** Of a text that are packed together. */
const blockBytes = 512 * 1024;
/** Given out by the packer at once. */
const chunkBytes = 64 * 1024;
const lineFeed = "\n".charCodeAt(0);

export class FileBytes {
  readonly #size: number;
  readonly #hash = createHash("sha256");
  #length = 0;
  #isText: boolean | undefined;
  readonly #packed: Packed[] = [];
  /** What is not packed: one place for all, as what is dropped is cleared away late. */
  #bytes: Buffer;
  #filled = 0;

  /** @param size how many there will be */
  constructor(size: number) {
    this.#size = size;
    this.#bytes = Buffer.allocUnsafeSlow(Math.min(size, 2 * blockBytes));
  }

  static of(bytes: Uint8Array): FileBytes {
    const file = new FileBytes(bytes.length);
    file.add(bytes);
    return file;
  }

  /** @param piece is copied @throws UnreadableSpreadsheet `too-large` */
  add(piece: Uint8Array): void {
    if (this.#length + piece.length > limits.bytes)
      throw new UnreadableSpreadsheet({ code: "too-large", limit: limits.bytes });
    this.#hash.update(piece);
    this.#length += piece.length;
    for (let at = 0; at < piece.length; at += blockBytes) this.#put(piece.subarray(at, at + blockBytes));
  }

  /** SHA-256, in hexadecimal; asked for once, when all are there. */
  digest(): string {
    return this.#hash.digest("hex");
  }

  get isText(): boolean {
    return this.#isText ?? isText(this.#unpacked);
  }

  /** Of what is no text. */
  get whole(): Buffer {
    return this.#unpacked;
  }

  /** Of a text, from its beginning: each but the last one ends behind a line break, and so behind a character. */
  *blocks(): Generator<Buffer> {
    for (const block of this.#packed) yield unpack(block);
    yield this.#unpacked;
  }

  get #unpacked(): Buffer {
    return this.#bytes.subarray(0, this.#filled);
  }

  #put(piece: Uint8Array): void {
    const filled = this.#filled + piece.length;
    if (filled > this.#bytes.length) this.#grow(filled);
    this.#bytes.set(piece, this.#filled);
    this.#filled = filled;
    if (filled >= headBytes) this.#isText ??= isText(this.#bytes);
    if (!this.#isText || filled < blockBytes) return;
    // A line that is longer is waited for.
    const end = piece.lastIndexOf(lineFeed) + 1;
    if (end > 0) this.#pack(filled - piece.length + end);
  }

  #grow(least: number): void {
    const grown = Buffer.allocUnsafeSlow(
      Math.max(least, this.#isText ? Math.min(2 * least, this.#size) : this.#size),
    );
    grown.set(this.#unpacked);
    this.#bytes = grown;
  }

  #pack(length: number): void {
    this.#packed.push(pack(this.#bytes.subarray(0, length)));
    this.#bytes.copyWithin(0, length, this.#filled);
    this.#filled -= length;
  }
}

type Packed = Readonly<{ bytes: Uint8Array; length: number }>;

/** At its quickest: of a table two fifths are left. */
const pack = (block: Buffer): Packed => ({
  // What is given out is a part of a larger buffer, and would keep it.
  bytes: new Uint8Array(
    brotliCompressSync(block, {
      chunkSize: chunkBytes,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 0,
        [constants.BROTLI_PARAM_LGWIN]: 18,
        [constants.BROTLI_PARAM_SIZE_HINT]: block.length,
      },
    }),
  ),
  length: block.length,
});

const unpack = ({ bytes, length }: Packed): Buffer => brotliDecompressSync(bytes, { chunkSize: length });
