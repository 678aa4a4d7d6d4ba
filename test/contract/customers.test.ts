/** Customers that are alike, renamed and merged: each card, form and sentence on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { editWords } from "../../src/deals/editing/words.ts";
import { duplicateWords } from "../../src/pages/duplicates/words.ts";
import { pageWords } from "../../src/pages/words.ts";
import { type Running, start } from "../../src/start.ts";
import { undoWords } from "../../src/undo/words.ts";
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
    names: ["Delta GmbH", "Delta Inc"],
    both: "Delta",
    renamed: "Delta Holdings",
    log: (name: string) => `/deal new "${name}" 120k next Friday`,
    show: "/customer Delta",
    rename: '/customer rename "Delta GmbH"',
    merge: '/customer merge "Delta Inc" into "Delta Holdings"',
    unmerge: "/customer unmerge Delta Inc",
    alone: "Zephyros",
    other: "Umbrella",
    twin: "Zephyros (Shanghai)",
    renameTo: (name: string) => `/customer rename Umbrella "${name}"`,
    duplicates: "/customer duplicates",
    crm: "/customer crm Umbrella",
  },
  zh: {
    names: ["锦程有限公司", "锦程股份有限公司"],
    both: "锦程",
    renamed: "锦程控股集团有限公司",
    log: (name: string) => `/商机 新建 ${name} 12万 下周五`,
    show: "/客户 锦程",
    rename: "/客户 改名 锦程有限公司",
    merge: "/客户 合并 锦程股份有限公司 到 锦程控股集团有限公司",
    unmerge: "/客户 取消合并 锦程股份有限公司",
    alone: "云帆软件",
    other: "启明物流",
    twin: "云帆软件（苏州）有限公司",
    renameTo: (name: string) => `/客户 改名 启明物流 ${name}`,
    duplicates: "/客户 查重",
    crm: "/客户 外部编号 启明物流",
  },
};

describe.each(ways)("customers on %s", (_name, locale, prepare) => {
  const words = { ...cardWords(locale), ...editWords(locale), ...pageWords(locale) };
  const undone = undoWords(locale);
  const duplicates = duplicateWords(locale);
  const said = lines[locale];
  const [first, second] = said.names as [string, string];
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
    await boss.says(locale === "zh" ? "/团队" : "/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log(first));
    await rep.sees.card(new RegExp(`#\\d+ ${first}`));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("another legal form is asked about, and stands on a new customer", async () => {
    await rep.says(said.log(second));
    const form = await rep.sees.form(words.whichCustomer(second));
    await rep.fills(form, {}).submits();
    await rep.sees.card(new RegExp(`#\\d+ ${second}`));
  });

  test("two that are alike are told apart, and their buttons open them", async () => {
    await rep.says(said.show);
    const card = await rep.sees.card(words.several(said.both));
    await rep.clicks(new RegExp(`^${first} · .+ · `), { on: card });
    await rep.sees.card(first);
  });

  test("a new name in a form, with a sentence under what is missing", async () => {
    await rep.says(said.rename);
    const form = await rep.sees.form(words.newName);
    await rep.fills(form, { [words.newName]: said.renamed }).submits();
    await rep.sees.card(words.renamed(first, said.renamed));
  });

  test("a merge shows what goes where, is done, and taken back", async () => {
    await rep.says(said.merge);
    const preview = await rep.sees.card(words.goes);
    await rep.clicks(words.mergeSubmit(said.renamed), { on: preview });
    const merged = await rep.sees.card(words.merged(second, said.renamed));
    await rep.clicks(words.undo, { on: merged });
    const card = await rep.sees.card(undone.mergeUndone(undone.theMerge(second, said.renamed)));
    await rep.clicks(undone.seeCustomer, { on: card });
    await rep.sees.card(second);
  });

  test("a manager takes a merge back at any time, after a look", async () => {
    await rep.says(said.merge);
    await rep.clicks(words.mergeSubmit(said.renamed), { on: await rep.sees.card(words.goes) });
    await rep.sees.card(words.merged(second, said.renamed));
    await boss.says(said.unmerge);
    await boss.clicks(words.separateSubmit(second), {
      on: await boss.sees.card(words.separateSays(second, said.renamed, 1)),
    });
    await boss.sees.card(words.separated(second, said.renamed));
  });

  test("customers that may be one are listed with the reason; who is different is remembered, and undone", async () => {
    for (const name of [said.alone, said.other]) {
      await rep.says(said.log(name));
      await rep.sees.card(new RegExp(`#\\d+ ${name}`));
    }
    await rep.says(said.renameTo(said.twin));
    await rep.sees.card(words.renamed(said.other, said.twin));
    await rep.says(said.duplicates);
    const list = await rep.sees.card(duplicates.reasons.branch);
    await rep.clicks(duplicates.areDifferent, { on: list });
    const noted = await rep.sees.card(duplicates.different(said.alone, said.twin));
    await rep.clicks(words.undo, { on: noted });
    await rep.sees.card(undone.differentUndone(said.alone, said.twin));
  });

  test("and merged from there", async () => {
    await rep.says(said.duplicates);
    await rep.clicks(duplicates.merge, { on: await rep.sees.card(duplicates.reasons.branch) });
    await rep.sees.card(words.goes);
  });

  test("what cannot be is one sentence", async () => {
    await rep.says(`${said.merge.split(" ").slice(0, 2).join(" ")} "${second}" "${second}"`);
    await rep.sees.anything(words.sameOne(second));
  });

  test("a customer's id in the CRM beside us: asked for, on the card, and undone", async () => {
    await rep.says(said.log(said.other));
    await rep.sees.card(new RegExp(`#\\d+ ${said.other}`));
    await rep.says(said.crm);
    const form = await rep.sees.form(words.callTitle(said.other));
    await rep.fills(form, { [words.crmId]: "two words" }).submits();
    const again = await rep.sees.form(words.callOneWord);
    await rep.fills(again, { [words.crmId]: "001Dn00001" }).submits();
    const card = await rep.sees.card(words.calledSince(said.other, "001Dn00001"));
    expect(card.text).toContain(words.externalId("001Dn00001"));
    await rep.clicks(words.undo, { on: card });
    await rep.sees.card(undone.callingUndone(said.other));
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
