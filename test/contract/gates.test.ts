/** What a stage asks for in other ways than by a tick, on every chat: an assessment, questions and choices, a draft. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { assessingWords } from "../../src/deals/assessing/words.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { moveWords } from "../../src/deals/moves/words.ts";
import { criteriaOf } from "../../src/pipelines/pipeline.ts";
import { actionStandards } from "../../src/pipelines/shipped/action-standards.ts";
import { processWords } from "../../src/sales-process/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person, standsIn } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", () => slackSetup("http")],
  ["Lark", "zh", () => larkSetup("websocket")],
  ["the web chat", "en", async () => webCompanySetup(await openBrowser())],
] as const;

const lines = {
  en: {
    process: "/deal pipeline action-standards",
    new: "/deal new Umbra 600k 12/18",
    show: "/deal show Umbra",
    assess: "/deal assess Umbra",
    advance: (stage: number) => `/deal advance Umbra ${stage}`,
    many: "lots",
    people: "120",
    fewer: "40",
    why: "New law",
  },
  zh: {
    process: "/商机 销售流程 阶段行动标准",
    new: "/商机 新建 金石建材 60万 12/18",
    show: "/商机 查看 金石建材",
    assess: "/商机 评估 金石建材",
    advance: (stage: number) => `/商机 推进 金石建材 ${stage}`,
    many: "很多",
    people: "120人",
    fewer: "40人",
    why: "新规要求",
  },
} as const;

describe.each(ways)("what a stage asks for, on %s", (name, locale, prepare) => {
  const line = lines[locale];
  const words = { ...moveWords(locale), ...cardWords(locale), ...assessingWords(locale) };
  const named = (key: string) => criteriaOf(actionStandards).find((one) => one.key === key)!.name[locale];
  const [first] = actionStandards.assessments;
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    const boss = new Person(await chats.boss(locale));
    await boss.says(line.process);
    const { makeStandard, isStandard } = processWords(locale);
    await boss.clicks(makeStandard, { on: await boss.sees.card(actionStandards.name[locale]) });
    await boss.sees.card(isStandard(actionStandards.name[locale]));
    rep = new Person(await chats.rep(locale));
    await rep.says(line.new);
    // Where several processes are offered it is asked which one.
    await rep.fills(await rep.sees.form(), {}).submits();
    await rep.sees.card(/#\d+/);
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("an assessment that is due is a button, asks all at once, keeps what was typed, and is compared", async () => {
    await rep.says(line.show);
    await rep.clicks(first!.name[locale], { on: await rep.sees.card(/^#\d+ /) });
    const form = await rep.sees.form(named("people"));
    expect(form.fields).toHaveLength(first!.criteria.length + 1);
    await rep.fills(form, { [named("people")]: line.many, [named("fits")]: true }).submits();
    const again = await rep.sees.form(`“${line.many}”`);
    expect(standsIn(again, named("people"))).toBe(line.many);
    await rep.fills(again, { [named("people")]: line.people }).submits();
    await rep.sees.card(words.saved(first!.name[locale]));

    await rep.says(line.assess);
    await rep.fills(await rep.sees.form(named("people")), { [named("people")]: line.fewer }).submits();
    const card = await rep.sees.card(words.changed);
    expect(card.text).toContain("✓ 120");
    expect(card.text).toContain("✗ 40");
    await rep.says(line.show);
    // The card that was pressed is drawn anew as well, and may be the first to be seen.
    await expect.poll(async () => has(await rep.sees.card(/^#\d+ /), first!.name[locale])).toBe(false);
  });

  test("what one should know is asked with choices of several, questions apart", async () => {
    await rep.says(line.show);
    await rep.clicks(/ 0\/10$| 1\/10$/, { on: await rep.sees.card(/^#\d+ /) });
    const form = await rep.sees.form(words.groups("question"));
    const labels = form.fields.map(({ label }) => label);
    expect(labels.indexOf(named("organisation"))).toBeGreaterThan(labels.indexOf(named("people")));
    expect(labels).toContain(named("facts-from"));
    await rep.fills(form, { [named("organisation")]: line.why }).submits();
    await rep.sees.card(words.nowKnown);
  });

  test("a form that was refused is there again, with what was typed, when it is opened anew", async () => {
    await rep.says(line.advance(5));
    const form = await rep.sees.form(words.evidence);
    const labels = form.fields.map(({ label }) => label);
    // Platforms send no form whose required ticks are missing; a number that is none is ours to refuse.
    const asked = criteriaOf(actionStandards).filter((one) => labels.includes(one.name[locale]));
    const said = asked.map((one) => [one.name[locale], one.kind === "tick" ? true : line.many] as const);
    await rep.fills(form, { ...Object.fromEntries(said), [words.evidence]: line.why }).submits();
    await rep.sees.form(`“${line.many}”`);
    await rep.says(line.advance(5));
    const again = await rep.sees.form(words.draftKept);
    expect(standsIn(again, words.evidence)).toBe(line.why);
  });

  test.runIf(name === "the web chat")("what was cancelled is there, too: this chat tells of it", async () => {
    await rep.says(line.advance(5));
    const form = await rep.sees.form(words.evidence);
    expect(standsIn(form, words.evidence)).toBe(line.why);
    await form.cancel({ [words.evidence]: `${line.why}!` });
    await rep.says(line.advance(5));
    expect(standsIn(await rep.sees.form(words.draftKept), words.evidence)).toBe(`${line.why}!`);
  });

  test("the platform had nothing to complain about", () => expect(chats.complaints()).toEqual([]));
});
