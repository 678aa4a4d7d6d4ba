/**
 * Thursday's card under the thumb: nothing moves when one answers, and ten deals take a minute. Pictures are kept. Each test
 * begins with a card of its own, of a week that is not submitted.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chatWords } from "../../src/chat/words.ts";
import { forecastWords } from "../../src/forecasts/words.ts";
import { undoWords } from "../../src/undo/words.ts";
import { Person } from "../fakes/conversation/person.ts";
import { WebClient } from "../fakes/conversation/web-conversation.ts";
import { openBrowser } from "./open-browser.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

const pictures = fileURLToPath(new URL("../../artefacts/thursday", import.meta.url));
const words = forecastWords("zh");

/** What the eye does not notice, in pixels. */
const still = 8;
/** With the three that the sample company's rep has to look at, two more than a page. */
const customers = "蓝鲸能源 向阳门诊 绿洲酒业 骏马物业 晨曦乳品 铁岭钢构 海棠出版 青禾农机 远山茶业".split(
  " ",
);
const deals = 10;

let browser: Browser;
let running: RunningLoudou;
let client: WebClient;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
  running = await startOn("embedded", { DEMO: "1" });
  client = await opened({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await client.speaks("zh");
  const rep = new Person(client);
  for (const [nth, customer] of customers.entries())
    await logs(rep, customer, `${nth + 1}0万 12月${11 + nth}日`);
  await client.clockTo("thursday");
  await rows().first().waitFor();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await running?.ends();
});

beforeEach(async () => {
  await client.page.reload();
  const former = await card().getAttribute("id");
  await client.types("/预测");
  await expect.poll(() => card().getAttribute("id")).not.toBe(former);
  await expect.poll(() => rows().count()).toBe(deals);
});

async function logs(rep: Person, customer: string, rest: string): Promise<void> {
  await rep.says(`/商机 新建 ${customer} ${rest}`);
  const shown = await rep.sees.anything(/编号 #|新客户/);
  if (shown.kind !== "form") return;
  const form = await rep.sees.form();
  await rep.fills(form, { [form.fields[0]?.label ?? ""]: `新客户：${customer}` }).submits();
  await rep.sees.card(/编号 #/);
}

async function opened(window: Parameters<Browser["newContext"]>[0]): Promise<WebClient> {
  const context = await browser.newContext({ ...window, reducedMotion: "reduce" });
  return WebClient.open(context, running.url, /销售代表|^Rep/);
}

const card = (of = client) => of.page.locator("article.bot.card").last();
const rows = (of = client) => card(of).locator(".asked");
const inSight = () => card().locator(".in-sight");
const inside = () => card().locator(".inside");
const keep = (name: string, of = client) => of.page.screenshot({ path: `${pictures}${name}.png` });
const topOf = async (one: Locator): Promise<number> => (await one.boundingBox())?.y ?? Number.NaN;
const chosenIn = (row: Locator) => row.locator("button[aria-pressed=true]");

/** What a finger does: no scrolling of its own. */
async function tap(button: Locator): Promise<void> {
  const box = (await button.boundingBox())!;
  await client.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** Taps, and waits for the card as it is then. @returns by how much the tapped place has moved, in pixels */
async function movedBy(button: Locator, watched = button): Promise<number> {
  const revision = await card().getAttribute("data-revision");
  const before = await topOf(watched);
  await tap(button);
  await expect.poll(() => card().getAttribute("data-revision")).not.toBe(revision);
  // What the page does about a new card it does before it is drawn twice.
  await client.page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
  );
  return Math.abs((await topOf(watched)) - before);
}

async function readied(row: Locator): Promise<Locator> {
  await row.evaluate((one) => one.scrollIntoView({ block: "center" }));
  return row;
}

/** A computed style, as a number. */
const look = (row: Locator, of: string, property: "fontWeight" | "lineHeight"): Promise<number> =>
  row.locator(of).evaluate((one, property) => {
    const { getComputedStyle } = globalThis as unknown as {
      getComputedStyle(of: unknown): Record<string, string>;
    };
    return Number.parseFloat(getComputedStyle(one)[property] ?? "");
  }, property);

const linesOf = (row: Locator): Promise<number[]> =>
  Promise.all(
    ["h3", "p"].map(async (part) =>
      Math.round((await row.locator(part).boundingBox())!.height / (await look(row, part, "lineHeight"))),
    ),
  );

test("is looked at: at a desk, on a phone, in both languages and themes", async () => {
  await keep("phone-zh-light");
  const desk = await opened({ viewport: { width: 1280, height: 900 } });
  const dark = await opened({ viewport: { width: 390, height: 844 }, isMobile: true, colorScheme: "dark" });
  await desk.speaks("en");
  await desk.types("/forecast");
  await rows(desk).first().waitFor();
  await rows(desk).nth(1).getByRole("button", { name: "Push" }).click();
  await desk.page.locator(".inside").waitFor();
  await keep("desk-en-light-push", desk);
  await desk.speaks("zh");
  await dark.page.reload();
  await dark.types("/预测");
  await rows(dark).first().waitFor();
  await keep("phone-zh-dark", dark);
  for (const one of [desk, dark]) await one.page.context().close();
});

test("rows have two lines, and the way to end it is always in sight with its count", async () => {
  const { page } = client;
  for (const row of await rows().all()) {
    // A long customer with several products wraps once, on a screen of 390 px.
    const [head, stands] = await linesOf(row);
    expect([head! <= 2, stands], await row.innerText()).toEqual([true, 1]);
    expect(await look(row, "b", "fontWeight")).toBeGreaterThan(600);
    await readied(row);
    const bar = (await inSight().boundingBox())!;
    const composer = await topOf(page.locator("#composer"));
    expect(bar.y).toBeGreaterThan(0);
    expect(bar.y + bar.height).toBeLessThanOrEqual(composer + 1);
    await expect.poll(() => inSight().innerText()).toMatch(/提交，其余 \d+ 个不变/);
  }
});

test("Next stays under the finger, and the view goes to the top", async () => {
  const next = inSight().getByRole("button", { name: chatWords("zh").next });
  await readied(rows().nth(5));
  const before = (await next.boundingBox())!;
  const revision = await card().getAttribute("data-revision");
  await tap(next);
  await expect.poll(() => card().getAttribute("data-revision")).not.toBe(revision);
  await expect.poll(async () => (await topOf(card().locator(".title"))) < 330).toBe(true);
  expect(await topOf(card().locator(".title"))).toBeGreaterThan(100);
  const bar = (await inSight().boundingBox())!;
  expect(Math.abs(bar.y + bar.height - (before.y + before.height + 10))).toBeLessThan(still);
});

describe("an answer never moves the page", () => {
  test("nor does the one that is chosen instead", async () => {
    let most = 0;
    for (const at of [0, 3, 6, 9, 3]) {
      const row = await readied(rows().nth(at));
      const same = row.getByRole("button", { name: words.same });
      most = Math.max(most, await movedBy(same));
      expect(await chosenIn(row).innerText()).toBe(`✓ ${words.same}`);
    }
    console.info(`an answer moved the page by ${most} px`);
    expect(most).toBeLessThanOrEqual(still);
    await keep("phone-zh-answered");
  });

  test("a form opens under its deal; bad input keeps what was typed, and so does another answer", async () => {
    const row = await readied(rows().nth(1));
    const push = row.getByRole("button", { name: words.slipped });
    expect(await movedBy(push)).toBeLessThanOrEqual(still);
    const key = await row.getAttribute("data-key");
    expect(await inside().evaluate((form) => form.previousElementSibling?.getAttribute("data-key"))).toBe(
      key,
    );
    await keep("phone-zh-push");
    const date = inside().locator("input[type=text]").first();
    const save = inside().locator(".primary");
    const { y, height } = (await save.boundingBox())!;
    expect(y + height, "Save is in sight").toBeLessThanOrEqual(await topOf(client.page.locator("#composer")));
    await date.fill("昨天");
    await movedBy(save, row);
    await inside().locator("[aria-invalid]").waitFor();
    expect(await date.inputValue()).toBe("昨天");
    await date.fill("半句");
    // Another deal is answered while the form stands open, half filled in.
    const other = await readied(rows().nth(2));
    expect(await movedBy(other.getByRole("button", { name: words.same }))).toBeLessThanOrEqual(still);
    expect(await date.inputValue()).toBe("半句");
    await date.fill("");
    await inside().locator(".segments label").nth(1).click();
    expect(await movedBy(save, row)).toBeLessThanOrEqual(still);
    expect(await inside().count()).toBe(0);
    expect(await chosenIn(row).innerText()).toBe(`✓ ${words.slipped}`);
    expect(await row.getAttribute("data-key")).toBe(key);
  });
});

test("ten deals take at most twelve taps, and then the card folds up", async () => {
  let taps = 0;
  for (let at = 0; at < deals; at += 1) {
    const row = await readied(rows().nth(at));
    await movedBy(row.getByRole("button", { name: words.same }));
    taps += 1;
  }
  await tap(inSight().locator(".primary"));
  await inside().waitFor();
  await keep("phone-zh-submit");
  await inside().locator(".primary").tap();
  taps += 2;
  await expect.poll(() => rows().count()).toBe(0);
  expect(await card().innerText()).toContain("收到");
  expect(await topOf(card().locator(".title"))).toBeGreaterThan(100);
  await keep("phone-zh-submitted");
  await client.types("/商机 撤回");
  await client.page.getByText(undoWords("zh").submissionUndone).waitFor();
  console.info(`${deals} deals took ${taps} taps`);
  expect(taps).toBeLessThanOrEqual(12);
  expect(client.errors).toEqual([]);
});
