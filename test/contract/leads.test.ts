/** The lead pool and the target market: each card, form and sentence on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { customerWords } from "../../src/customers/words.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { leadWords } from "../../src/leads/words.ts";
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
    name: "Zephyr",
    market: ["Borealis", "Corvus"],
    team: "/team",
    log: "/deal new Zephyr 120k next Friday",
    release: "/customer release Zephyr budget is frozen",
    pool: "/customer pool",
    claim: "/customer claim Zephyr",
    show: "/customer Zephyr",
    add: "/customer market add",
    start: "/customer market start",
  },
  zh: {
    name: "锦程物流",
    market: ["北辰科技", "天狼星软件"],
    team: "/团队",
    log: "/商机 新建 锦程物流 12万 下周五",
    release: "/客户 放回公海 锦程物流 预算冻结",
    pool: "/客户 公海",
    claim: "/客户 领取 锦程物流",
    show: "/客户 锦程物流",
    add: "/客户 目标市场添加",
    start: "/客户 目标市场开始",
  },
};

/** The sample company of the web chat has deals before these. */
const anyNumber = (sentence: string) => new RegExp(sentence.replace("#0", "#\\d+"));

describe.each(ways)("leads on %s", (_name, locale, prepare) => {
  const words = {
    ...cardWords(locale),
    ...customerWords(locale),
    ...undoWords(locale),
    ...leadWords(locale),
  };
  const { pool, market } = words.lists;
  const said = lines[locale];
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
    await boss.says(said.team);
    rep = new Person(await chats.rep(locale));
    await rep.says(said.log);
    await rep.sees.card(new RegExp(`#\\d+ ${said.name}`));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a prospect is given to the pool, taken back, and given again", async () => {
    await rep.says(said.release);
    const given = await rep.sees.card(words.given.pool(said.name));
    await rep.clicks(words.undo, { on: given });
    await rep.sees.card(words.leadMoveUndone(words.theMove("release", said.name)));
    await rep.says(said.release);
    await rep.sees.card(words.given.pool(said.name));
  });

  test("the pool lists it, and its button takes it", async () => {
    await boss.says(said.pool);
    const list = await boss.sees.card(pool.title(1));
    await boss.clicks(pool.columns.take, { on: list });
    await boss.sees.card(anyNumber(words.claimed(said.name, 0)));
  });

  test("whoever comes too late reads who was faster", async () => {
    await rep.says(said.claim);
    await rep.sees.anything(/抢先一步|was faster/);
  });

  test("the customer's card tells who had it, and gives it away", async () => {
    await boss.says(said.show);
    const card = await boss.sees.card(/Who had it|谁跟过/);
    await boss.clicks(words.drop, { on: card });
    await boss.sees.card(words.given.market(said.name));
  });

  test("a manager gives a lead to somebody by a form", async () => {
    await boss.says(said.show);
    await boss.clicks(words.assign, { on: await boss.sees.card(/In the target market since|起在目标市场/) });
    const form = await boss.sees.form(words.toWhom);
    await boss.fills(form, { [words.toWhom]: rep.name }).submits();
    await boss.sees.card(anyNumber(words.assigned(said.name, rep.name, 0)));
  });

  test("companies are listed by a form, and started after a preview", async () => {
    await rep.says(said.add);
    const form = await rep.sees.form(words.companies);
    await rep.fills(form, { [words.companies]: said.market.join("\n") }).submits();
    await rep.sees.card(words.added(2));
    await rep.says(said.start);
    const preview = await rep.sees.card(words.startTitle(2));
    await rep.clicks(words.startMine(2), { on: preview });
    await rep.sees.card(market.none);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
