/** A table of opportunities that becomes deals and is taken back, from drop to undo, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { fileWords } from "../../src/files/words.ts";
import { importWords } from "../../src/imports/words.ts";
import { sheetWords } from "../../src/spreadsheets/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats, Shown } from "../fakes/conversation/conversation.ts";
import { has, Person, standsIn } from "../fakes/conversation/person.ts";
import { sheetsIn } from "../fakes/office/exported.ts";

/** Who sends tables: an admin on Slack and on Lark, a manager in the web chat's demo. */
const ways = [
  ["Slack", "en", () => slackSetup("http")],
  ["Lark", "zh", () => larkSetup("websocket")],
  ["the web chat", "en", async () => webSetup(await openBrowser())],
] as const;

describe.each(ways)("an import on %s", (_name, locale, prepare) => {
  const words = importWords(locale);
  let running: Running;
  let chats: Chats;
  let boss: Person;
  /** The newest card of the import that waits for something. */
  let card: Shown;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    await boss.says("/deal new Brixeria Foods Inc 120k next Friday");
    await boss.sees.card("Brixeria Foods Inc");
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  const lines = () => [
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
    `A1,${boss.name},GTX Pro,Isdomtech,Won,2024-02-10,2024-05-11,4514`,
    `A2,${boss.name},GTX Pro,Brixeria,Lost,2024-03-01,2024-06-20,0`,
    `A3,${boss.name},GTX Pro,Cancity,Mystery,2024-10-02,2024-12-02,300`,
    "A4,Nobody Known,GTX Pro,Cancity,Won,2024-10-02,2024-12-02,700",
  ];
  const drops = async (table: readonly string[]) => {
    await boss.sends([{ name: "old.csv", bytes: Buffer.from(table.join("\n")) }]);
    const asked = await boss.sees.card(fileWords(locale).readTable);
    await boss.clicks(fileWords(locale).readTable, { on: asked });
    await boss.clicks(sheetWords(locale).take, {
      on: await boss.sees.card(sheetWords(locale).title("old.csv")),
    });
  };
  /** It came by itself, not as the answer to what was pressed. */
  const comes = (...wanted: readonly string[]) =>
    boss.sees.card((text) => [words.title("old.csv"), ...wanted].every((one) => text.includes(one)));

  test("is told before it happens, in a message of its own", async () => {
    await drops(lines());
    await boss.sees.anything(words.reading("old.csv"));
    card = await comes(words.nothingYet, words.unknownPeople("Nobody Known"), "Mystery");
    expect(has(card, words.importAll(2))).toBe(true);
  });

  test("asks which customer it is, and looks again", async () => {
    expect(card.text).toContain(words.nearLine("Brixeria", "Brixeria Foods Inc"));
    await boss.clicks(words.isSame("Brixeria Foods Inc"), { on: card });
    card = await comes(words.nothingYet, words.chosenSame("Brixeria"));
  });

  test("a form says which stage is which, and it looks again", async () => {
    await boss.clicks(words.setStages, { on: card });
    const form = await boss.sees.form(words.stagesTitle);
    expect(standsIn(form, words.stageLabel("Won", 2))).toBe(words.won);
    await boss.fills(form, { [words.stageLabel("Mystery", 1)]: words.won }).submits();
    card = await boss.sees.card(
      (text) => text.includes(words.nothingYet) && text.includes(words.importAll(3)),
    );
    expect(card.text).not.toContain(words.why["unknown-stage"]({ name: "Mystery" } as never));
  });

  test("what is left out comes as a file, with the reasons", async () => {
    await boss.clicks(words.getRejected, { on: card });
    const { bytes } = await boss.sees.file(new RegExp(`^${words.rejectedName("old.csv")}.*[.]xlsx$`));
    const [left] = await sheetsIn(new Uint8Array(bytes));
    expect(left?.rows).toMatchObject([{ account: "Cancity", sales_agent: "Nobody Known" }]);
    expect(Object.values(left!.rows[0]!)).toContain(
      words.why["no-person"]({ name: "Nobody Known" } as never),
    );
  });

  test("is done, and is there", async () => {
    await boss.clicks(words.importAll(3), { on: card });
    card = await comes(words.done("old.csv"));
    await boss.says("/deal list all Isdomtech");
    await boss.sees.card("Isdomtech");
  });

  test("stands in the list, and is opened from there", async () => {
    await boss.says("/funnel imports");
    const list = await boss.sees.card(words.stateNames.done);
    await boss.clicks(words.show, { on: list });
    card = await comes(words.done("old.csv"));
  });

  test("is taken back as a whole once that is confirmed", async () => {
    await boss.clicks(words.undoAll, { on: card });
    await comes(words.undone("old.csv"));
    await boss.says("/funnel imports");
    // Slack keeps what stands in a row together.
    await boss.sees.card(new RegExp(words.stateNames.undone.replaceAll(" ", "\\s")));
  });

  test("of customers shows them once it is done", async () => {
    await drops(["客户名称,行业", "Cancity,retail"]);
    await boss.clicks(words.importAll(1), { on: await comes(words.nothingYet) });
    await boss.clicks(words.seeMade.customers, { on: await comes(words.done("old.csv")) });
    const made = await comes("Cancity", words.madeCount("1", 1));
    await boss.clicks(words.open, { on: made });
    await boss.sees.card((text) => text.includes("Cancity") && !text.includes("old.csv"));
  });

  test("is cancelled where nothing is to be done", async () => {
    await drops(lines().slice(0, 2));
    await boss.clicks(words.cancel, { on: await comes(words.nothingYet) });
    await comes(words.cancelled("old.csv"));
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
