/** An exception on every chat: its form, the manager's card with an answer for one press, and what the asker is told. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { exceptionWords } from "../../src/deals/exceptions/words.ts";
import { processWords } from "../../src/sales-process/words.ts";
import { type Running, start } from "../../src/start.ts";
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
    ...{ log: (name: string) => `/deal new ${name} 120k 2031-12-31`, names: ["Zephyr", "Quasar"] },
    ...{
      ask: (name: string) => `/deal exception ${name}`,
      list: "/deal exceptions",
      process: "/deal pipeline",
    },
    ...{ why: "They buy after the summer", whyNot: "Too early", moved: /Moved to Qualified customer/ },
  },
  zh: {
    ...{ log: (name: string) => `/商机 新建 ${name} 12万 2031-12-31`, names: ["锦程物流", "云帆电子"] },
    ...{ ask: (name: string) => `/商机 特批 ${name}`, list: "/商机 特批列表", process: "/商机 销售流程" },
    ...{ why: "夏天以后才下单", whyNot: "太早了", moved: /目标客户/ },
  },
} as const;

describe.each(ways)("exceptions on %s", (_name, locale, prepare) => {
  const words = exceptionWords(locale);
  const { log, names, ask, list, process, why, whyNot, moved } = lines[locale];
  const [granted = "", refused = ""] = names;
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
    await boss.sees.card(words.listTitle);
    rep = new Person(await chats.rep(locale));
    for (const name of names) {
      await rep.says(log(name));
      await rep.sees.card(name);
    }
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  async function asks(name: string) {
    await rep.says(ask(name));
    const form = await rep.sees.form(words.askTitle(name));
    await rep.fills(form, { [words.why]: why }).submits();
    await rep.sees.card(boss.name);
    return boss.sees.card((text) => text.includes(name) && text.includes(why));
  }

  test("asked for in a form, approved with one press, and the deal goes on", async () => {
    await boss.clicks(words.approve, { on: await asks(granted) });
    await boss.sees.card(words.youApproved("").split(" ")[0] ?? "");
    const told = await rep.sees.card(boss.name);
    await rep.clicks(cardWords(locale).advance, { on: told });
    await rep.sees.card(moved);
  });

  test("refused with a reason, which the asker is told", async () => {
    await boss.clicks(words.refuse, { on: await asks(refused) });
    const form = await boss.sees.form(words.refuseTitle(refused));
    await boss.fills(form, { [words.refuseWhy]: whyNot }).submits();
    await boss.sees.card(words.youRefused);
    await rep.sees.card(whyNot);
  });

  test("the sales process is a picture with its stages", async () => {
    await rep.says(process);
    await rep.sees.picture();
    await rep.sees.card(processWords(locale).needed);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
