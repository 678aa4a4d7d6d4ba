/** Sheets of counts are analysed on every chat: the card of all parts, one part with its table, and the form that narrows it. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analysisWords } from "../../src/analysis/words.ts";
import { askingWords } from "../../src/asking/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { fileWords } from "../../src/files/words.ts";
import { planWords } from "../../src/sales/plans/words.ts";
import { sheetWords } from "../../src/spreadsheets/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { sheetsIn } from "../fakes/office/exported.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "en", async () => webSetup(await openBrowser())],
] as const;

const counts = Buffer.from(
  [
    "Stage,Quarter,Count,Amount,Lost reason",
    ...["潜在客户,2026Q2,200,", "目标客户,2026Q2,80,", "签约客户,2026Q2,40,"].map((one) => `${one}1000,`),
    ...["潜在客户,2026Q3,240,9000,", "目标客户,2026Q3,96,4000,too dear", "签约客户,2026Q3,24,900,"],
  ].join("\n"),
);
const churn = Buffer.from(
  [
    "产品,年度,新增客户,流失客户,期末客户数,计划金额,销售额,流失原因",
    "OA,2025年,52,6,100,900000,910000,市场不稳",
    ",2026年,60,9,151,1000000,930000,服务不如对手",
    "CRM,2025年,20,3,60,500000,430000,Wrong targeting",
    ",2026年,18,8,70,600000,390000,价格太高",
    "合计,2026年,78,17,,1600000,1320000,",
  ].join("\r\n"),
);

const says = {
  en: {
    most: "Most are lost between 潜在客户 and 目标客户: 144 of 240 (60%).",
    bottleneck: "25% go on from there, against 50% in Q2 2026",
    churn: "2026: 17 lost for 78 new customers, 22%.",
    alarm: "At 20% or more: CRM 44%.",
    growth: "Customers +38%, revenue −1%: more customers, less money each.",
    plan: "/forecast plan",
    amount: "5m",
    planned: "¥5M planned.",
    one: "2026: 9 lost for 60 new customers, 15%.",
    firstHalf: "/funnel analysis growth H1 2025",
    half: "H1 2025",
  },
  zh: {
    most: "从潜在客户到目标客户流失最多：240 个里流失 144 个（60%）。",
    bottleneck: "瓶颈在目标客户：现在推进 25%，2026年Q2是 50%",
    churn: "2026年：新增 78 家，流失 17 家，流失÷新增为 22%。",
    alarm: "达到 20% 警戒线的：CRM 44%。",
    growth: "客户 +38%，收入 −1%：客户多了，单客收入低了。",
    plan: "/预测 计划",
    amount: "500万",
    planned: "的计划已设为 ¥500",
    one: "2026年：新增 60 家，流失 9 家，流失÷新增为 15%。",
    firstHalf: "/漏斗 分析 增长 2025年上半年",
    half: "2025年上半年",
  },
} as const;

describe.each(ways)("the analysis of a sheet on %s", (_name, locale, prepare) => {
  const words = analysisWords(locale);
  const sheet = sheetWords(locale);
  const said = says[locale];
  let running: Running;
  let chats: Chats;
  let rep: Person;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    await boss.says("/team");
    rep = new Person(await chats.rep(locale));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  const drops = async (name: string, bytes: Buffer) => {
    await rep.sends([{ name, bytes }]);
    await rep.clicks(fileWords(locale).readTable, { on: await rep.sees.card(name) });
    await rep.clicks(sheet.analyse, { on: await rep.sees.card(sheet.title(name)) });
  };

  test("stage counts become losses, the bottleneck and a picture; the table is a tap away", async () => {
    await drops("stages.csv", counts);
    const card = await rep.sees.card(said.most);
    expect(card.text).toContain(said.bottleneck);
    await rep.clicks(words.table, { on: card });
    const withTable = await rep.sees.card("too dear");
    await rep.clicks(askingWords(locale).export, { on: withTable });
    const { bytes } = await rep.sees.file(new RegExp(`^${words.file}-.*[.]xlsx$`));
    const [losses, overview] = await sheetsIn(new Uint8Array(bytes));
    expect(losses?.rows[0]).toMatchObject({ [words.count]: 240, [words.lost]: 144, [words.share]: 0.6 });
    expect(overview?.rows[0]).toMatchObject({ [words.saysHeading]: expect.stringContaining(said.most) });
    await rep.clicks(/Q2/, { on: withTable });
    await rep.sees.card(words.noFormer);
  });

  test("customers gained and lost become four parts, of all products or one", async () => {
    await drops("churn.csv", churn);
    const all = await rep.sees.card(said.churn);
    expect(all.text).toContain(said.growth);
    await rep.clicks(words.see, { on: all });
    const part = await rep.sees.card(said.alarm);
    await rep.clicks(words.choose, { on: part });
    const form = await rep.sees.form(words.whichProduct);
    await rep.fills(form, { [words.whichProduct]: "OA" }).submits();
    await rep.sees.card(said.one);
  });

  test("the company's own deals: a plan is set in a form, and all parts are a tap away from each other", async () => {
    const plan = planWords(locale);
    await boss.says(said.plan);
    await boss.clicks(plan.add, { on: await boss.sees.card(plan.none) });
    const form = await boss.sees.form(plan.which);
    await boss.fills(form, { [plan.which]: "Suite", [plan.amount]: said.amount }).submits();
    await boss.clicks(plan.completion, { on: await boss.sees.card(said.planned) });
    const part = await boss.sees.card(words.parts.plan);
    await boss.clicks(words.overview, { on: part });
    const all = await boss.sees.card(words.parts.losses);
    await boss.clicks(words.see, { on: all });
    await boss.sees.card(words.tooFewToCompare("").slice(0, 8));
    await boss.says(said.firstHalf);
    await boss.sees.card(said.half);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
