/** The funnel asks for an exchange rate, which is set in a form and adds its currencies up, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { digestWords } from "../../src/digests/words.ts";
import { ratesWords } from "../../src/rates/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webCompanySetup(await openBrowser())],
] as const;

const lines = {
  en: {
    deals: ["/deal new Zephyr CNY 100k next Friday", "/deal new Zephyr USD 10k next Friday"],
    funnel: "/funnel",
    file: "team rates",
    total: "≈¥170K (¥100K + $10K)",
  },
  zh: {
    deals: ["/商机 新建 锦程物流 人民币 10万 下周五", "/商机 新建 锦程物流 美元 1万 下周五"],
    funnel: "/漏斗",
    file: "团队 汇率",
    total: "≈¥17万（¥10万 + $1万）",
  },
};

describe.each(ways)("exchange rates on %s", (name, locale, prepare) => {
  const words = ratesWords(locale);
  const { deals, funnel, file, total } = lines[locale];
  let running: Running;
  let chats: Chats;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const env = {
      ...setup.env,
      DATA_DIR: "memory://",
      PORT: "0",
      LOCALE_DEFAULT: locale,
      CURRENCY_DEFAULT: "CNY",
    };
    running = await start(readConfig(env), pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    boss = new Person(await chats.boss(locale));
    if (locale === "zh") await boss.says("/team language 中文");
    for (const line of deals) {
      await boss.says(line);
      await boss.sees.card(/#\d+/);
    }
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("are asked for by the funnel", async () => {
    await boss.says(funnel);
    const card = await boss.sees.card(digestWords(locale).open);
    expect(card.text).toContain(words.hasNone("USD", words.line("USD")));
  });

  test("are set in a form, and add it up", async () => {
    await boss.says(funnel);
    await boss.clicks(words.setOf("USD"), { on: await boss.sees.card(digestWords(locale).open) });
    const form = await boss.sees.form(words.setTitle);
    await boss.fills(form, { [words.worth("CNY")]: "7" }).submits();
    await boss.sees.card(/1 USD = 7 CNY/);
    await boss.says(funnel);
    expect((await boss.sees.card(total)).text).toContain(words.addedUp("1 USD = 7 CNY"));
  });

  test("come in a file, too, from those who may", async () => {
    const csv = { name: "rates.csv", bytes: Buffer.from("EUR,2026-10-01,7.9") };
    if (name === "Lark") {
      await boss.sends([csv]);
      await boss.sees.anything(csv.name);
      await boss.says("/团队 汇率 文件");
    } else await boss.sends([csv], file);
    await boss.sees.card(/1 EUR = 7\.9 CNY/);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
