/**
 * The parts of a zip archive as its directory lists them, weighed by really unpacking them: what a directory says of sizes is
 * an assertion of whoever wrote it. Node's own zlib; nothing is kept but the parts that are asked for.
 */
import { createInflateRaw, inflateRawSync } from "node:zlib";
import { limits, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";

type Part = Readonly<{ name: string; method: number; packed: Uint8Array }>;

const endMark = 0x06054b50;
const partMark = 0x02014b50;
/** The comment behind the end may be so long. */
const longestEnd = 22 + 0xffff;
const most = 5_000;
/** Bytes, with the text before it: what is longer is dropped. */
const longestTag = 64 * 1024;
/** Unpacked at once: by the usual sixteen kilobytes, handing them on takes longer than unpacking them. */
const pieceBytes = 256 * 1024;

const damaged = (cause?: unknown) => new UnreadableSpreadsheet({ code: "damaged" }, { cause });

export class Archive {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #weighed = new Set<Part>();
  #weight = 0;

  readonly #limit: number;

  /** @param limit bytes that all parts together may come to @throws UnreadableSpreadsheet `damaged`, `bomb` */
  constructor(bytes: Uint8Array, limit: number = limits.unpacked) {
    this.#limit = limit;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const from = Math.max(0, view.length - longestEnd);
    const end = view.subarray(from).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0) throw damaged();
    try {
      this.parts = new Map(readDirectory(view, from + end).map((part) => [part.name, part]));
    } catch (error) {
      throw error instanceof RangeError ? damaged(error) : error;
    }
  }

  /**
   * Unpacks what was not unpacked yet, and keeps nothing of it.
   * @param later parts that are unpacked soon anyway, and weighed then: a workbook is mostly them
   * @returns bytes of all parts, unpacked
   * @throws UnreadableSpreadsheet `bomb` beyond the limit, `damaged`, `entities` where a part of XML declares its own: no program
   * writes such sheets, and what is declared is never expanded here
   */
  async weigh(later?: RegExp): Promise<number> {
    for (const part of this.parts.values()) {
      if (this.#weighed.has(part) || later?.test(part.name)) continue;
      for await (const _ of this.#unpacked(part));
    }
    return this.#weight;
  }

  /** A part as text; undefined where there is none. @param limit bytes, of which no such part is longer */
  text(name: string, limit = 8 * 2 ** 20): string | undefined {
    const part = this.parts.get(name);
    if (!part) return undefined;
    try {
      const bytes = part.method === 0 ? part.packed : inflateRawSync(part.packed, { maxOutputLength: limit });
      return new TextDecoder().decode(bytes);
    } catch (error) {
      throw damaged(error);
    }
  }

  /** A part as pieces of text, whatever its size; characters of several bytes stay whole. @throws UnreadableSpreadsheet as `weigh` */
  async *pieces(name: string): AsyncGenerator<string> {
    const part = this.parts.get(name);
    if (!part) return;
    const decoder = new TextDecoder();
    for await (const chunk of this.#unpacked(part)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }

  /** A part as pieces that end behind a tag: for what is looked for in few of them. @throws UnreadableSpreadsheet as `weigh` */
  async *tags(name: string): AsyncGenerator<Buffer> {
    const part = this.parts.get(name);
    if (!part) return;
    let rest = Buffer.alloc(0);
    for await (const chunk of this.#unpacked(part)) {
      const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = all.lastIndexOf(">") + 1;
      yield all.subarray(0, end);
      const open = all.subarray(end);
      rest = open.length < longestTag ? Buffer.from(open) : Buffer.alloc(0);
    }
  }

  async *#unpacked(part: Part): AsyncGenerator<Buffer> {
    const isNew = !this.#weighed.has(part);
    let isFirst = isNew && /\.(?:xml|rels)$/i.test(part.name) && part.name !== "META-INF/manifest.xml";
    for await (const chunk of unpack(part)) {
      if (isFirst && /<!DOCTYPE|<!ENTITY/i.test(chunk.toString("latin1")))
        throw new UnreadableSpreadsheet({ code: "entities" });
      isFirst = false;
      if (isNew) this.#weight += chunk.length;
      if (this.#weight > this.#limit) throw new UnreadableSpreadsheet({ code: "bomb" });
      yield chunk;
    }
    this.#weighed.add(part);
  }
}

function readDirectory(view: Buffer, end: number): Part[] {
  if (view.readUInt32LE(end) !== endMark) throw damaged();
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  if (count > most) throw new UnreadableSpreadsheet({ code: "bomb" });
  return Array.from({ length: count }, () => {
    if (view.readUInt32LE(at) !== partMark) throw damaged();
    const [flags, method] = [view.readUInt16LE(at + 8), view.readUInt16LE(at + 10)];
    const [packedSize, local] = [view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = view.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extra + comment;
    if (flags & 1) throw new UnreadableSpreadsheet({ code: "encrypted" });
    const begin = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    if (begin + packedSize > view.length || (method !== 0 && method !== 8)) throw damaged();
    return { name, method, packed: view.subarray(begin, begin + packedSize) };
  });
}

async function* unpack({ method, packed }: Part): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  inflate.end(packed);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (error) {
    throw damaged(error);
  }
}
