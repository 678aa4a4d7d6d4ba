/** A customer's file and its people: each card, form and sentence on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { contactWords } from "../../src/pages/contacts/words.ts";
import { fieldsWords } from "../../src/pages/fields/words.ts";
import { fileWords } from "../../src/pages/file/words.ts";
import { type Running, start } from "../../src/start.ts";
import { undoWords } from "../../src/undo/words.ts";
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
    customer: "Zephyr",
    log: "/deal new Zephyr 120k next Friday",
    talk: "zephyr: 2 sites, 500 people",
    said: "500 people · 2 sites",
    unread: "/customer Zephyr 3 sites banana",
    file: "/customer file Zephyr",
    industry: "Retail",
    who: "Jane Roe",
    contact: "/customer contact Zephyr Jane Roe CFO +44 20 7946 0018",
    phone: "+44 20 7946 0018",
    contacts: "/customer contacts Zephyr",
    show: "/customer Zephyr",
    erase: "/customer erase Jane Roe",
    fields: "/customer fields",
    field: "Seats",
    fill: "/customer file Zephyr seats: 40",
  },
  zh: {
    customer: "锦程物流",
    log: "/商机 新建 锦程物流 12万 下周五",
    talk: "锦程物流 500人 2个办公点",
    said: "500 人 · 2 个办公点",
    unread: "/客户 锦程物流 3个办公点 香蕉",
    file: "/客户 档案 锦程物流",
    industry: "零售",
    who: "李总",
    contact: "/客户 联系人 锦程物流 李总 财务 13800138000",
    phone: "+86 138 0013 8000",
    contacts: "/客户 联系人列表 锦程物流",
    show: "/客户 锦程物流",
    erase: "/客户 删除个人资料 李总",
    fields: "/客户 字段",
    field: "座位数",
    fill: "/客户 档案 锦程物流 座位数：40",
  },
};

describe.each(ways)("a customer's file and people on %s", (_name, locale, prepare) => {
  const fields = fieldsWords(locale);
  const [file, contact, undone] = [fileWords(locale), contactWords(locale), undoWords(locale)];
  const said = lines[locale];
  let running: Running;
  let chats: Chats;
  let rep: Person;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    boss = new Person(await chats.boss(locale));
    await boss.says(locale === "zh" ? "/团队" : "/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log);
    await rep.sees.card(new RegExp(`#\\d+ ${said.customer}`));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a line without a command fills it in, is echoed and taken back", async () => {
    await rep.says(said.talk);
    const card = await rep.sees.card(file.saved(said.said));
    await rep.clicks(cardWords(locale).undo, { on: card });
    await rep.sees.card(undone.fileUndone(said.customer));
  });

  test("what cannot be read is one sentence", async () => {
    await rep.says(said.unread);
    await rep.sees.card(locale === "zh" ? "香蕉" : "banana");
  });

  test("the form asks the everyday fields, with a sentence under what is wrong", async () => {
    await rep.says(said.file);
    const form = await rep.sees.form(file.labels.industry);
    await rep.fills(form, { [file.labels.industry]: said.industry, [file.labels.people]: "?" }).submits();
    await rep.sees.anything(file.badCount("?"));
    await rep.says(said.file);
    const again = await rep.sees.form(file.labels.industry);
    await rep.fills(again, { [file.labels.industry]: said.industry }).submits();
    await rep.sees.card(
      file.saved(`${file.labels.industry}${locale === "zh" ? "：" : ": "}${said.industry}`),
    );
  });

  test("somebody is written down by a line, changed in a form, and stands on the customer's card", async () => {
    await rep.says(said.contact);
    const card = await rep.sees.card(said.phone);
    await rep.clicks(contact.edit, { on: card });
    const form = await rep.sees.form(contact.job);
    await rep.fills(form, { [contact.job]: "CEO" }).submits();
    await rep.sees.card(contact.saved(said.who));
    await rep.says(said.contacts);
    await rep.sees.card(said.who);
    await rep.says(said.show);
    await rep.sees.card(contact.notMet);
  });

  test("an admin adds a field of the company's own, which then stands in the file's form", async () => {
    await boss.says(said.fields);
    await boss.clicks(fields.add, { on: await boss.sees.card(fields.none) });
    const form = await boss.sees.form(fields.kind);
    await boss
      .fills(form, { [fields.en]: "Seats", [fields.zh]: "座位数", [fields.kind]: fields.kinds.number })
      .submits();
    await boss.sees.card(fields.added(said.field));
    await rep.says(said.fill);
    await rep.sees.card(file.saved(`${said.field}${locale === "zh" ? "：" : ": "}40`));
  });

  test("a manager erases it, after a look at what goes", async () => {
    await boss.says(said.erase);
    const preview = await boss.sees.card(contact.eraseSays(said.who));
    await boss.clicks(contact.eraseSubmit(said.who), { on: preview });
    await boss.sees.anything(contact.erased(said.customer, 0));
    await rep.says(said.contacts);
    await rep.sees.card(contact.nobody(said.customer));
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
