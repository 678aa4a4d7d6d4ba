/** Parts as a zip archive, packed while they are made: never whole in memory. Node's own zlib. */
import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export type Part = Readonly<{ name: string; content: Iterable<string> | AsyncIterable<string> }>;

type Packed = Readonly<{ name: Buffer; crc: number; packed: number; size: number; at: number }>;

const version = 20;
/** Sizes follow their part, as they are not known before; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980, the first that there is: equal content gives equal bytes. */
const day = 0x0021;

/** @throws RangeError beyond 4 GiB */
export async function* zipParts(parts: Iterable<Part> | AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  const directory: Packed[] = [];
  let at = 0;
  for await (const { name: called, content } of parts) {
    const name = Buffer.from(called);
    const begun = at;
    const head = localHeader(name);
    at += head.length;
    yield head;
    const sum = { crc: 0, size: 0 };
    let packed = 0;
    for await (const piece of Readable.from(counted(content, sum)).pipe(createDeflateRaw({ level: 5 }))) {
      packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    const one = { name, ...sum, packed, at: begun };
    if (one.size > 0xffffffff || at + packed > 0xffffffff)
      throw new RangeError("The workbook is beyond 4 GiB");
    const tail = sizes(one);
    at += packed + tail.length;
    yield tail;
    directory.push(one);
  }
  const entries = Buffer.concat(directory.map(entry));
  yield entries;
  yield end(directory.length, entries.length, at);
}

async function* counted(
  content: Part["content"],
  sum: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text);
    sum.crc = crc32(bytes, sum.crc);
    sum.size += bytes.length;
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt16LE(day, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function sizes({ crc, packed, size }: Packed): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function entry({ name, crc, packed, size, at }: Packed): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(version, 6);
  head.writeUInt16LE(flags, 8);
  head.writeUInt16LE(deflated, 10);
  head.writeUInt16LE(day, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
}

function end(count: number, bytes: number, at: number): Buffer {
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(bytes, 12);
  tail.writeUInt32LE(at, 16);
  return tail;
}
