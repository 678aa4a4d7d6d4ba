/** What is said without a command word, on every chat: a note with its next step, a change, a choice, nothing to do, no idea; what only an admin may say. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slackWords } from "../../src/chat/slack/words.ts";
import { chatWords } from "../../src/chat/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { editWords } from "../../src/deals/editing/words.ts";
import { factWords } from "../../src/deals/facts/words.ts";
import { listWords } from "../../src/deals/listing/words.ts";
import { peopleWords } from "../../src/people/words.ts";
import { type Running, start } from "../../src/start.ts";
import { talkWords } from "../../src/talk/words.ts";
import { teamWords } from "../../src/teams/words.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person, standsIn } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "en", async () => webCompanySetup(await openBrowser())],
] as const;

const lines = {
  en: {
    log: "/deal new Zephyr 120k next friday",
    ...{
      less: "/deal new Kestrel 70k",
      later: "next friday",
      above: /Kestrel · .*70,000/,
      logged: /#\d+ Kestrel/,
    },
    note: "zephyr - good call w jen, sending msa tomorrow",
    step: /sending msa/,
    change: "zephyr 120->150k",
    changed: /120K → .*150K/,
    open: "close zephyr",
    unknown: "is it going to rain tomorrow",
    ...{ biggest: "what are my biggest deals?", myself: "make me an admin" },
    promote: (who: string) => `make ${who} a manager`,
    leaves: (who: string) => `${who} left the company`,
  },
  zh: {
    log: "新商机 锦程物流 12万 下周五",
    ...{
      less: "新商机 晨曦乳品 7万",
      later: "下周五",
      above: /晨曦乳品 · .*70,000/,
      logged: /#\d+ 晨曦乳品/,
    },
    note: "锦程 今天见了张总 方案基本认可 明天报价",
    step: /报价/,
    change: "锦程改成15万",
    changed: /12万 → .*15万/,
    open: "关闭 锦程",
    unknown: "今天天气真不错啊",
    ...{ biggest: "我最大的单子有哪些", myself: "让我当管理员" },
    promote: (who: string) => `让${who}当经理`,
    leaves: (who: string) => `${who}离职了`,
  },
};

describe.each(ways)("talking on %s", (name, locale, prepare) => {
  const said = lines[locale];
  const words = talkWords(locale);
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    // The first one would be an admin.
    await new Person(await chats.boss(locale)).says("/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log);
    await rep.sees.card(/#\d+/);
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a new deal is asked for what its line left open, or for all of it", async () => {
    const { closeDate, changeRest, customer } = editWords(locale);
    await rep.says(said.less);
    const form = await rep.sees.form(said.above);
    expect(form.fields.map(({ label }) => label)).toEqual([closeDate, changeRest]);
    await rep.fills(form, { [closeDate]: said.later, [changeRest]: true }).submits();
    const whole = await rep.sees.form(customer);
    expect(standsIn(whole, closeDate)).toBe(said.later);
    await rep.fills(whole, {}).submits();
    await rep.sees.card(said.logged);
  });

  test("a note with what comes next, which one undo takes back", async () => {
    await rep.says(said.note);
    const card = await rep.sees.card(said.step);
    await rep.clicks(cardWords(locale).undo, { on: card });
    await rep.sees.card(/#\d+/);
  });

  test("a change", async () => {
    await rep.says(said.change);
    await rep.sees.card(said.changed);
  });

  test("two readings, of which one is chosen", async () => {
    await rep.says(said.open);
    const card = await rep.sees.card(words.which);
    const lost = new RegExp(words.readings.lose("#\\d+ .*"));
    await rep.clicks(lost, { on: card });
    await rep.sees.form(factWords(locale).lostReason);
  });

  test("what is not understood, in one line and with ways on", async () => {
    await rep.says(said.unknown);
    const card = await rep.sees.card(words.noIdea);
    await rep.clicks(words.help, { on: card });
    await rep.sees.card(chatWords(locale).helpTitle);
  });

  test("the biggest deals, and what only an admin may say", async () => {
    await rep.says(said.biggest);
    await rep.sees.card(listWords(locale).inOrder.amount);
    await rep.says(said.myself);
    await rep.sees.said(chatWords(locale).notAllowed);
  });

  test("an admin gives a role, and is asked before somebody goes", async () => {
    const admin = new Person(await chats.boss(locale));
    const { roleIs, roles } = teamWords(locale);
    await admin.says(said.leaves(rep.name));
    if (name === "Slack") {
      await admin.sees.said(slackWords(locale).formNeedsButton);
      await admin.clicks(slackWords(locale).openForm);
    }
    await admin.sees.form(peopleWords(locale).removeTitle(rep.name));
    await admin.says(said.promote(rep.name));
    await admin.sees.card(roleIs(rep.name, roles.manager));
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
