/** What makes the page pleasant to use: nothing jumps, nothing typed is lost, nothing breaks where space is short. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openBrowser } from "./open-browser.ts";
import { type Loudou, spawnLoudou } from "./spawn-loudou.ts";
import { visit, type WebPage } from "./web-page.ts";

let browser: Browser;
let demo: Loudou;
let directory: string;

beforeAll(async () => {
  browser = await openBrowser();
  directory = await mkdtemp(join(tmpdir(), "loudou-comfort-"));
  demo = await spawnLoudou({ DATA_DIR: directory });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stops();
  await rm(directory, { recursive: true, force: true });
});

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function enter(options: Parameters<typeof visit>[2] = {}): Promise<WebPage> {
  const web = await visit(browser, demo.url, { locale: "en-US", ...options });
  await Promise.all([
    web.page.waitForEvent("load"),
    web.page.locator("button[name=locale][value=en]").click(),
  ]);
  onTestFinished(() => web.page.context().close());
  return web;
}

const focused = (web: WebPage): Promise<string> =>
  web.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()");
const hasFocus = async (web: WebPage, control: Locator): Promise<boolean> =>
  (await control.and(web.page.locator(":focus")).count()) === 1;
const scrolled = (web: WebPage): Promise<number> => web.page.evaluate("Math.round(scrollY)");

describe("what is read stays where it is", () => {
  test.each([
    ["a desktop", {}],
    ["a phone", phone],
  ])("while one types or walks through the bars, on %s", async (_, options) => {
    const web = await enter(options);
    const { page } = web;
    for (const line of ["/deal list", "/help", "/funnel", "/team"]) await web.say(line);
    await page.evaluate("document.activeElement.blur(); scrollTo(0, 600)");
    const before = await scrolled(web);
    await page.locator("#line").click();
    await page.keyboard.type("/deal");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    for (let at = 0; at < 6; at += 1) await page.keyboard.press("Tab");
    await page.locator("#slash").click();
    await page.waitForTimeout(300);
    expect(await scrolled(web)).toBe(before);
  });

  test("while what came earlier is put above it, also by key and in a browser that does not care", async () => {
    const web = await enter();
    const { page } = web;
    const headers = { origin: new URL(demo.url).origin, "hx-request": "true" };
    for (let at = 0; at < 30; at += 1) {
      await page.request.post(`${demo.url}/say`, { headers, form: { line: "/funnel definitions" } });
    }
    await page.reload();
    await page.evaluate("document.documentElement.style.overflowAnchor = 'none'");
    const id = await page.locator("article").first().getAttribute("id");
    const place = () =>
      page.evaluate<number>(`Math.round(document.getElementById('${id}').getBoundingClientRect().top)`);
    await page.locator(".earlier").focus();
    const before = await place();
    await page.keyboard.press("Enter");
    await page.locator(`#${id}`).and(page.locator("article:nth-of-type(n + 10)")).waitFor();
    await expect.poll(place).toBe(before);
    await expect.poll(() => page.evaluate(`document.activeElement.nextElementSibling?.id`)).toBe(id);
  });
});

describe("the keyboard", () => {
  test("stays at the button that was pressed when its card changes, and comes back from a closed form", async () => {
    const web = await enter();
    const { page } = web;
    const card = await web.say("/forecast");
    const same = card.getByRole("button", { name: "Same" }).nth(1);
    await same.focus();
    const revision = await card.getAttribute("data-revision");
    await page.keyboard.press("Enter");
    await expect.poll(() => card.getAttribute("data-revision")).not.toBe(revision);
    await expect.poll(() => hasFocus(web, same)).toBe(true);

    const change = card.getByRole("button", { name: "Change" }).nth(1);
    await change.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(web)).toMatch(/^f-/);
    await card.locator(".inside").getByRole("button", { name: "Cancel" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => hasFocus(web, change)).toBe(true);
  });

  test("is at the box again after a form that a typed line had opened", async () => {
    const web = await enter();
    const form = await web.say("/deal new");
    await form.getByRole("button", { name: "Cancel" }).focus();
    await web.page.keyboard.press("Enter");
    await expect.poll(() => focused(web)).toBe("line");
  });

  test("of a phone does not come up over an answer", async () => {
    const web = await enter(phone);
    const card = await web.say("/forecast");
    const revision = await card.getAttribute("data-revision");
    await card.getByRole("button", { name: "Same" }).first().tap();
    await expect.poll(() => card.getAttribute("data-revision")).not.toBe(revision);
    await web.page.waitForTimeout(200);
    expect(await web.page.evaluate("document.activeElement.tagName")).toMatch(/^(BUTTON|ARTICLE|BODY)$/);
  });
});

describe("what was typed", () => {
  test("outlives a reload and another language, in the box and in a form", async () => {
    const web = await enter();
    const { page } = web;
    const form = await web.say("/deal new");
    await form.getByLabel("Customer").fill("Half a name");
    await form.locator("select").selectOption({ index: 2 });
    const source = await form.locator("select").inputValue();
    await page.locator("#line").fill("and half a line");
    await page.reload();
    await page.locator("button[name=locale][value=zh]").click();
    await page.locator("html[lang=zh-CN]").waitFor();
    const again = page.locator("article.form").last();
    const name = again.locator("input[type=text]").first();
    await expect.poll(() => name.inputValue()).toBe("Half a name");
    expect(await again.locator("select").inputValue()).toBe(source);
    await expect.poll(() => page.locator("#line").inputValue()).toBe("and half a line");
    // Another person at this browser does not find it.
    await page.locator("button[name=locale][value=en]").click();
    await page.locator(".personas button").nth(1).click();
    await page.locator(".personas button:nth-child(2)[aria-pressed=true]").waitFor();
    expect(await page.locator("#line").inputValue()).toBe("");
  });

  test("and not sent is said to be so, also while the connection is being sought", async () => {
    const web = await enter();
    const { page } = web;
    const own = await spawnLoudou({ DATA_DIR: join(directory, "killed") });
    await page.goto(own.url);
    await page.locator("#line").waitFor();
    await own.dies();
    await page.locator("#status", { hasText: /\S/ }).waitFor();
    await page.locator("#line").fill("/help");
    await page.locator("#line").press("Enter");
    const notSent = await page.locator("#status").getAttribute("data-not-sent");
    await expect.poll(() => page.locator("#status").innerText()).toBe(notSent);
    // Longer than a reconnect takes.
    await page.waitForTimeout(2_500);
    expect(await page.locator("#status").innerText()).toBe(notSent);
    expect(await page.locator("#line").inputValue()).toBe("/help");
  });
});

describe("where there is little room", () => {
  test("short words are not broken: the head of the page at 320 px, a table at 768 px", async () => {
    const narrow = await enter({ ...phone, viewport: { width: 320, height: 640 } });
    const heights = await narrow.page.evaluate<number[]>(
      "[...document.querySelectorAll('.pair button')].map((button) => button.offsetHeight)",
    );
    expect(heights).toEqual([34, 34]);
    expect(await narrow.page.evaluate("document.getElementById('line').offsetHeight")).toBe(40);

    const tablet = await enter({ viewport: { width: 768, height: 1_024 } });
    await tablet.page.locator(".personas button").nth(1).click();
    const list = await tablet.say("/deal list team");
    const oneLine = await tablet.page.evaluate<number>(
      "parseFloat(getComputedStyle(document.querySelector('article:last-child tbody th')).lineHeight)",
    );
    const short = await list.locator("thead th, tbody th").all();
    expect(short.length).toBeGreaterThan(10);
    for (const cell of short) {
      const { height = 0 } = (await cell.locator("span").or(cell).last().boundingBox()) ?? {};
      expect([await cell.innerText(), height < 2 * oneLine]).toEqual([await cell.innerText(), true]);
    }
  });

  test("on a phone a listed deal has two lines and its arrow in sight, and an answer is a whole word", async () => {
    const web = await enter(phone);
    const list = await web.say("/deal list");
    const rows = await list.locator("tbody tr").all();
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) {
      const arrow = (await row.getByRole("button", { name: "View" }).boundingBox())!;
      const tops = await row
        .locator("th, td[data-label]:visible")
        .evaluateAll((cells) =>
          cells.map((cell) => Math.round((cell as unknown as { offsetTop: number }).offsetTop / 8)),
        );
      const inSight = arrow.x + arrow.width <= phone.viewport.width;
      expect([inSight, new Set(tops).size], await row.innerText()).toEqual([true, 2]);
    }
    await web.page.setViewportSize({ width: 320, height: 640 });
    const card = await web.say("/forecast");
    await card.locator(".asked button").first().waitFor();
    const broken = await web.page.evaluate<string[]>(
      `[...document.querySelectorAll("article:last-child .asked button")].flatMap((button) => {
        const words = document.createRange();
        words.selectNodeContents(button);
        const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top)));
        return lines.size === 1 ? [] : [button.innerText];
      })`,
    );
    expect(broken).toEqual([]);
    expect(await card.locator(".asked button").count()).toBeGreaterThan(3);
  });

  test("the bar at the top scrolls away with the page where there is little height", async () => {
    const web = await enter({ viewport: { width: 844, height: 390 } });
    await web.say("/help");
    expect(await web.page.evaluate("document.querySelector('.top').getBoundingClientRect().bottom < 0")).toBe(
      true,
    );
  });
});

test("on a phone the demo's bar is one line, and the account menu lies above it", async () => {
  const { page } = await enter(phone);
  const bar = page.locator("aside.demo");
  expect((await bar.boundingBox())!.height).toBeLessThan(60);
  await page.locator(".demo .fold").click();
  await page.locator(".demo [popover]").waitFor();
  await page.locator(".demo .fold").click();
  await page.locator("details.me summary").click();
  await page.locator("details.me[open]").waitFor();
  const inMenu = (wanted: string) =>
    page.evaluate(`[...document.querySelectorAll("details.me :is(a, button)")].filter((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return width > 0 && (${wanted});
    }).length`);
  expect(await inMenu("true")).toBeGreaterThan(0);
  expect(await inMenu("!one.contains(top)")).toBe(0);
});

test("a wrong answer has a red edge, a hint can be read in the dark", async () => {
  const web = await enter({ colorScheme: "dark" });
  const form = await web.say("/deal new");
  await form.locator("button.primary").click();
  const wrong = form.locator("[aria-invalid]");
  await wrong.first().waitFor();
  const variable = (name: string) =>
    web.page.evaluate(
      `(() => { const probe = document.createElement('i'); probe.hidden = true; document.body.append(probe); probe.style.setProperty('color', 'var(${name})'); return getComputedStyle(probe).color; })()`,
    );
  const last = "[...document.querySelectorAll('[aria-invalid]')].at(-1)";
  const look = (of: string) => web.page.evaluate<string>(`getComputedStyle(${last}${of}`);
  expect(await look(").borderTopColor")).toBe(await variable("--bad"));
  expect(await look(", '::placeholder').color")).toBe(await variable("--muted"));
});
