import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { unfoldBar } from "../fakes/conversation/web-conversation.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";
import { openBrowser } from "./open-browser.ts";
import { type Loudou, spawnLoudou } from "./spawn-loudou.ts";
import { visit, type WebPage } from "./web-page.ts";

let browser: Browser;
let demo: Loudou;
let directory: string;

beforeAll(async () => {
  browser = await openBrowser();
  directory = await mkdtemp(join(tmpdir(), "loudou-web-"));
  demo = await spawnLoudou({ DATA_DIR: directory });
});
afterAll(async () => {
  await browser?.close();
  expect(await demo?.stops()).toBe(0);
  expect(demo?.errors()).toEqual([]);
  await rm(directory, { recursive: true, force: true });
});

async function enter(options: Parameters<typeof visit>[2] = {}): Promise<WebPage> {
  const web = await visit(browser, demo.url, options);
  onTestFinished(async () => {
    await web.page.context().close();
    expect(web.complaints).toEqual([]);
  });
  return web;
}

const hasFocus = async (web: WebPage, element: Locator): Promise<boolean> =>
  (await web.page.evaluate("document.activeElement.id")) === (await element.getAttribute("id"));
const asPersona = async (web: WebPage, at: number) => {
  await unfoldBar(web.page);
  await web.page.locator(".personas button").nth(at).click();
};
/** The page reloads; a check before that would look at the old one. */
const speak = ({ page }: WebPage, locale: "en" | "zh") =>
  Promise.all([page.waitForEvent("load"), page.locator(`button[name=locale][value=${locale}]`).click()]);

test("a rep logs a deal with taps alone, and a wrong amount keeps what was typed", async () => {
  const web = await enter();
  await speak(web, "zh");
  await web.keep("welcome-zh");
  const asked = await web.shownBy(() => web.page.getByRole("button", { name: "新建商机" }).click());
  await asked.getByLabel("客户").fill("星河光电");
  await asked.getByLabel("金额").fill("很多");
  await asked.getByLabel("预计签约").fill("2026-12-31");
  await asked.getByRole("button", { name: "新建商机" }).click();
  const wrong = asked.locator("[aria-invalid]");
  await wrong.waitFor();
  expect(await wrong.inputValue()).toBe("很多");
  expect(await asked.getByLabel("客户").inputValue()).toBe("星河光电");
  expect(await asked.locator(".error").innerText()).toContain("很多");
  // The keyboard focus is already on what has to be corrected.
  await expect.poll(() => hasFocus(web, wrong)).toBe(true);
  await web.keep("form-invalid-zh");
  await wrong.fill("120万");
  await wrong.press("Enter");
  await asked.getByText("¥120\u2060万").first().waitFor();
  expect(await asked.locator("form.fill").count()).toBe(0);
  await web.keep("deal-zh");
});

test("the card's own buttons advance the deal through its gate", async () => {
  const web = await enter();
  await speak(web, "zh");
  const made = await web.say("/商机 新建 云帆物流 80万 2026-12-31");
  const advance = made.getByRole("button", { name: "推进" });
  await advance.waitFor();
  const gate = await web.shownBy(() => advance.click());
  for (const tick of await gate.locator("input[type=checkbox]").all()) await tick.check();
  for (const field of await gate.locator("textarea, input[type=text]").all())
    await field.fill("客户已书面确认");
  await web.keep("gate-zh");
  await gate.locator("button.primary").click();
  await expect.poll(() => gate.locator("form.fill").count()).toBe(0);
  expect(await gate.locator(".trail [aria-current=step]").innerText()).toContain("目标客户");
});

test("Thursday's card comes by itself, Friday's digest with its picture to the manager", async () => {
  const web = await enter({ colorScheme: "dark" });
  await speak(web, "en");
  const nudge = await web.shownBy(() => web.page.getByRole("button", { name: "To Thursday 14:00" }).click());
  await nudge.getByText(/Thursday forecast/).waitFor();
  await web.page.locator("#clock", { hasText: /Thu.*14:00/ }).waitFor();
  await web.keep("thursday-dark-en");
  await web.page.getByRole("button", { name: "To Friday 09:30" }).click();
  await web.page.locator(".personas button").nth(1).locator(".unread", { hasText: /1/ }).waitFor();
  await asPersona(web, 1);
  await speak(web, "zh");
  const digest = web.page.locator("article.bot", { hasText: "周五漏斗" }).last();
  await digest.waitFor();
  expect(await digest.locator(".on-dark svg").first().isVisible()).toBe(true);
  expect(await digest.locator(".on-light svg").first().isVisible()).toBe(false);
  await web.keep("friday-dark-zh");
  const stages = await web.shownBy(() => digest.getByRole("button", { name: "各阶段明细" }).click());
  await stages.getByRole("button", { name: "看商机" }).first().click();
  // The deals behind the number: a table whose first column has their short numbers.
  await web.page.locator("article.bot thead th:first-child", { hasText: /^#$/ }).waitFor();
});

test("a card turned over shows what Slack and Lark get, and turns back", async () => {
  const web = await enter();
  await speak(web, "en");
  const card = await web.say("/funnel");
  await card.getByRole("button", { name: /Flip/ }).click();
  await card.locator(".back").waitFor();
  const [slack, lark] = await card.locator("pre").allTextContents();
  expect(JSON.parse(slack ?? "")).toBeTypeOf("object");
  expect(JSON.parse(lark ?? "")).toBeTypeOf("object");
  await web.keep("turned-en");
  await card.getByRole("button", { name: "Flip back" }).click();
  await card.locator(".front").waitFor();
  expect(await card.locator(".back").isVisible()).toBe(false);
});

test("the keyboard alone is enough: completion, history, sending, pressing", async () => {
  const web = await enter();
  await speak(web, "en");
  const { page } = web;
  const box = page.locator("#line");
  await expect.poll(() => hasFocus(web, box)).toBe(true);
  await page.keyboard.type("/dea");
  const list = page.getByRole("listbox");
  await list.waitFor();
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("ArrowDown");
  const chosen = await box.getAttribute("aria-activedescendant");
  expect(await page.locator(`#${chosen}`).getAttribute("aria-selected")).toBe("true");
  await web.keep("completion-en");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await page.keyboard.type("l li");
  await page.keyboard.press("Tab");
  expect(await box.inputValue()).toMatch(/^\/deal list ?$/);
  const shown = await web.shownBy(() => page.keyboard.press("Enter"));
  expect(await box.inputValue()).toBe("");
  await page.keyboard.press("ArrowUp");
  expect((await box.inputValue()).trim()).toBe("/deal list");
  await page.keyboard.press("ArrowDown");
  expect(await box.inputValue()).toBe("");
  const open = shown.locator("button.row").first();
  await open.focus();
  const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
  expect(outline).not.toBe("none");
  const deal = await web.shownBy(() => page.keyboard.press("Enter"));
  await deal.locator(".trail").waitFor();
});

test("Enter belongs to the input method while it composes", async () => {
  const web = await enter();
  await web.page.locator("#line").fill("/shangji");
  await web.page.evaluate(
    "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))",
  );
  expect(await web.page.locator("#line").inputValue()).toBe("/shangji");
});

describe.each(["light", "dark"] as const)("on a phone, %s", (colorScheme) => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme };

  test("nothing is wider than the screen", async () => {
    const web = await enter(phone);
    await speak(web, "en");
    await asPersona(web, 1);
    for (const line of ["/funnel", "/deal list team", "/help", "/team", "/deal new"]) {
      await web.say(line);
      expect([line, await web.overflow()]).toEqual([line, 0]);
      await web.keep(`phone-${colorScheme}-${line.replace(/\W+/g, "-")}`);
    }
  });
});

test("every control has a name", async () => {
  const web = await enter();
  await web.say("/deal new");
  await web.say("/deal list");
  const nameless = await web.page.evaluate<string[]>(
    `[...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")]
      .filter((one) => !(one.labels?.length || one.getAttribute("aria-label") || one.textContent.trim()))
      .map((one) => one.outerHTML)`,
  );
  // The two in the question are filled in when it is asked.
  expect(nameless.filter((control) => !/value="(yes|no)"/.test(control))).toEqual([]);
});

test("two tabs show the same, and a line that could not be sent waits in the box", async () => {
  const web = await enter();
  const second = await web.page.context().newPage();
  await second.goto(demo.url);
  await web.say("/deal list");
  await expect.poll(() => second.locator("article").count()).toBe(await web.page.locator("article").count());
  await second.close();

  const { page } = web;
  const before = await page.locator("article").count();
  await page.route("**/say", (route) => route.abort());
  await page.locator("#line").fill("/deal list due");
  await page.locator("#line").press("Enter");
  await page.locator("#status", { hasText: /\S/ }).waitFor();
  expect(await page.locator("#line").inputValue()).toBe("/deal list due");
  expect(await page.locator("article").count()).toBe(before);
  await page.unroute("**/say");
  await web.shownBy(() => page.locator("#line").press("Enter"));
  expect(await page.locator("#line").inputValue()).toBe("");
  web.complaints.splice(
    0,
    web.complaints.length,
    ...web.complaints.filter((text) => !/ERR_FAILED|Failed to fetch/.test(text)),
  );
});

describe("outside the demo", () => {
  test("one comes in by the printed link only, and the conversation outlives the process", async () => {
    const env = { DEMO: "0", DATA_DIR: await temporaryDirectory(), LOCALE_DEFAULT: "en" };
    const first = await spawnLoudou(env);
    const linkIn = (said: string) => /http:\S+\/login\/\S+/.exec(said)?.[0] ?? "";
    await expect.poll(() => linkIn(first.output())).not.toBe("");
    const link = linkIn(first.output());
    const stranger = await visit(browser, first.url);
    expect(new URL(stranger.page.url()).pathname).toBe("/login");
    expect((await fetch(`${first.url}/demo/clock`, { redirect: "manual" })).status).toBe(303);
    await stranger.keep("login-en");
    await stranger.page.goto(link);
    await stranger.page.getByRole("button", { name: "Sign in as admin" }).click();
    await stranger.page.locator("#line").waitFor();
    expect(await stranger.page.locator(".demo, .turn").count()).toBe(0);
    await stranger.say("/deal list");
    const invited = await stranger.say("/team invite Wang");
    const secrets = stranger.page.locator("#secrets .secret");
    expect(await secrets.filter({ hasText: "/team link" }).innerText()).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/);
    const shown = secrets.filter({ hasText: "/login/" });
    const invitation = await shown.locator("code").innerText();
    expect(invitation).toMatch(/\/login\/[\w-]{43}$/);
    expect(await invited.innerText()).toContain("Shown once");
    await stranger.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await shown.getByRole("button", { name: "Copy" }).click();
    await shown.getByRole("button", { name: "Copied" }).waitFor();
    expect(await stranger.page.evaluate("navigator.clipboard.readText()")).toBe(invitation);
    await shown.getByRole("button", { name: "Done" }).click();
    expect(await shown.count()).toBe(0);
    expect(await stranger.page.content()).not.toContain(invitation);
    // Signing out in one tab signs out the others.
    const guest = await visit(browser, invitation);
    await guest.page.getByRole("button").click();
    await guest.page.locator("#line").waitFor();
    const other = await guest.page.context().newPage();
    await other.goto(first.url);
    await other.locator("details.me summary").click();
    await other.locator("form[action='/logout'] button").click();
    await guest.page.waitForURL(/\/login$/);
    await guest.page.context().close();
    expect((await stranger.page.request.get(`${first.url}/demo/clock`)).status()).toBe(404);

    const port = new URL(first.url).port;
    expect(await first.stops()).toBe(0);
    const again = await spawnLoudou({ ...env, PORT: port });
    onTestFinished(async () => {
      await again.stops();
    });
    // The page recovers by itself.
    await stranger.say("/help");
    await stranger.page.reload();
    expect(await stranger.page.locator("article.me").count()).toBe(3);
    await stranger.page.context().close();
  });
});
