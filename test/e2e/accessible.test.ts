/**
 * What a tool can tell of who reads by ear, by key or with little contrast: axe finds nothing, in both looks, and of what it
 * leaves undecided nothing remains. All of that is contrast: of letters in charts (`imgNode`), and of those in the bar at the top,
 * under which the page scrolls (`elmPartiallyObscured`, `bgOverlap`); `undecided-contrast.js` computes both.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../fakes/eventually.ts";
import { freePort } from "../fakes/free-port.ts";
import { openBrowser } from "./open-browser.ts";
import { type Loudou, spawnLoudou } from "./spawn-loudou.ts";
import { visit } from "./web-page.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const contrast = fileURLToPath(new URL("./undecided-contrast.js", import.meta.url));

let browser: Browser;
let demo: Loudou;
let gate: Loudou;
let directory: string;
beforeAll(async () => {
  browser = await openBrowser();
  directory = await mkdtemp(join(tmpdir(), "loudou-axe-"));
  demo = await spawnLoudou({ DATA_DIR: directory });
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  gate = await spawnLoudou({
    DATA_DIR: "memory://",
    DEMO: "0",
    PORT: port,
    PUBLIC_URL: url,
    // Nobody asks the provider anything here.
    OIDC_ISSUER: url,
    OIDC_CLIENT_ID: "loudou",
  });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stops();
  await gate?.stops();
  await rm(directory, { recursive: true, force: true });
});

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

type Found = { id: string; nodes: { html: string; failureSummary: string }[] }[];

/**
 * Decided by eye. A message is of several lines, and its commands are suggested while typing: no other element is both.
 * The initials of the account menu are a picture of the name that it is called by.
 */
const decided = (id: string, html: string): boolean =>
  (id === "aria-allowed-role" && html.startsWith('<textarea id="line"')) ||
  (id === "label-content-name-mismatch" && html.startsWith("<summary aria-label="));

const looks = [
  ["a phone in the dark", "zh-CN", { ...phone, colorScheme: "dark" }],
  ["a phone in the light", "en-US", { ...phone, colorScheme: "light" }],
  ["a desktop in the dark", "en-US", { colorScheme: "dark" }],
  ["a desktop in the light", "zh-CN", { colorScheme: "light" }],
] as const;

/** @returns what axe finds on the page as it is, each finding with its place */
async function findingsOn(page: Page, where: string): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  await page.addScriptTag({ path: contrast });
  const { violations, missed } = await page.evaluate<{ violations: Found; missed: string[] }>(
    "axe.run().then(({ violations, incomplete }) => ({ violations, missed: undecidedContrast(incomplete) }))",
  );
  const bad = violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !decided(id, html))
      .map(({ html, failureSummary }) => `${id}\n${html.slice(0, 200)}\n${failureSummary}`),
  );
  return [...missed, ...bad].map((one) => `${where}: ${one}`);
}

test.each(looks)("axe finds nothing on the pages before the door on %s", async (_, locale, options) => {
  const link = await eventually(
    "the first sign-in link",
    () => /http:\S+\/login\/\S+/.exec(gate.output())?.[0],
  );
  const { page } = await visit(browser, gate.url, { locale, bypassCSP: true, ...options });
  const all: string[] = [];
  for (const path of ["/login", "/login?why=used", "/login/nothing", new URL(link).pathname]) {
    await page.goto(gate.url + path);
    all.push(...(await findingsOn(page, path)));
  }
  expect([...new Set(all)].join("\n\n")).toBe("");
  await page.context().close();
});

test.each(looks)("axe finds nothing on %s", { timeout: 120_000 }, async (_, locale, options) => {
  // The policy rightly refuses a script that is not the page's own.
  const web = await visit(browser, demo.url, { locale, bypassCSP: true, ...options });
  const { page } = web;
  // The company speaks the first browser's language; what is said can be in either.
  await page.locator(`.pair [lang=${locale.slice(0, 2)}]`).click();
  await page.waitForLoadState();
  const all: string[] = [];
  const found = async (where: string) => void all.push(...(await findingsOn(page, where)));
  await found("welcome");
  for (const line of ["/deal list", "/funnel", "/forecast", "/team"]) await web.say(line);
  await found("cards");
  const card = await web.say("/deal show 5");
  await card.locator(".turn").click();
  await card.locator(".back details").first().waitFor();
  await found("a turned card");
  const form = await web.say("/deal advance 5");
  await form.locator("button.primary").click();
  await form.locator("[aria-invalid]").first().waitFor();
  await found("a form with what is wrong");
  await page.locator("details.me summary").click();
  await found("the account menu");
  await page.keyboard.press("Escape");
  if (await page.locator(".fold").isVisible()) await page.locator(".fold").click();
  await found("the demo's bar");
  expect([...new Set(all)].join("\n\n")).toBe("");
  await page.context().close();
});
