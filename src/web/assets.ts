/** The files a page loads. Their address holds a hash of their content, so browsers may keep them for ever. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";

const { resolve } = createRequire(import.meta.url);
const own = (name: string): string => fileURLToPath(new URL(`./assets/${name}`, import.meta.url));

const sources = {
  "htmx.js": resolve("htmx.org/dist/htmx.min.js"),
  "hx-sse.js": resolve("htmx.org/dist/ext/hx-sse.min.js"),
  "chat.js": own("chat.js"),
  "composer.js": own("composer.js"),
  "focus.js": own("focus.js"),
  "cards.js": own("cards.js"),
  "files.js": own("files.js"),
  "pasted.js": own("pasted.js"),
  "drafts.js": own("drafts.js"),
  "base.css": own("base.css"),
  "top.css": own("top.css"),
  "conversation.css": own("conversation.css"),
  "composer.css": own("composer.css"),
  "files.css": own("files.css"),
  "secrets.css": own("secrets.css"),
  "gate.css": own("gate.css"),
  "cards.css": own("cards.css"),
  "lists.css": own("lists.css"),
  "turned.css": own("turned.css"),
  "slack.css": own("slack.css"),
  "lark.css": own("lark.css"),
  "forms.css": own("forms.css"),
  "icon.svg": own("icon.svg"),
} as const;

export type AssetName = keyof typeof sources;

const types = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
} as const;

export type Assets = Readonly<{ path(name: AssetName): string; routes: Hono }>;

/** Reads every file once. */
export function loadAssets(): Assets {
  const routes = new Hono();
  const paths = new Map<string, string>();
  for (const [name, file] of Object.entries(sources)) {
    const content = readFileSync(file);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
    const path = `/assets/${hash}/${name}`;
    const type = types[name.slice(name.lastIndexOf(".") + 1) as keyof typeof types];
    paths.set(name, path);
    routes.get(path, (c) => {
      c.header("Content-Type", type);
      c.header("Cache-Control", "public, max-age=31536000, immutable");
      return c.body(content);
    });
  }
  return { routes, path: (name) => paths.get(name) ?? "" };
}
