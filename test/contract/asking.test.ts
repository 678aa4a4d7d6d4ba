/** A question about the funnel, its table, its bars, and what was not understood, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askingWords } from "../../src/asking/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { factWords } from "../../src/deals/facts/words.ts";
import { listWords } from "../../src/deals/listing/words.ts";
import { digestWords } from "../../src/digests/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: {
    log: "/deal new Zephyr 120k next Friday",
    lose: "/deal lose Zephyr",
    byRep: "/funnel by rep",
    lost: "/funnel lost reasons this year",
    mistyped: "/funnel last quater",
    meant: "last quarter",
  },
  zh: {
    log: "/商机 新建 锦程物流 12万 下周五",
    lose: "/商机 丢单 锦程物流",
    byRep: "/漏斗 按销售",
    lost: "/漏斗 今年 流失原因",
    mistyped: "/漏斗 上季渡",
    meant: "上季度",
  },
};

describe.each(ways)("asking on %s", (_name, locale, prepare) => {
  const words = digestWords(locale);
  const said = lines[locale];
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
    await boss.says(locale === "zh" ? "/团队" : "/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log);
    await rep.sees.card(/#\d+/);
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a table by rep, each opening the own funnel", async () => {
    await boss.says(said.byRep);
    const table = await boss.sees.card(words.measures["by-rep"]);
    await boss.clicks(words.measures["by-product"], { on: table });
    await boss.sees.card(words.productsNote);
    // What is pressed may have taken the place of the table.
    await boss.says(said.byRep);
    const again = await boss.sees.card(words.measures["by-rep"]);
    await boss.clicks(words.funnel, { on: again, after: new RegExp(`^${rep.name}|\\n${rep.name}`) });
    const own = await boss.sees.card(`${words.funnel} · ${rep.name}`);
    expect(has(own, words.drill)).toBe(true);
  });

  test("what was lost and why, with a picture, and the deals behind each reason", async () => {
    await rep.says(said.lose);
    const form = await rep.sees.form(factWords(locale).lostReason);
    await rep
      .fills(form, { [factWords(locale).lostReason]: factWords(locale).lostReasonNames.price })
      .submits();
    await rep.sees.card(/#\d+/);
    await rep.says(said.lost);
    const card = await rep.sees.card(factWords(locale).lostReasonNames.price);
    await rep.clicks(words.drill, { on: card });
    await rep.sees.card(`${listWords(locale).filterClosed.lost} · `);
  });

  test("what is not understood, with the line that was meant", async () => {
    await rep.says(said.mistyped);
    const card = await rep.sees.card(askingWords(locale).didYouMean);
    await rep.clicks(said.meant, { on: card });
    await rep.sees.card(words.asOfDay("").trim());
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
