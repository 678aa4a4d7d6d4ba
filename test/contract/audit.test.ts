/** The audit on every chat: newest first, page by page, as a file, and who was turned away. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditWords } from "../../src/audit/words.ts";
import { readConfig } from "../../src/config.ts";
import { type Running, start } from "../../src/start.ts";
import { teamWords } from "../../src/teams/words.ts";
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
  en: { team: (name: string) => `/team new ${name}`, audit: "/team audit teams" },
  zh: { team: (name: string) => `/团队 新建 ${name}`, audit: "/团队 审计 团队" },
};

describe.each(ways)("the audit on %s", (_name, locale, prepare) => {
  const words = auditWords(locale);
  let running: Running;
  let chats: Chats;
  let boss: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    boss = new Person(await chats.boss(locale));
    if (locale === "zh") await boss.says("/team language 中文");
    for (let nth = 1; nth <= 11; nth++) {
      await boss.says(lines[locale].team(`Audited${nth}`));
      await boss.sees.card(teamWords(locale).teamMade(`Audited${nth}`));
    }
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("says who did it, turns its pages, and goes out as a file", async () => {
    await boss.says(lines[locale].audit);
    const first = await boss.sees.card(words.of(words.groups.team));
    expect(first.text).toContain("Audited11");
    expect(first.text).toContain(boss.name);
    await boss.clicks(words.older, { on: first });
    const older = await boss.sees.card(words.newest);
    expect(older.text).toMatch(/Audited1(?!\d)/);
    await boss.clicks(words.export, { on: older });
    const day = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" }).format();
    const file = await boss.sees.file(`${words.exportName}-${day}.jsonl`);
    const [newest] = file.bytes.toString().split("\n");
    expect(JSON.parse(newest!)).toMatchObject({ kind: "new", subject: "team", subjectName: "Audited11" });
  });

  test("shows who was turned away", async () => {
    await boss.says(lines[locale].audit);
    await boss.clicks(words.refused, { on: await boss.sees.card(words.of(words.groups.team)) });
    await boss.sees.card(words.nobodyRefused);
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});
