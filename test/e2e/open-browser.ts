/** A real Chromium from npm, with the charts' Chinese font: nothing on the machine is needed. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const { resolve } = createRequire(import.meta.url);

/**
 * The package's own arguments are for a cloud function: a single process, and no same-origin policy. Ours start
 * a browser like a person's; only the sandbox, which containers do not allow, is off.
 */
const options = ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu", "--hide-scrollbars"];

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    args: options,
    executablePath: await chromium.executablePath(),
    env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fontList() },
  });
}

/** Without a font configuration of its own the browser would draw Chinese as boxes on a machine without such a font. */
function fontList(): string {
  const fonts = dirname(resolve("@expo-google-fonts/noto-sans-sc/package.json"));
  const folder = mkdtempSync(join(tmpdir(), "loudou-fonts-"));
  const file = join(folder, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}
