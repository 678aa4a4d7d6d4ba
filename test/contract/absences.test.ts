/** An absence on every chat: its form, its card, the list, and the card of a colleague who is away. */
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { absenceWords } from "../../src/absences/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { forecastWords } from "../../src/forecasts/words.ts";
import { settingsWords } from "../../src/settings/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person, standsIn } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: {
    ...{ log: "/deal new Zephyr 120k 12/31", customer: /Zephyr/, away: "/team away", list: "/team absences" },
    ...{ forecast: "/forecast", status: "/forecast status", zone: "/team zone Mumbai" },
  },
  zh: {
    ...{
      log: "/商机 新建 锦程物流 12万 12/31",
      customer: /锦程物流/,
      away: "/团队 请假",
      list: "/团队 请假表",
    },
    ...{ forecast: "/预测", status: "/预测 进度", zone: "/团队 时区 孟买" },
  },
};

describe.each(ways)("absences on %s", (_name, locale, prepare) => {
  const words = { ...forecastWords(locale), ...absenceWords(locale), ...settingsWords(locale) };
  const { log, customer, away, list, forecast, status, zone } = lines[locale];
  const thanked = locale === "en" ? /recorded as unchanged/ : /按“不变”记录/;
  const last = Temporal.Now.plainDateISO().add({ days: 10 }).toString();
  let running: Running;
  let chats: Chats;
  let rep: Person;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    await boss.says(list);
    await boss.sees.card(absenceWords(locale).nobodyAway);
    rep = new Person(await chats.rep(locale));
    await rep.says(log);
    await rep.sees.card(customer);
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a form asks for what is missing, keeps what was typed, and becomes a card", async () => {
    await rep.says(away);
    const form = await rep.sees.form(words.cover);
    await rep.fills(form, { [words.to]: last, [words.cover]: "Zorro" }).submits();
    const again = await rep.sees.form("Zorro");
    expect(standsIn(again, words.to)).toBe(last);
    await rep.fills(again, { [words.cover]: boss.name }).submits();
    const card = await rep.sees.card(words.thenCovered(boss.name));
    expect(has(card, words.cancel)).toBe(true);
  });

  test("the cover is told, and answers on the colleague's own card, which says so", async () => {
    await boss.sees.card(words.youCoverThen(rep.name));
    await boss.says(forecast);
    await boss.clicks(words.answerFor(rep.name), { on: await boss.sees.card(words.answerFor(rep.name)) });
    const card = await boss.sees.card(words.inNameOf(rep.name));
    expect(card.text).toMatch(customer);
    await boss.clicks(new RegExp(words.submitRest(7).replace("7", "\\d+")), { on: card });
    await boss.fills(await boss.sees.form(words.submitTitle), {}).submits();
    await boss.sees.card((text) => text.includes(words.inNameOf(rep.name)) && thanked.test(text));
    await boss.says(status);
    await boss.sees.card(words.submittedBy(boss.name));
  });

  test("the list has a button that ends it", async () => {
    await rep.says(list);
    await rep.clicks(words.cancel, { on: await rep.sees.card(words.listTitle) });
    await rep.sees.said(locale === "en" ? "Cancelled" : "已取消");
  });

  test("the own time zone is set by a city", async () => {
    await rep.says(zone);
    await rep.sees.said("Asia/Kolkata");
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
