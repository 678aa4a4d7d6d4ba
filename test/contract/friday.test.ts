/** Friday's card on every chat: whom to call, one private message for it, and what is behind the pictures. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askingWords } from "../../src/asking/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { digestWords } from "../../src/digests/words.ts";
import { forecastWords } from "../../src/forecasts/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats, Shown } from "../fakes/conversation/conversation.ts";
import { has, Person } from "../fakes/conversation/person.ts";
import { sheetsIn } from "../fakes/office/exported.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: { log: "/deal new Zephyr 90m tomorrow", customer: /Zephyr/, run: "/deal run digest" },
  zh: { log: "/商机 新建 锦程物流 9000万 明天", customer: /锦程物流/, run: "/商机 执行 周五漏斗" },
};

describe.each(ways)("Friday's card on %s", (_name, locale, prepare) => {
  const words = { ...forecastWords(locale), ...digestWords(locale) };
  const { log, customer, run } = lines[locale];
  let running: Running;
  let chats: Chats;
  let rep: Person;
  let boss: Person;
  let digest: Shown;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    rep = new Person(await chats.rep(locale));
    await rep.says(log);
    await rep.sees.card(customer);
    await chats.newWeek();
    await boss.says(run);
    await boss.clicks(words.run.sendNow, {
      on: await boss.sees.card((text) => text.includes(words.run.previewTitle.digest)),
    });
    digest = await boss.sees.card((text) => customer.test(text) && text.includes(words.weekTaps.stages(0)));
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a nudge beside a deal sends its owner one message, and its presser is told", async () => {
    await rep.client.acts();
    await boss.clicks(words.nudge, { on: digest, after: customer });
    await boss.sees.said(words.nudged(rep.name));
    const asked = await rep.sees.card(words.asksWhy["no-next-step"]);
    expect(asked.text).toMatch(customer);
    expect(asked.text).toContain(boss.name);
    await boss.clicks(words.nudge, { on: digest, after: customer });
    await boss.sees.said(words.nudgedToday(rep.name));
  });

  test("a nudge beside who has not answered asks for the forecast", async () => {
    await rep.client.acts();
    await boss.clicks(words.nudge, { on: digest, after: new RegExp(`^${rep.name}|\\n${rep.name}`) });
    await boss.sees.said(words.nudged(rep.name));
    const asked = await rep.sees.card(words.asksForForecast(boss.name));
    expect(has(asked, words.seeForecast)).toBe(true);
  });

  test.each(["moved", "stages"] as const)("what is behind the picture opens by a tap: %s", async (part) => {
    await boss.clicks(words.weekTaps[part](0), { on: digest });
    const details = await boss.sees.card(words.weekDetails[part]);
    expect(has(details, words.drill)).toBe(true);
  });

  test("its numbers come as a workbook", async () => {
    const { export: toFile } = askingWords(locale);
    await boss.clicks(toFile, { on: digest });
    const sheets = await sheetsIn(
      new Uint8Array((await boss.sees.file(new RegExp(`^${words.weekExportName}-.*[.]xlsx$`))).bytes),
    );
    expect(sheets.map(({ name }) => name)).toContain(words.notAnswered);
    expect(sheets[0]?.rows.some((row) => Number(row[words.count]) > 0)).toBe(true);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
