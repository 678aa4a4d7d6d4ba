/** The audit on every chat: newest first, as a file, and who was turned away. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditWords } from "../../src/audit/words.ts";
import { readConfig } from "../../src/config/config.ts";
import { type Running, start } from "../../src/start.ts";
import { teamWords } from "../../src/teams/words.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { WebClient } from "../fakes/conversation/web-conversation.ts";

/** On a chat the first admin is the tenant's owner, on the web whoever uses the printed link. */
async function onAChat(
  setup: Awaited<ReturnType<typeof slackSetup | typeof larkSetup>>,
  locale: "en" | "zh",
) {
  let chats: Chats | undefined;
  return {
    env: setup.env as Record<string, string>,
    async admin({ url }: Running) {
      chats = await setup.meets(url);
      return chats.boss(locale);
    },
    complaints: () => chats?.complaints() ?? [],
    close: async () => chats?.close(),
  };
}

async function onTheWeb() {
  const browser = await openBrowser();
  return {
    env: { DEMO: "0" },
    admin: async ({ welcome }: Running) =>
      WebClient.signIn(
        await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce" }),
        /http\S+\/login\/\S+/.exec(welcome.join("\n"))![0],
      ),
    complaints: (): readonly string[] => [],
    close: () => browser.close(),
  };
}

const ways = [
  ["Slack", "en", async () => onAChat(await slackSetup(), "en")],
  ["Lark", "zh", async () => onAChat(await larkSetup(), "zh")],
  ["the web chat", "zh", onTheWeb],
] as const;

const lines = {
  en: { team: (name: string) => `/team new ${name}`, audit: "/team audit teams" },
  zh: { team: (name: string) => `/团队 新建 ${name}`, audit: "/团队 审计 团队" },
};

describe.each(ways)("the audit on %s", (_name, locale, prepare) => {
  const words = auditWords(locale);
  let running: Running;
  let chat: Awaited<ReturnType<typeof prepare>>;
  let boss: Person;
  beforeAll(async () => {
    chat = await prepare();
    const config = readConfig({ ...chat.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    boss = new Person(await chat.admin(running));
    if (locale === "zh") await boss.says("/team language 中文");
    await boss.says(lines[locale].team("Audited"));
    await boss.sees.card(teamWords(locale).teamMade("Audited"));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chat?.close();
  });

  test("says who did it, and goes out as a file", async () => {
    await boss.says(lines[locale].audit);
    const shown = await boss.sees.card(words.of(words.groups.team));
    expect(shown.text).toContain("Audited");
    await boss.clicks(words.export, { on: shown });
    const day = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" }).format();
    const file = await boss.sees.file(`${words.exportName}-${day}.jsonl`);
    const [newest] = file.bytes.toString().split("\n");
    expect(JSON.parse(newest!)).toMatchObject({ kind: "new", subject: "team", subjectName: "Audited" });
  });

  test("shows who was turned away", async () => {
    await boss.says(lines[locale].audit);
    await boss.clicks(words.refused, { on: await boss.sees.card(words.of(words.groups.team)) });
    await boss.sees.card(words.nobodyRefused);
  });

  test("nothing of it was refused by the platform", () => expect(chat.complaints()).toEqual([]));
});
