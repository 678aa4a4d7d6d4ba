/** A real Chromium out of npm, with the Chinese font the charts use: nothing of the machine is needed. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const { resolve } = createRequire(import.meta.url);

/**
 * The package's own list is for a cloud function: one process for all, and no same-origin rules. Ours is a
 * browser like a person's; only the sandbox, which a container does not allow, is off.
 */
const options = ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu", "--hide-scrollbars"];

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    args: options,
    executablePath: await chromium.executablePath(),
    env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fontList() },
  });
}

/** Without a list of its own the browser would draw Chinese as boxes on a machine that has no such font. */
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
