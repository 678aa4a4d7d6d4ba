/** Friday's card as it is seen: under three screens of a phone, and with no empty half at a desk. Pictures are kept. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebClient } from "../fakes/conversation/web-conversation.ts";
import { openBrowser } from "./open-browser.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

const pictures = fileURLToPath(new URL("../../artefacts/friday/", import.meta.url));

const phone = { name: "phone", width: 390, height: 844, isMobile: true };
const desk = { name: "desk", width: 1280, height: 900, isMobile: false };

const people = [
  ["manager", /销售经理|^Manager/],
  ["president", /总裁|^President/],
] as const;

/** The card without the bars, which stay in their places while the page is scrolled and would lie across it. */
async function keep({ page }: WebClient, card: Locator, name: string): Promise<void> {
  const bars = (visibility: string) =>
    page.evaluate(
      `for (const bar of document.querySelectorAll(".skip, .top, .composer")) bar.style.visibility = "${visibility}"`,
    );
  await bars("hidden");
  await card.screenshot({ path: `${pictures}${name}.png` });
  await bars("");
}

describe.each([
  { locale: "zh", title: "周五漏斗", own: "我的漏斗", ask: "/漏斗", onPhone: "light", atDesk: "dark" },
  {
    locale: "en",
    title: "Friday funnel",
    own: "My funnel",
    ask: "/funnel",
    onPhone: "dark",
    atDesk: "light",
  },
] as const)("Friday's card in $locale", ({ locale, title, own, ask, onPhone, atDesk }) => {
  let browser: Browser;
  let running: RunningLoudou;
  const clients: { look: typeof phone; who: string; client: WebClient }[] = [];
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await openBrowser();
    running = await startOn("embedded", { DEMO: "1" });
    for (const look of [phone, desk])
      for (const [who, role] of people) clients.push({ look, who, client: await opens(look, role) });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running?.ends();
  });

  async function opens(look: typeof phone, role: RegExp): Promise<WebClient> {
    const { width, height, isMobile } = look;
    const context = await browser.newContext({
      viewport: { width, height },
      isMobile,
      colorScheme: look === phone ? onPhone : atDesk,
      // The sample company speaks its first visitor's language.
      locale: locale === "zh" ? "zh-CN" : "en-US",
      reducedMotion: "reduce",
    });
    const client = await WebClient.open(context, running.url, role);
    // Cards are written in the language that their reader has by then.
    await client.speaks(locale);
    return client;
  }

  const cardsOf = ({ page }: WebClient) => page.locator("article.bot.card", { hasText: title });

  test.each([1, 5])("in week %d", async (week) => {
    const [{ client: first }] = clients as [(typeof clients)[number]];
    for (let told = await cardsOf(first).count(); told < week; told++) {
      await first.clockTo("friday");
      await cardsOf(first).nth(told).waitFor();
    }
    for (const { look, who, client } of clients) {
      const name = `${look.name}-${locale}-${who}-week-${week}`;
      const card = cardsOf(client)
        .nth(week - 1)
        .locator(".front");
      await card.waitFor();
      const { width, height } = (await card.boundingBox())!;
      await keep(client, card, name);
      expect(height, `${name}: its height`).toBeLessThan(3 * phone.height);
      const wider = await client.page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      expect(wider, `${name}: wider than the window`).toBeLessThanOrEqual(0);
      const [one, other] = await card.locator("figure.chart").all();
      if (look === phone || !one) continue;
      const [left, right] = [(await one.boundingBox())!, other && (await other.boundingBox())];
      if (right) expect(Math.abs(left.y - right.y), `${name}: beside each other`).toBeLessThan(2);
      else expect(left.width, `${name}: the whole width`).toBeGreaterThan(width * 0.9);
    }
  });

  test.each([phone, desk])("what a rep sees of the own week, on a $name", async (look) => {
    const client = await opens(look, /销售代表|^Rep/);
    await client.types(ask);
    const card = client.page.locator("article.bot.card", { hasText: own }).last().locator(".front");
    await card.waitFor();
    await keep(client, card, `${look.name}-${locale}-rep`);
    expect((await card.boundingBox())!.height).toBeLessThan(2 * phone.height);
  });
});
