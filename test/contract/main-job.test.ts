/** The main job in short, in this process, through every entry point. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { moveWords } from "../../src/deals/moves/words.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";
import { type Running, start } from "../../src/start.ts";
import { en, zh } from "../e2e/main-job-words.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person, standsIn } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack over HTTP", zh, () => slackSetup("http")],
  ["Slack over Socket Mode", en, () => slackSetup("socket")],
  ["Lark over the long connection", en, () => larkSetup("websocket")],
  ["Lark over a webhook", zh, () => larkSetup("webhook")],
  ["the web chat", zh, async () => webSetup(await openBrowser())],
] as const;

describe.each(ways)("%s", (_name, words, prepare) => {
  const { lines, fields, buttons, said, texts, amounts, dates } = words;
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({
      ...setup.env,
      DATA_DIR: "memory://",
      PORT: "0",
      LOCALE_DEFAULT: words.locale,
    });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    // The first member would become an admin.
    await new Person(await chats.boss(words.locale)).says("/team");
    rep = new Person(await chats.rep(words.locale));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("a line becomes a form, wrong input keeps what was typed, the form becomes a card with buttons", async () => {
    await rep.says(lines.new(words.first, amounts.bad, dates.near));
    const form = await rep.sees.form();
    await rep.fills(form, { [fields.customer]: words.first, [fields.amount]: amounts.bad }).submits();
    const again = await rep.sees.form(amounts.badSaid);
    expect(standsIn(again, fields.amount)).toBe(amounts.bad);
    expect(standsIn(again, fields.customer)).toBe(words.first);
    await rep.fills(again, { [fields.amount]: amounts.first }).submitsTwice();
    const card = await rep.sees.card(said.logged);
    for (const label of [buttons.advance, buttons.update, buttons.lose]) expect(has(card, label)).toBe(true);
    await rep.says(lines.list(words.first));
    await rep.sees.card(said.oneDeal);
  });

  test("a button opens a form about its deal, and what comes of it takes the card's place", async () => {
    await rep.says(lines.show(words.first));
    await rep.clicks(buttons.advance, { on: await rep.sees.card(/^#\d+ /) });
    const gate = await rep.sees.form(said.missing);
    await rep.fills(gate, { [fields.intent]: true, [fields.able]: true }).submits();
    await rep.clicks(buttons.undo, { on: await rep.sees.card(said.moved) });
    await rep.sees.card(said.undone);
  });

  test("what one should know is a button with its count, which asks for it and moves nothing", async () => {
    const { should } = cardWords(words.locale);
    const { knowTitle, nowKnown } = moveWords(words.locale);
    await rep.says(lines.show(words.first));
    const [before] = customerFunnel.stages.filter(({ leave }) => leave.length > 0);
    const [profit, who] = before!.leave.map(({ name }) => name[words.locale]);
    await rep.clicks(should(0, 6), { on: await rep.sees.card(/^#\d+ /) });
    const form = await rep.sees.form(knowTitle(words.first));
    expect(form.fields.map(({ label }) => label).slice(0, 2)).toEqual([profit, who]);
    await rep.fills(form, { [who!]: texts.evidence }).submits();
    const card = await rep.sees.card(nowKnown);
    await rep.clicks(should(1, 6), { on: card });
    const rest = await rep.sees.form(knowTitle(words.first));
    expect(rest.fields).toHaveLength(5);
    await rest.cancel();
  });

  test("what is delivered twice is done once", async () => {
    await rep.says(lines.noteSaid(words.first, texts.once));
    await rep.sees.card(texts.once);
    await rep.client.deliversAgain();
    await rep.says(lines.show(words.first));
    expect((await rep.sees.card(/^#\d+ /)).text.split(texts.once)).toHaveLength(2);
  });

  test("what is not understood is answered with what may have been meant", async () => {
    await rep.says(lines.advanceMistyped(words.first));
    expect(has(await rep.sees.card(said.didYouMean), buttons.didYouMean(words.first))).toBe(true);
    await rep.says(lines.unknown);
    await rep.sees.said(said.notUnderstood);
  });

  test("what can hardly be meant is asked once, and submitting the same again confirms it", async () => {
    await rep.says(lines.update(words.first, ""));
    await rep.fills(await rep.sees.form(), { [fields.amount]: "1.5" }).submits();
    const asked = await rep.sees.form(/远低于|far below/);
    expect(standsIn(asked, fields.amount)).toBe("1.5");
    await rep.fills(asked, {}).submits();
    await rep.sees.card(/→ ¥1\.50/);
  });

  test("pictures are shown", async () => {
    await rep.says(lines.funnel);
    await rep.sees.card(said.funnel);
    await rep.sees.picture();
  });

  test("the platform had nothing to complain about", () => {
    expect(chats.complaints()).toEqual([]);
  });
});
