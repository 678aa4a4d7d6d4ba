/** Thursday's card on every chat: what is asked and what is folded away, answers that stay chosen, forms, the end. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { factWords } from "../../src/deals/facts/words.ts";
import { forecastWords } from "../../src/forecasts/words.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: {
    log: (customer: string, date: string) => `/deal new ${customer} 900k ${date}`,
    ...{ due: "Zephyr", later: "Kestrel", today: "today", forecast: "/forecast", nextStep: "Send the quote" },
    team: (rep: string, boss: string) => [
      "/team new East",
      `/team join ${rep} East`,
      `/team manager East ${boss}`,
    ],
  },
  zh: {
    log: (customer: string, date: string) => `/商机 新建 ${customer} 90万 ${date}`,
    ...{ due: "锦程物流", later: "晨曦乳品", today: "今天", forecast: "/预测", nextStep: "周三报价" },
    team: (rep: string, boss: string) => [
      "/团队 新建 华东",
      `/团队 加入 ${rep} 华东`,
      `/团队 经理 华东 ${boss}`,
    ],
  },
};

describe.each(ways)("Thursday's card on %s", (name, locale, prepare) => {
  const words = { ...factWords(locale), ...forecastWords(locale) };
  const { log, due, later, today, forecast, nextStep, team } = lines[locale];
  const row = new RegExp(`^\\W*${due}`);
  const qualified = customerFunnel.stages[2]!.name[locale];
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
    rep = new Person(await chats.rep(locale));
    for (const [customer, date] of [
      [due, today],
      [later, "2031-06-30"],
    ] as const) {
      await rep.says(log(customer, date));
      await rep.sees.card(customer);
    }
    if (name === "the web chat") return;
    const [repName, bossName] = [rep, boss].map((person) => person.name.split(" ")[0]!) as [string, string];
    for (const line of team(repName, bossName)) {
      await boss.says(line);
      // The checklist may come in between.
      await boss.sees.card(/East|华东/);
    }
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("asks about what is due, counts what is not, and shows that by a tap", async () => {
    await rep.says(forecast);
    const card = await rep.sees.card(due);
    expect(card.text).not.toContain(later);
    const folded = new RegExp(words.showFolded(7).replace("7", "\\d+"));
    const submit = new RegExp(words.submitRest(7).replace("7", "\\d+"));
    expect(has(card, submit)).toBe(true);
    await rep.clicks(folded, { on: card });
    await rep.sees.card(later);
  });

  test("an answer stays chosen among the others", async () => {
    await rep.says(forecast);
    await rep.clicks(words.same, { after: row, on: await rep.sees.card(due) });
    const card = await rep.sees.card(`✓ ${words.same}`);
    for (const other of [words.change, words.slipped, words.lost]) expect(has(card, other)).toBe(true);
  });

  test("a push is one of the quick dates, unless another is typed", async () => {
    await rep.clicks(words.slipped, { after: row });
    const form = await rep.sees.form();
    const [until] = form.fields;
    expect(until?.label).toBe(words.newDate);
    expect(until?.value).toContain(words.quick.week("").slice(0, 3));
    await rep.fills(form, { [words.otherDate]: "2020-01-01" }).submits();
    const again = await rep.sees.form(words.mustBeLater("").slice(0, 6));
    await rep.fills(again, { [words.otherDate]: "" }).submits();
    await rep.sees.card(`✓ ${words.slipped}`);
  });

  test("a change takes the next step, and leads through a gate that is shut", async () => {
    await rep.clicks(words.change, { after: row });
    const form = await rep.sees.form(words.nextStep);
    await rep.fills(form, { [words.nextStep]: nextStep, [words.stage]: qualified }).submits();
    const card = await rep.sees.card(`✓ ${words.change}`);
    await rep.clicks(words.toStage(qualified), { on: card, after: row });
    const gate = await rep.sees.form(qualified);
    expect(gate.fields.length).toBeGreaterThan(1);
    await gate.cancel();
  });

  test("submitted it folds up to the numbers, and opens again", async () => {
    await rep.says(forecast);
    const submit = new RegExp(words.submitRest(7).replace("7", "\\d+"));
    await rep.clicks(submit, { on: await rep.sees.card(due) });
    await rep.fills(await rep.sees.form(), {}).submits();
    const folded = await rep.sees.card(words.seeAnswers);
    expect(folded.text).not.toContain(due);
    expect(folded.text).not.toContain(words.teamCommit);
    await rep.clicks(words.seeAnswers, { on: folded });
    expect(has(await rep.sees.card(due), `✓ ${words.change}`)).toBe(true);
  });

  test("a manager sees what the team adds up to beside the own call", async () => {
    await boss.says(forecast);
    const card = await boss.sees.card(words.teamCommit);
    expect(card.text).toMatch(
      new RegExp(words.peoplesCalls(1, 7).replace("7", "\\d+").replace(/[()]/g, ".")),
    );
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
