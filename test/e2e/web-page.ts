/** A person at the web chat: types, presses, reads; and everything the browser complained about. */
import { mkdirSync } from "node:fs";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

const artefacts = new URL("../../artefacts/web/", import.meta.url).pathname;

export type WebPage = Readonly<{
  page: Page;
  /** Errors of the page and of its Content-Security-Policy. */
  complaints: string[];
  /** Types a line into the box, sends it and waits for what the bot shows next. */
  say(line: string): Promise<Locator>;
  /** The newest bubble of the bot. */
  last(): Locator;
  /** Runs `act` and waits until the bot has shown one more bubble than before. */
  shownBy(act: () => Promise<unknown>): Promise<Locator>;
  /** Takes a picture, for people to look at. */
  keep(name: string): Promise<void>;
  /** Pixels by which the page is wider than its window. */
  overflow(): Promise<number>;
}>;

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WebPage> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    locale: "zh-CN",
    // Pictures of a moving page would differ each time.
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  let photographing = false;
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (said) => {
    // Taking a picture injects a style into the page, which the policy rightly refuses.
    if (said.type() === "error" && !photographing) complaints.push(said.text());
  });
  await page.goto(url);
  const bubbles = page.locator("article.bot");

  const web: WebPage = {
    page,
    complaints,
    last: () => bubbles.last(),
    async shownBy(act) {
      const before = await bubbles.count();
      await act();
      await bubbles.nth(before).waitFor();
      return bubbles.nth(before);
    },
    say: (line) =>
      web.shownBy(async () => {
        await page.locator("#line").fill(line);
        await page.locator("#line").press("Enter");
      }),
    async keep(name) {
      mkdirSync(artefacts, { recursive: true });
      photographing = true;
      // Smooth scrolling and the arrival of a bubble take a moment.
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${artefacts}${name}.png` });
      photographing = false;
    },
    overflow: () =>
      page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  };
  return web;
}
