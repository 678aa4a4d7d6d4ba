/** Files up and down: taken in while the line with them is still being typed, handed out to who may have them. */

import { Hono } from "hono";
import { FileRefused, type FileSource, type KeptFile, type OfferedFile } from "../chat/file.ts";
import type { Locale } from "../text/locale.ts";
import type { Visitor, WithVisitor } from "./sessions.ts";

export type WebFiles = Readonly<{
  /** Bytes of a file, at most: the page says so before it sends more. */
  limit: number;
  /** Says that no more than so many can be sent at a time. */
  tooMany(locale: Locale, most: number): string;
  /** @returns what is kept, or the sentence that says why nothing is */
  take(visitor: Visitor, offered: OfferedFile): Promise<KeptFile | string>;
  /** @param id untrusted @returns undefined for what is not there, or not theirs to see */
  find(visitor: Visitor, id: string): Promise<KeptFile | undefined>;
  source: FileSource;
}>;

/** Where files are taken in. */
export const filesPath = "/files";

export function fileRoutes({ take, find, source }: WebFiles): Hono<WithVisitor> {
  const routes = new Hono<WithVisitor>();

  /** One file as it is, so that nothing has to be taken apart and the page can say how far it has come. */
  routes.post(filesPath, async (c) => {
    const name = c.req.query("name") ?? "";
    const told = Number(c.req.header("content-length") ?? Number.NaN);
    const size = Number.isFinite(told) ? told : undefined;
    const body = c.req.raw.body;
    const kept = await take(c.get("visitor"), {
      name,
      open: async () => ({ name, size, pieces: broughtBy(body, name) }),
    });
    return typeof kept === "string" ? c.text(kept, 422) : c.json({ id: kept.id, name: kept.name });
  });

  routes.get("/files/:id", async (c) => {
    const file = await find(c.get("visitor"), c.req.param("id"));
    if (!file) return c.notFound();
    // Never shown as a page of ours, whatever it is.
    c.header("Content-Disposition", `attachment; filename*=UTF-8''${encoded(file.name)}`);
    c.header("Content-Type", file.type);
    c.header("Content-Length", String(file.bytes));
    c.header("Cache-Control", "private, no-store");
    return c.body(ReadableStream.from(source.read(file)) as ReadableStream<Uint8Array>);
  });

  return routes;
}

/** A browser that goes away in the middle has brought a part. */
async function* broughtBy(body: ReadableStream<Uint8Array> | null, name: string): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body;
  } catch (cause) {
    throw new FileRefused({ code: "cut-off" }, { file: name, cause });
  }
}

/** As RFC 8187 has it: encodeURIComponent leaves some that mean something there. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
