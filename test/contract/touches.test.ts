/** Visits, calls, mails and demos: the line, its form, the list, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { effortWords } from "../../src/digests/effort/words.ts";
import { followUpWords } from "../../src/follow-up/words.ts";
import { measureWords } from "../../src/measures/words.ts";
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
    step: "/deal update Zephyr next step: today call Jen",
    today: "/deal today",
    now: "/team reminders now",
    effort: "/funnel effort",
    targets: "/deal targets",
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
    step: "/商机 修改 锦程物流 下一步：今天给张总打电话",
    today: "/商机 今天",
    now: "/团队 提醒 现在",
    effort: "/漏斗 精力",
    targets: "/商机 目标",
  },
};

describe.each(ways)("touches on %s", (_name, locale, prepare) => {
  const words = touchWords(locale);
  const followUp = followUpWords(locale);
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

  test("today is ranked, and a step that is done leaves it", async () => {
    await rep.says(said.step);
    await rep.sees.card(/#\d+/);
    await rep.says(said.today);
    const card = await rep.sees.card(followUp.todayTitle);
    expect(card.text).toMatch(said.person === "Jen Park" ? /call Jen/ : /给张总打电话/);
    await rep.clicks(followUp.done, { on: card });
    await rep.sees.card(followUp.todayTitle);
  });

  test("effort says plainly what it can say, with its definitions one click away", async () => {
    await rep.says(said.effort);
    const card = await rep.sees.card(effortWords(locale).title);
    await rep.clicks(effortWords(locale).definitions, { on: card });
    await rep.sees.card(measureWords(locale).definitions);
  });

  test("targets are set in a form, and stand beside what was done", async () => {
    const { targets } = words;
    await rep.says(said.targets);
    await rep.clicks(targets.set, { on: await rep.sees.card(targets.none) });
    const form = await rep.sees.form(targets.formTitle);
    await rep.fills(form, { [targets.names.touches]: "10" }).submits();
    await rep.sees.card(/\d \/ 10/);
  });

  test("the morning's message has its buttons, and is drawn again when one is pressed", async () => {
    await rep.says(said.step);
    await rep.sees.card(/#\d+/);
    await rep.says(said.now);
    const card = await rep.sees.card(followUp.turnOff);
    await rep.clicks(followUp.tomorrow, { on: card });
    const later = await rep.sees.card(followUp.movedTo("", "").slice(0, 3).trim());
    await rep.clicks(followUp.done, { on: later });
    const done = await rep.sees.card(followUp.isDone);
    await rep.clicks(followUp.write, { on: done });
    await rep.sees.form(words.note);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
