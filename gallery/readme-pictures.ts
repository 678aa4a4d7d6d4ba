/** node gallery/readme-pictures.ts: takes the README's pictures of the web chat, from the demo as it opens today. */
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import type { BrowserContextOptions } from "playwright-core";
import { openBrowser } from "../test/e2e/open-browser.ts";
import { WebClient } from "../test/fakes/conversation/web-conversation.ts";
import { type Locale, readConfig, start } from "./product.ts";

type Picture = Readonly<{
  name: string;
  locale: Locale;
  role: RegExp;
  until: "thursday" | "friday";
  window: BrowserContextOptions;
}>;

const pictures: readonly Picture[] = [
  {
    name: "web-chat",
    locale: "en",
    role: /销售经理|^Manager/,
    until: "friday",
    window: { viewport: { width: 1000, height: 1640 } },
  },
  {
    name: "web-chat-zh-phone",
    locale: "zh",
    role: /销售代表|^Rep/,
    until: "thursday",
    window: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true },
  },
];

for (const { name, locale, role, until, window } of pictures) {
  const config = readConfig({ DATA_DIR: "memory://", PORT: "0", DEMO: "1", LOCALE_DEFAULT: locale });
  const running = await start(config, pino({ level: "silent" }));
  const browser = await openBrowser();
  try {
    // The first browser's language is the sample company's.
    const languages = { locale: locale === "zh" ? "zh-CN" : "en-US" };
    const context = await browser.newContext({ reducedMotion: "reduce", ...languages, ...window });
    const client = await WebClient.open(context, running.url, role);
    const cards = client.page.locator("article.bot.card");
    const before = await cards.count();
    await client.clockTo(until);
    await cards.nth(before).waitFor();
    // Below the bars, with the day above it, and nothing of the week before.
    await client.page.evaluate(`{
      const card = [...document.querySelectorAll("article.bot.card")].at(-1);
      card.style.scrollMarginTop = "20px";
      card.scrollIntoView();
      document.getElementById("newer").style.display = "none";
    }`);
    await client.page.waitForTimeout(1_000);
    await client.page.screenshot({ path: fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url)) });
  } finally {
    await browser.close();
    await running.stop(5_000);
  }
}
