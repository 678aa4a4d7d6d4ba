/** Newcomers on every platform: they wait, an admin's tap lets them in, and a code links two accounts of one person. */

import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { joiningWords } from "../../src/joining/words.ts";
import { settingsWords } from "../../src/settings/words.ts";
import { type Running, start } from "../../src/start.ts";
import { larkSetup, slackSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack over HTTP", "en", () => slackSetup("http")],
  ["Slack over Socket Mode", "zh", () => slackSetup("socket")],
  ["Lark over the long connection", "zh", () => larkSetup("websocket")],
  ["Lark over a webhook", "en", () => larkSetup("webhook")],
] as const;

describe.each(ways)("newcomers on %s", (_name, locale, prepare) => {
  const joining = joiningWords(locale);
  const words = settingsWords(locale);
  let running: Running;
  let chats: Chats;
  let boss: Person;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    rep = new Person(await chats.rep(locale));
    // Lark does not report a person's language; a Chinese command reveals it.
    if (locale === "zh") await boss.says("/team language 中文");
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("wait for a tap, which comes to the admin as a card and to them as a welcome", async () => {
    await boss.says("/team settings");
    await boss.clicks(words.newcomersTitle, { on: await boss.sees.card(words.title) });
    const form = await boss.sees.form(words.newcomersTitle);
    await boss.fills(form, { [words.newcomers]: words.newcomerPolicies.approval }).submits();
    await boss.sees.card(words.newcomerPolicies.approval);

    await rep.says(locale === "zh" ? "/商机 列表" : "/deal list");
    await rep.sees.anything(joining.waits);
    const asked = await boss.sees.card(joining.wantsIn(rep.name), { ever: true });
    await boss.clicks(joining.admit, { on: asked });
    await boss.sees.card(joining.admitted(rep.name));
    await rep.sees.card(joining.youAreIn);
    await rep.says("/team");
    expect((await rep.sees.card(rep.name)).text).toContain(rep.name);
  });

  test("see a code with what it is for, in their private chat", async () => {
    await rep.says("/team link");
    const card = await rep.sees.card(joining.linkTitle);
    expect(card.text).toMatch(/\/team link [0-9A-Z]{5}-[0-9A-Z]{5}/);
    expect(card.text).toContain(joining.keepCode);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
