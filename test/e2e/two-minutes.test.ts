/**
 * The demo's two minutes as a person on a phone experiences them; a picture of each step is kept for people to
 * look at.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Person } from "../fakes/conversation/person.ts";
import { WebClient } from "../fakes/conversation/web-conversation.ts";
import { en, zh } from "./main-job-words.ts";
import { openBrowser } from "./open-browser.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

const pictures = fileURLToPath(new URL("../../artefacts/main-job/", import.meta.url));

const looks = [
  { name: "phone, light, Chinese", words: zh, width: 390, height: 844, colorScheme: "light", isMobile: true },
  {
    name: "desktop, dark, English",
    words: en,
    width: 1_280,
    height: 900,
    colorScheme: "dark",
    isMobile: false,
  },
] as const;

let browser: Browser;
let running: RunningLoudou;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
  running = await startOn("embedded", {});
});
afterAll(async () => {
  await browser?.close();
  await running?.ends();
});

describe.each(looks)("$name", ({ name, words, width, height, ...look }) => {
  const { lines, fields, buttons, said, amounts, dates } = words;
  const people = new Map<string, WebClient>();
  const someone = async (role: RegExp): Promise<Person> => {
    const options = {
      ...look,
      viewport: { width, height },
      reducedMotion: "reduce",
      locale: "zh-CN",
    } as const;
    const client = await WebClient.open(await browser.newContext(options), running.url, role);
    await client.speaks(words.locale);
    people.set(role.source, client);
    return new Person(client);
  };
  /** Takes a picture; nothing may be wider than the screen. */
  const looksGood = async (person: Person, step: string): Promise<void> => {
    const { page } = person.client as WebClient;
    await page.screenshot({ path: `${pictures}${name.replaceAll(", ", "-")}-${step}.png` });
    const wider = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    expect(wider, step).toBeLessThanOrEqual(0);
  };

  test("log, advance, Thursday, Friday", async () => {
    const rep = await someone(/销售代表|^Rep/);
    await looksGood(rep, "1-welcome");
    await rep.says(lines.new(words.first, amounts.first, ""));
    const form = await rep.sees.form();
    await looksGood(rep, "2-form");
    await rep.fills(form, { [fields.date]: dates.near }).submits();
    await rep.clicks(buttons.advance, { on: await rep.sees.card(said.logged) });
    const gate = await rep.sees.form(said.missing);
    await looksGood(rep, "3-gate");
    await rep.fills(gate, { [fields.intent]: true, [fields.able]: true }).submits();
    await rep.sees.card(said.moved);
    await looksGood(rep, "4-moved");

    await rep.client.acts();
    await (rep.client as WebClient).clockTo("thursday");
    const thursday = await rep.sees.card(said.thursday);
    await looksGood(rep, "5-thursday");
    await rep.clicks(buttons.same, { on: thursday });
    await rep.sees.card(said.answered.same);

    const boss = await someone(/销售经理|^Manager/);
    await boss.client.acts();
    await (boss.client as WebClient).clockTo("friday");
    await boss.sees.card(said.friday);
    await boss.sees.picture();
    await looksGood(boss, "6-friday");
    await boss.clicks(buttons.stages);
    await boss.clicks(buttons.drill, { on: await boss.sees.card(buttons.drill) });
    await boss.sees.card(said.list);
    await looksGood(boss, "7-behind-the-number");
    // A refused style comes from the screenshot, which injects one into the page.
    const errors = [...people.values()].flatMap((client) => client.errors);
    expect(errors.filter((error) => !error.includes("style-src"))).toEqual([]);
  });
});
