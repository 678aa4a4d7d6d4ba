/**
 * What surrounds the stages, on every chat: a colleague's approval, getting ready for a meeting, exceptions at a glance,
 * lessons, and whether what is asked for earns its place.
 */
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { exceptionWords } from "../../src/deals/exceptions/words.ts";
import { lessonWords } from "../../src/deals/lessons/words.ts";
import { moveWords } from "../../src/deals/moves/words.ts";
import { prepareWords } from "../../src/deals/preparing/words.ts";
import { digestWords } from "../../src/digests/words.ts";
import { criteriaOf } from "../../src/pipelines/pipeline.ts";
import { keyAccount } from "../../src/pipelines/shipped/key-account.ts";
import { editingWords } from "../../src/sales-process/editing/words.ts";
import { processWords } from "../../src/sales-process/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { type ChatSetup, larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";

const ways: readonly (readonly [string, "en" | "zh", () => Promise<ChatSetup>])[] = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webCompanySetup(await openBrowser())],
];

const lines = {
  en: {
    ...{ language: "/team language English", process: "/deal pipeline key accounts", acme: "Zephyr" },
    ...{ new: "/deal new Zephyr 120k 2031-12-31", advance: "/deal advance Zephyr" },
    ...{ prepare: "/deal prepare Zephyr", note: "/deal note Zephyr", met: "met their CFO at the fair" },
    ...{ exception: "/deal exception Zephyr", exceptions: "/deal exceptions", why: "They move house first" },
    ...{ lesson: "/deal lesson Zephyr", lessons: "/deal lessons", learned: "show the three-year cost early" },
    ...{ compare: "/funnel compare", criteria: "/deal pipeline criteria" },
    ...{ approval: "Discount agreed", yes: "It pays off" },
  },
  zh: {
    ...{ language: "/团队 语言 中文", process: "/商机 销售流程 大客户销售", acme: "锦程物流" },
    ...{ new: "/商机 新建 锦程物流 12万 2031-12-31", advance: "/商机 推进 锦程物流" },
    ...{ prepare: "/商机 备访 锦程物流", note: "/商机 备注 锦程物流", met: "展会上见了他们财务总监" },
    ...{ exception: "/商机 特批 锦程物流", exceptions: "/商机 特批列表", why: "他们先搬办公室" },
    ...{ lesson: "/商机 写案例 锦程物流", lessons: "/商机 案例", learned: "三年总成本要早点讲" },
    ...{ compare: "/漏斗 对比", criteria: "/商机 销售流程 条件" },
    ...{ approval: "折扣已批", yes: "划得来" },
  },
} as const;

describe.each(ways)("around the stages, on %s", (_name, locale, prepare) => {
  const line = lines[locale];
  const [prospecting, needs] = keyAccount.stages;
  const priority = prospecting!.leave.find(({ kind }) => kind === "choice");
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
    await boss.says(line.language);
    await boss.sees.anything(locale === "en" ? "English" : "中文");
    const { makeStandard, isStandard } = processWords(locale);
    await boss.says(line.process);
    await boss.clicks(makeStandard, { on: await boss.sees.card(keyAccount.name[locale]) });
    await boss.sees.card(isStandard(keyAccount.name[locale]));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("an admin adds an approval to a stage, in two forms", async () => {
    const words = editingWords(locale);
    await boss.says(`${line.process} ${prospecting!.name[locale]}`);
    await boss.clicks(words.criteria, { on: await boss.sees.card(processWords(locale).goal) });
    await boss.clicks(words.addCriterion, {
      on: await boss.sees.card(words.criteriaOf(prospecting!.name[locale])),
    });
    const kind = await boss.sees.form(words.newCriterionIn(prospecting!.name[locale]));
    await boss.fills(kind, { [words.kind]: words.kinds.approval }).submits();
    const form = await boss.sees.form(words.newCriterionTitle(words.kinds.approval));
    const name = locale === "en" ? words.nameEn : words.nameZh;
    await boss.fills(form, { [name]: line.approval, [words.approver]: words.approvers.colleague }).submits();
    await boss.sees.card(words.isChanged(keyAccount.name[locale], keyAccount.version + 1));
  });

  test("a colleague is asked in the form, and approves with one press, after which the deal goes on", async () => {
    const words = moveWords(locale);
    rep = new Person(await chats.rep(locale));
    await rep.says(line.new);
    await rep.fills(await rep.sees.form(), {}).submits();
    await rep.sees.card(line.acme);
    await rep.says(line.advance);
    const form = await rep.sees.form(line.approval);
    const high = priority?.kind === "choice" ? priority.options[0]!.name[locale] : "";
    await rep
      .fills(form, { [priority!.name[locale]]: high, [line.approval]: boss.name, [words.evidence]: line.yes })
      .submits();
    await rep.sees.card(words.askedThem([boss.name]));
    const asked = await boss.sees.card(words.approvalTitle(line.approval));
    expect(asked.text).toContain(line.yes);
    await boss.clicks(words.approve, { on: asked });
    await boss.sees.card((text) =>
      text.includes(words.youDecided(true, line.approval, "#1").split("#1")[0]!),
    );
    const told = await rep.sees.card((text) =>
      text.includes(words.wasApproved(boss.name, line.approval, "#1").split("#1")[0]!),
    );
    await rep.clicks(words.advance, { on: told });
    await rep.sees.card(words.movedTo(needs!.name[locale]));
  });

  test("before a meeting: who is met and who is not, what to ask, what was last noted, and a button to answer", async () => {
    const words = prepareWords(locale);
    await rep.says(`${line.note} ${line.met}`);
    await rep.sees.card(line.met);
    await rep.says(line.prepare);
    const card = await rep.sees.card(words.questions);
    const [question] = needs!.leave.filter(({ as }) => as === "question");
    for (const part of [words.notMet, words.talkingPoints, question!.name[locale], line.met])
      expect(card.text).toContain(part);
    await rep.clicks(words.answer, { on: card });
    const form = await rep.sees.form(question!.name[locale]);
    await rep.fills(form, { [question!.name[locale]]: line.yes }).submits();
    await rep.sees.card(moveWords(locale).nowKnown);
  });

  test("exceptions at a glance: what waits has its buttons, what holds its day", async () => {
    const words = exceptionWords(locale);
    await rep.says(line.exception);
    await rep.fills(await rep.sees.form(words.askTitle(line.acme)), { [words.why]: line.why }).submits();
    await rep.sees.card(boss.name);
    await boss.says(line.exceptions);
    await boss.clicks(words.approve, { on: await boss.sees.card(words.waiting) });
    await boss.sees.card(words.youApproved("").slice(0, 3));
    await boss.says(line.exceptions);
    const card = await boss.sees.card(words.live);
    expect(card.text).toContain(needs!.leave.find(({ must }) => must)!.name[locale]);
    expect(card.text).toContain(words.perPerson(rep.name));
  });

  test("a lesson is kept in a form, and found", async () => {
    const words = lessonWords(locale);
    await rep.says(line.lesson);
    await rep
      .fills(await rep.sees.form(words.lessonTitle(line.acme)), { [words.lessonLabel]: line.learned })
      .submits();
    await rep.sees.card(words.kept(1));
    await rep.says(line.lessons);
    const card = await rep.sees.card(words.listTitle);
    expect(card.text).toContain(line.learned);
    await rep.clicks(`#1 ${line.acme}`, { on: card });
    await rep.sees.card(cardWords(locale).advance);
  });

  test("two funnels side by side, as a picture and a table", async () => {
    const { compare } = digestWords(locale);
    const yesterday = Temporal.Now.plainDateISO().subtract({ days: 1 }).toString();
    await rep.says(line.compare);
    await rep.sees.said(compare.needDay);
    await rep.says(`${line.compare} ${yesterday}`);
    const card = await rep.sees.card(compare.tooFewToSay);
    await rep.sees.picture();
    expect(card.text).toContain(prospecting!.name[locale]);
  });

  test("what the criteria tell is for who leads", async () => {
    const { worth } = processWords(locale);
    await rep.says(line.criteria);
    await rep.sees.said(worth.forManagers);
    await boss.says(line.criteria);
    const card = await boss.sees.card(worth.title(keyAccount.name[locale]));
    for (const { name } of criteriaOf(keyAccount)) expect(card.text).toContain(name[locale]);
  });

  test("the platform had nothing to complain about", () => expect(chats.complaints()).toEqual([]));
});
