import { randomUUID } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";
import type { Answer, Received } from "../loopback-http.ts";

/** A file as somebody shares it; `told` is what files.info reports in addition to, or instead of, the truth. */
export type SharedFile = Readonly<{
  name: string;
  bytes: Buffer;
  told?: Json;
}>;

/** Files that people have shared: what files.info reports, and their bytes for the holder of the token. */
export class SharedFiles {
  readonly #files = new Map<string, SharedFile & { id: string }>();
  readonly #parts: { botToken: string; scopes: readonly string[]; teamId: string; url: () => string };
  /** Downloads, with the token they came with. */
  readonly downloads: { id: string; token: string | undefined }[] = [];

  constructor(parts: { botToken: string; scopes: readonly string[]; teamId: string; url: () => string }) {
    this.#parts = parts;
  }

  /** @returns the file in the message's event: in some conversations no more than the id */
  share(file: SharedFile): Json {
    const id = `F${randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase()}`;
    this.#files.set(id, { ...file, id });
    return { id, file_access: "check_file_info", created: 0, timestamp: 0 };
  }

  info(id: string): Json {
    if (!this.#mayRead) return { ok: false, error: "missing_scope", needed: "files:read", provided: "" };
    const file = this.#files.get(id);
    if (!file) return { ok: false, error: "file_not_found" };
    const { name, bytes, told } = file;
    return {
      ok: true,
      file: {
        id,
        name,
        title: name,
        mimetype: "application/octet-stream",
        mode: "hosted",
        is_external: false,
        size: bytes.length,
        user_team: this.#parts.teamId,
        url_private_download: `${this.#parts.url()}/files-pri/${id}/download/file`,
        ...told,
      },
    };
  }

  /** Without a token that may read, Slack sends its login page as if all were well. */
  answer(received: Received): Answer {
    const id = /^\/files-pri\/([^/]+)\//.exec(received.path)?.[1] ?? "";
    const token = /^Bearer (.+)$/i.exec(received.headers.authorization ?? "")?.[1];
    this.downloads.push({ id, token });
    const file = this.#files.get(id);
    if (token !== this.#parts.botToken || !this.#mayRead || !file)
      return { headers: { "content-type": "text/html; charset=utf-8" }, body: "<html>Sign in</html>" };
    return { headers: { "content-type": "application/octet-stream" }, body: file.bytes };
  }

  get #mayRead(): boolean {
    return this.#parts.scopes.includes("files:read");
  }
}
