/** A price list from a spreadsheet, shown, used in a deal's products, changed and taken back, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { productWords } from "../../src/deals/products/words.ts";
import { fileWords } from "../../src/files/words.ts";
import { importWords } from "../../src/imports/words.ts";
import { priceListWords } from "../../src/price-list/words.ts";
import { sheetWords } from "../../src/spreadsheets/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";

/** Who sends tables: an admin on Slack and on Lark, a manager in the web chat's demo. */
const ways = [
  ["Slack", "en", () => slackSetup("http")],
  ["Lark", "zh", () => larkSetup("websocket")],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const said = {
  en: {
    ...{ log: "/deal new Zephyr 120k 2031-12-31", lines: "/deal lines Zephyr", deal: "Zephyr" },
    ...{ prices: "/deal prices gtx", imports: "/funnel imports", below: "17.03% below list" },
  },
  zh: {
    ...{ log: "/商机 新建 锦程物流 12万 2031-12-31", lines: "/商机 产品明细 锦程物流", deal: "锦程物流" },
    ...{ prices: "/商机 价格表 gtx", imports: "/漏斗 导入记录", below: "低于标价 17.03%" },
  },
} as const;

describe.each(ways)("a price list on %s", (_name, locale, prepare) => {
  const [imports, list, products] = [importWords(locale), priceListWords(locale), productWords(locale)];
  const { log, lines, deal, prices, below } = said[locale];
  let running: Running;
  let chats: Chats;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({
      ...{ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale, CURRENCY_DEFAULT: "CNY" },
    });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    await boss.says(log);
    await boss.sees.card(deal);
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  const comes = (name: string, ...wanted: readonly string[]) =>
    boss.sees.card((text) => [imports.title(name), ...wanted].every((one) => text.includes(one)));
  const drops = async (name: string, ...rows: readonly string[]) => {
    await boss.sends([{ name, bytes: Buffer.from(["product,series,sales_price", ...rows].join("\n")) }]);
    await boss.clicks(fileWords(locale).readTable, {
      on: await boss.sees.card(fileWords(locale).readTable),
    });
    await boss.clicks(sheetWords(locale).take, {
      on: await boss.sees.card(sheetWords(locale).title(name)),
    });
    return comes(name, imports.nothingYet);
  };

  test("is taken over from a table, and shown", async () => {
    const card = await drops("prices.csv", "GTX Pro,GTX,4821", "GTX Basic,GTX,550", "MG Special,MG,55");
    await boss.clicks(imports.importAll(3), { on: card });
    await boss.clicks(imports.seePrices, { on: await comes("prices.csv", imports.done("prices.csv")) });
    await boss.sees.card("MG Special");
    await boss.says(prices);
    const shown = await boss.sees.card(list.titleOf("gtx"));
    expect(shown.text).toContain("¥4,821");
    expect(shown.text).not.toContain("MG Special");
  });

  test("prices a deal's products, which keep what they have when it changes", async () => {
    await boss.says(lines);
    const form = await boss.sees.form(products.title(deal));
    await boss.fills(form, { [products.lines]: "GTXPro ×2\nGTX Pro ×10 @4000\nGTX Baisc ×1 @500" }).submits();
    const doubted = await boss.sees.form(products.isNear("GTX Baisc", "GTX Basic"));
    await boss.fills(doubted, { [products.lines]: "GTXPro ×2\nGTX Pro ×10 @4000" }).submits();
    const card = await boss.sees.card(products.sum("¥49,642"));
    expect(card.text).toContain(below);
  });

  test("asks about another spelling, and former prices come back as a whole", async () => {
    const asks = await drops("more.csv", "GTXPro,GTX,5000", "MG Specail,MG,60");
    expect(asks.text).toContain(imports.nearProduct("MG Specail", "MG Special"));
    await boss.clicks(imports.isSame("MG Special"), { on: asks });
    const both = [imports.pair("GTXPro", "GTX Pro"), imports.pair("MG Specail", "MG Special")];
    await boss.clicks(imports.importAll(2), { on: await comes("more.csv", ...both) });
    const done = await comes("more.csv", imports.done("more.csv"));
    await boss.says(prices);
    await boss.sees.card("¥5,000");
    await boss.clicks(imports.undoAll, { on: done });
    await comes("more.csv", imports.undone("more.csv"));
    await boss.says(prices);
    await boss.sees.card("¥4,821");
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
