/** Files as people send them, small and harmless: valid headers, and nothing behind them. */
import { type FileProblem, FileRefused, type OfferedFile } from "../../../src/chat/file.ts";

/** @param size the size the platform reports; the real one by default */
export function offered(
  name: string,
  bytes: Uint8Array | string,
  size: number | undefined = Buffer.from(bytes).length,
): OfferedFile {
  async function* pieces() {
    const all = Buffer.from(bytes);
    // As a network delivers them: in uneven pieces.
    for (let from = 0; from < all.length; from += 100_000) yield all.subarray(from, from + 100_000);
  }
  return { name, open: async () => ({ name, size, pieces: pieces() }) };
}

/** One that its chat already refuses. */
export const refused = (name: string, problem: FileProblem): OfferedFile => ({
  name,
  open: async () => {
    throw new FileRefused(problem);
  },
});

/** A PNG's signature and header. */
export function png(width = 3, height = 2, more = ""): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(33);
  head.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.from(more)]);
}

/** A JPEG's start, a segment of so many bytes as cameras put before it, and the frame's header. */
export function jpeg(width = 3, height = 2, before = 20): Buffer {
  const segment = Buffer.alloc(before + 4);
  segment.writeUInt16BE(0xffe1);
  segment.writeUInt16BE(before + 2, 2);
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment, frame]);
}

export const pdf = "%PDF-1.7\n% nothing in it\n";
