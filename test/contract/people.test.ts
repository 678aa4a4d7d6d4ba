/** People on every chat: a deal to a colleague, which of two is meant, and whom a mention means. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { joiningWords } from "../../src/joining/words.ts";
import { peopleWords } from "../../src/people/words.ts";
import { type Running, start } from "../../src/start.ts";
import { teamWords } from "../../src/teams/words.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import type { WebClient } from "../fakes/conversation/web-conversation.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webCompanySetup(await openBrowser())],
] as const;

const lines = {
  en: {
    ...{ log: "/deal new Zephyr 120k next Friday", assign: "/deal assign Zephyr" },
    ...{ quota: "/team quota", remove: "/team remove", invite: "/team invite Tom" },
    ...{ role: "/team role @ manager", sessions: "/team sessions" },
  },
  zh: {
    ...{ log: "/商机 新建 锦程物流 12万 下周五", assign: "/商机 转给 锦程物流" },
    ...{ quota: "/团队 目标", remove: "/团队 移除", invite: "/团队 邀请 王" },
    ...{ role: "/团队 角色 @ 经理", sessions: "/团队 登录设备" },
  },
};

describe.each(ways)("people on %s", (name, locale, prepare) => {
  const words = { ...cardWords(locale), ...peopleWords(locale) };
  const said = lines[locale];
  let running: Running;
  let chats: Chats;
  let boss: Person;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    boss = new Person(await chats.boss(locale));
    await boss.says(locale === "zh" ? "/团队" : "/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log);
    await rep.sees.card(/#\d+/);
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a rep sees the own quota, and gives a deal to a colleague, who is chosen in a form", async () => {
    await rep.says(said.quota);
    await rep.sees.card(rep.name);
    await rep.says(said.assign);
    const form = await rep.sees.form(words.toWhom);
    await rep.fills(form, { [words.toWhom]: boss.name }).submits();
    const given = await rep.sees.card(words.undo);
    expect(given.text).toContain(boss.name);
    await rep.clicks(words.undo, { on: given });
    await rep.sees.card(/#\d+/);
  });

  test.skipIf(name === "the web chat")("a mention means the account, whatever it is called", async () => {
    await boss.client.acts();
    await boss.client.mentions!(said.role, rep.client);
    await boss.sees.card(teamWords(locale).roleIs(rep.name, teamWords(locale).roles.manager));
  });

  test("everybody sees where they are signed in to the web chat, and in which browser they are", async () => {
    const { sessions } = peopleWords(locale);
    await rep.says(said.sessions);
    const shown = await rep.sees.card(sessions.title);
    expect(shown.text).toContain(name === "the web chat" ? sessions.here("").trim() : sessions.none);
  });

  test("an admin removes somebody, and says who gets the deals", async () => {
    await boss.says(`${said.remove} "${rep.name}"`);
    const form = await boss.sees.form(words.toWhom);
    await boss.fills(form, { [words.toWhom]: boss.name }).submits();
    await boss.sees.card(words.removedAndGiven(rep.name, 1, boss.name));
    if (name === "the web chat") {
      // Their page is shut at once.
      await (rep.client as WebClient).page.locator("#line").waitFor({ state: "detached" });
      return;
    }
    await rep.says(said.quota);
    await rep.sees.anything(joiningWords(locale).removed);
    await boss.says(said.invite);
    await boss.sees.card(`/team link`);
    await rep.says(said.quota);
    await rep.sees.card(rep.name);
  });

  // A page that is shut says so in its console.
  test("nothing of it was refused by the platform", () =>
    expect(
      chats.complaints().filter((one) => !one.includes("status of 401") && !one.includes("status 401")),
    ).toEqual([]));
});
