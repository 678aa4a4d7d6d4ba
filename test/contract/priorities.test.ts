/** Who deserves time is seen in pictures, and decided by a tap or a line, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askingWords } from "../../src/asking/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { factWords } from "../../src/deals/facts/words.ts";
import { keyWords } from "../../src/priorities/key/words.ts";
import { priorityWords } from "../../src/priorities/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { sheetsIn } from "../fakes/office/exported.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: {
    ...{ name: "Zephyr", log: "/deal new Zephyr 120k 2031-12-31", worth: "/customer worth" },
    ...{ decide: "/customer priority Zephyr high", review: "/customer review", key: "/customer key" },
    ...{ mark: "/customer mark Zephyr", show: "/customer" },
    file: (people: number) => `/customer Zephyr: ${people} people`,
  },
  zh: {
    ...{ name: "锦程物流", log: "/商机 新建 锦程物流 12万 2031-12-31", worth: "/客户 优先级" },
    ...{ decide: "/客户 定级 锦程物流 高", review: "/客户 优先级回顾", key: "/客户 大客户" },
    ...{ mark: "/客户 标记 锦程物流", show: "/客户" },
    file: (people: number) => `/客户 锦程物流 ${people}人`,
  },
} as const;

describe.each(ways)("priorities on %s", (_name, locale, prepare) => {
  const words = priorityWords(locale);
  const { name, log, worth, decide, review, file, key, mark, show } = lines[locale];
  const told = keyWords(locale);
  let running: Running;
  let chats: Chats;
  let rep: Person;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    // The first one is an admin.
    boss = new Person(await chats.boss(locale));
    await boss.says("/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(log);
    await rep.sees.card(/#\d+/);
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("seen in a picture, whose number opens who is in it, where a tap decides", async () => {
    await rep.says(worth);
    await rep.sees.picture();
    const seen = await rep.sees.card(words.seeUnknown);
    await rep.clicks(askingWords(locale).export, { on: seen });
    const { bytes } = await rep.sees.file(new RegExp(`^${words.file}-.*[.]xlsx$`));
    const [byStage, , , , customers] = await sheetsIn(new Uint8Array(bytes));
    expect(byStage?.name).toBe(words.views.stage);
    expect(customers?.rows.map((row) => row[factWords(locale).customer])).toContain(name);
    await rep.clicks(words.see, { on: seen });
    await rep.clicks(words.priorities.low, { on: await rep.sees.card(words.tooLittle) });
    // On the web chat there are the sample company's customers, too.
    await rep.sees.card(words.decidedOne("", words.priorities.low));
  });

  test("decided in a line, and gone through again when the reasons have changed", async () => {
    await rep.says(decide);
    await rep.sees.card(words.decidedOne(name, words.priorities.high));
    await rep.says(file(20));
    await rep.sees.card(/20/);
    await rep.says(review);
    const card = await rep.sees.card(words.reviewMeans);
    expect(card.text).toContain(words.changed(words.what.size, words.levels.none, words.levels.low));
    await rep.clicks(words.priorities.low, { on: card });
    await rep.sees.card(words.reviewNothing);
  });

  test("a key customer is marked by hand, shown with what is missing, and noted in a form", async () => {
    await boss.says(mark);
    await boss.sees.card(told.isMarked(name));
    await rep.says(key);
    const card = await rep.sees.card(told.executivesMean);
    expect(card.text).toContain(told.noExecutive);
    await rep.says(`${show} ${name}`);
    await rep.clicks(told.notes, { on: await rep.sees.card(`★ ${name}`) });
    const form = await rep.sees.form(told.notesTitle(name));
    await rep.fills(form, { [told.needs]: "OK!" }).submits();
    await rep.sees.card(told.noted(name));
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
