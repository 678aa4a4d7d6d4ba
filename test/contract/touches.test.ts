/** Visits, calls, mails and demos: the line, its form, the list, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { type Running, start } from "../../src/start.ts";
import { touchWords } from "../../src/touches/words.ts";
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
    log: "/deal new Zephyr 120k next Friday",
    visit: "/deal visit Zephyr met Jen 45min, liked the demo; next: send the proposal tomorrow",
    understood: /Visit, 45 min: recorded on #\d+ Zephyr/,
    form: "/deal call Zephyr",
    note: "Wants a quote",
    person: "Jen Park",
    called: "Call with Jen Park, 30 min",
    sentence: "called Zephyr, they agree",
    agreed: /Call: recorded on #\d+ Zephyr/,
    ahead: "/deal visit Zephyr tomorrow with Jen",
    list: "/deal touches Zephyr",
  },
  zh: {
    log: "/商机 新建 锦程物流 12万 下周五",
    visit: "/商机 拜访 锦程物流 见了张总 45分钟，方案认可；下一步：明天发报价",
    understood: /拜访，45分钟，已记在 #\d+ 锦程物流/,
    form: "/商机 电话 锦程物流",
    note: "要报价",
    person: "李工",
    called: "电话李工，30分钟",
    sentence: "给锦程物流打了个电话，他们同意了",
    agreed: /电话，已记在 #\d+ 锦程物流/,
    ahead: "/商机 拜访 锦程物流 明天 见张总",
    list: "/商机 跟进记录 锦程物流",
  },
};

describe.each(ways)("touches on %s", (_name, locale, prepare) => {
  const words = touchWords(locale);
  const said = lines[locale];
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    await new Person(await chats.boss(locale)).says("/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log);
    await rep.sees.card(/#\d+/);
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("one line says what was understood and what comes next, and one tap corrects it", async () => {
    await rep.says(said.visit);
    const card = await rep.sees.card(said.understood);
    expect(card.text).toContain(words.planned("").trim());
    await rep.clicks(cardWords(locale).correctTouch, { on: card });
    const form = await rep.sees.form(words.minutes);
    await rep.fills(form, { [words.minutes]: "60" }).submits();
    await rep.sees.card(cardWords(locale).minutes(1, 0));
  });

  test("the form asks the same, and keeps what was typed where something cannot be", async () => {
    await rep.says(said.form);
    const form = await rep.sees.form(words.newPerson);
    await rep
      .fills(form, { [words.note]: said.note, [words.newPerson]: said.person, [words.minutes]: "?" })
      .submits();
    const again = await rep.sees.form(words.badMinutes("?"));
    await rep
      .fills(again, { [words.note]: said.note, [words.newPerson]: said.person, [words.minutes]: "30" })
      .submits();
    await rep.sees.card(said.called);
  });

  test("a sentence without a slash is one, too", async () => {
    await rep.says(said.sentence);
    await rep.sees.card(said.agreed);
  });

  test("a day to come is asked about under its field", async () => {
    await rep.says(said.ahead);
    await rep.sees.form(words.ahead("").slice(-12));
  });

  test("all of them are listed", async () => {
    await rep.says(said.list);
    const list = await rep.sees.card(words.count(3));
    expect(list.text).toContain(said.person);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
