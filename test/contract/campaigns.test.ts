/** A campaign is planned in a form, chosen when a deal is logged, and told of by what it brought, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignWords } from "../../src/campaign-planning/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { sourceWords } from "../../src/digests/sources/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: {
    ...{ campaigns: "/funnel campaigns", name: "Autumn fair", cost: "20k" },
    ...{ log: "/deal new Zephyr 120k 2031-12-31 Autumn fair", sources: "/funnel sources" },
  },
  zh: {
    ...{ campaigns: "/漏斗 活动", name: "秋季展会", cost: "2万" },
    ...{ log: "/商机 新建 锦程物流 12万 2031-12-31 秋季展会", sources: "/漏斗 来源" },
  },
} as const;

describe.each(ways)("campaigns on %s", (_name, locale, prepare) => {
  const words = campaignWords(locale);
  const told = sourceWords(locale);
  const { campaigns, name, cost, log, sources } = lines[locale];
  let running: Running;
  let chats: Chats;
  let boss: Person;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    await boss.says(campaigns);
    await boss.sees.card(words.hint);
    rep = new Person(await chats.rep(locale));
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("planned in a form, which says what is wrong and keeps what was typed", async () => {
    await boss.says(campaigns);
    await boss.clicks(words.plan, { on: await boss.sees.card(words.hint) });
    const form = await boss.sees.form(words.newTitle);
    await boss.fills(form, { [words.name]: name, [words.cost]: "???" }).submits();
    const again = await boss.sees.form(/\?\?\?/);
    await boss.fills(again, { [words.cost]: cost }).submits();
    await boss.sees.card(words.running(name));
  });

  test("named by a line that logs a deal, and shown on its card", async () => {
    await rep.says(log);
    const card = await rep.sees.card(/#\d+/);
    expect(card.text).toContain(name);
  });

  test("told of in a card with a picture, and its numbers open their deals", async () => {
    await boss.says(sources);
    await boss.sees.picture();
    const card = await boss.sees.card(told.explained);
    expect(card.text).toContain(name);
    await boss.clicks(told.see, { on: card });
    await boss.clicks(told.prospectsOf(1), { on: await boss.sees.card(told.ran) });
    expect((await boss.sees.card(/#\d+/)).text).toContain(log.split(" ")[2]);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
