/** What a deal has besides: product lines, competitors, a link, and many of them changed at once, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { partyWords } from "../../src/deal-parties/words.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { manyWords } from "../../src/deals/changing-many/words.ts";
import { listWords } from "../../src/deals/listing/words.ts";
import { productWords } from "../../src/deals/products/words.ts";
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
    ...{ log: (name: string) => `/deal new ${name} 120k 2031-12-31`, names: ["Zephyr", "Quasar"] },
    ...{ products: "/deal lines Zephyr", rival: "/deal competitor Zephyr Oracle" },
    ...{ link: "/deal link Zephyr https://docs.example.com/offer The offer", title: "The offer" },
    ...{ list: "/deal list Zephyr", again: "/deal new Zephyr 90k 2031-11-30 Suite", shift: "+14 days" },
  },
  zh: {
    ...{ log: (name: string) => `/商机 新建 ${name} 12万 2031-12-31`, names: ["锦程物流", "云帆电子"] },
    ...{ products: "/商机 产品明细 锦程物流", rival: "/商机 竞争对手 锦程物流 用友" },
    ...{ link: "/商机 链接 锦程物流 https://docs.example.com/offer 方案", title: "方案" },
    ...{ list: "/商机 列表 锦程物流", again: "/商机 新建 锦程物流 9万 2031-11-30 Suite", shift: "+14天" },
  },
} as const;

describe.each(ways)("what a deal has on %s", (_name, locale, prepare) => {
  const [products, parties, many] = [productWords(locale), partyWords(locale), manyWords(locale)];
  const said = lines[locale];
  const [name = ""] = said.names;
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({
      ...{ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale, CURRENCY_DEFAULT: "CNY" },
    });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    // The first one would be an admin.
    await new Person(await chats.boss(locale)).says("/team");
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log(name));
    await rep.sees.card(/#\d+/);
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("products in a form, whose sum is the amount; a wrong row keeps what was typed", async () => {
    await rep.says(said.products);
    const form = await rep.sees.form(products.title(name));
    await rep.fills(form, { [products.lines]: "OA ×10 @3000 -110%" }).submits();
    const again = await rep.sees.form(products.flaws.discount(1, "110"));
    await rep.fills(again, { [products.lines]: "OA ×10 @3000 -10%\nAnalytics 5000" }).submits();
    const card = await rep.sees.card(products.sum("¥32,000"));
    expect(card.text).toContain("¥27,000");
  });

  test("a competitor in a form, shown on the card and among all who play a part", async () => {
    await rep.says(said.rival);
    const form = await rep.sees.form(parties.competitorTitle(name));
    await rep
      .fills(form, { [parties.strengths]: "<b>*Everywhere*</b>", [parties.weaknesses]: "x2" })
      .submits();
    const card = await rep.sees.card(parties.saved.competitor(said.rival.split(" ")[3]!));
    await rep.clicks(cardWords(locale).parties, { on: card });
    expect((await rep.sees.card(parties.strengths)).text).toContain("<b>*Everywhere*</b>");
  });

  test("a link behind a button of the card", async () => {
    await rep.says(said.link);
    const card = await rep.sees.card(parties.saved.link(said.title));
    expect(card.text + JSON.stringify(card.parts)).toContain(said.title);
  });

  test("many are changed at once: a form, a preview, one press, and taken back as a whole", async () => {
    await rep.says(said.again);
    await rep.sees.anything(name);
    await rep.says(said.list);
    const list = await rep.sees.card(listWords(locale).changeAll(2));
    await rep.clicks(listWords(locale).changeAll(2), { on: list });
    const form = await rep.sees.form(many.title(2));
    await rep.fills(form, { [many.date]: said.shift }).submits();
    const preview = await rep.sees.card(many.summary(2, 0, 0));
    await rep.clicks(many.confirm(2), { on: preview });
    await rep.clicks(many.undo, { on: await rep.sees.card(many.done(2, 0)) });
    await rep.sees.anything(undoWords(locale).bulkUndone(2, 2));
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
