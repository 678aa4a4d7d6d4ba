import type { Received } from "./loopback-http.ts";

export type Part = Readonly<{
  name: string;
  filename: string | undefined;
  type: string | undefined;
  bytes: Buffer;
}>;

/**
 * The parts of a multipart/form-data body, byte for byte. Not FormData: that turns a part without a file name
 * into text, and the Lark SDK sends buffers without one.
 */
export function partsOf(received: Received): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(received.headers["content-type"] ?? "")?.[1];
  if (!boundary) return [];
  const mark = Buffer.from(`\r\n--${boundary}`);
  const body = Buffer.concat([Buffer.from("\r\n"), received.body]);
  const parts: Part[] = [];
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const section = body.subarray(at + mark.length + 2, next);
    const split = section.indexOf("\r\n\r\n");
    const head = section.subarray(0, split).toString();
    parts.push({
      name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? "",
      filename: /filename="([^"]*)"/.exec(head)?.[1],
      type: /content-type: *([^\r\n;]+)/i.exec(head)?.[1],
      bytes: section.subarray(split + 4),
    });
    at = next;
  }
  return parts;
}
