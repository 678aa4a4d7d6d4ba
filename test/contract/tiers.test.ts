/** Customer tiers of stored sales: each kind of card and form, on every chat. */
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audienceWords } from "../../src/audiences/words.ts";
import { readConfig } from "../../src/config/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { salesWords } from "../../src/sales/words.ts";
import { type Running, start } from "../../src/start.ts";
import { touchWords } from "../../src/touches/words.ts";
import { undoWords } from "../../src/undo/words.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { type SoldLine, storedReport } from "../fakes/office/stored-sales.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

const lines = {
  en: { tiers: "/customer tiers 2026", of: "/customer tiers 2026 CRM" },
  zh: { tiers: "/客户 分层 2026", of: "/客户 分层 2026 CRM" },
} as const;

const line = (customer: string, amount: number, on: string, product = "OA"): SoldLine => ({
  ...{ customer, amount, on, product },
});
const sold = [
  line("Zephyr", 20_000, "2025-03-01"),
  line("Quokka", 9_000, "2025-03-01"),
  line("Zephyr", 60_000, "2026-03-01"),
  line("Borealis", 70_000, "2026-04-01", "CRM"),
  line("Corvus", 250_000, "2026-05-01"),
  line("Corvus", -1_000, "2026-05-02"),
];

/** Beside the running program another connection stores the sales: of an embedded database there is only one. */
describe.skipIf(!databases.includes("server")).each(ways)(
  "customer tiers on %s",
  (_name, locale, prepare) => {
    const words = salesWords(locale);
    const told = audienceWords(locale);
    let database: Database;
    let running: Running;
    let chats: Chats;
    let boss: Person;
    beforeAll(async () => {
      database = await freshDatabase("server");
      const setup = await prepare();
      const env = { ...setup.env, DATABASE_URL: database.url!, PORT: "0", LOCALE_DEFAULT: locale };
      running = await start(readConfig(env), pino({ level: "silent" }));
      chats = await setup.meets(running.url);
      boss = new Person(await chats.boss(locale));
      await boss.says("/team");
      await boss.sees.anything();
      const { workspaceId, id } = await database.prisma.member.findFirstOrThrow();
      await database.prisma.workspace.update({ where: { id: workspaceId }, data: { currency: "CNY" } });
      const now = () => Temporal.Instant.from("2026-06-01T00:00:00Z");
      await storedReport({ database, workspaceId, now }, id, sold);
    }, 120_000);
    afterAll(async () => {
      await running?.stop(5_000);
      await chats?.close();
      await database?.close();
    });

    test("a picture, the bands, what has changed; and who is behind a number", async () => {
      await boss.says(lines[locale].tiers);
      await boss.sees.picture();
      const card = await boss.sees.card(words.nearest);
      await boss.clicks(`${words.moved.rose} 1`, { on: card });
      expect((await boss.sees.card(words.movedMeans.rose)).text).toContain("Zephyr");
      await boss.says(lines[locale].tiers);
      await boss.clicks(words.curve, { on: await boss.sees.card(words.nearest) });
      await boss.sees.card(words.curveSays(2, 3));
    });

    test("one product, chosen in a form or typed", async () => {
      await boss.says(lines[locale].of);
      await boss.clicks(words.choose, { on: await boss.sees.card(words.tiersTitle("CRM")) });
      const form = await boss.sees.form(words.chooseTitle);
      await boss.fills(form, { [words.product]: "OA" }).submits();
      await boss.sees.card(words.tiersTitle("OA"));
    });

    test("a band has a strategy and an owner, is visited as a whole, assigned as a whole, and undone", async () => {
      await boss.says(lines[locale].tiers);
      await boss.clicks(words.open, { on: await boss.sees.card(words.nearest) });
      await boss.clicks(words.planButton, { on: await boss.sees.card("Corvus") });
      await boss.fills(await boss.sees.form(words.strategyHint), { [words.strategy]: "A1 plan" }).submits();
      await boss.clicks(words.logAll, { on: await boss.sees.card("A1 plan") });
      const visit = await boss.sees.form(told.touchTitle(1));
      await boss.fills(visit, { [touchWords(locale).note]: "Round" }).submits();
      const done = await boss.sees.card(told.touched(1, "visit"));
      await boss.clicks(told.undo, { on: done });
      await boss.sees.notice(undoWords(locale).touchesUndone(1));
      await boss.says(lines[locale].tiers);
      await boss.clicks(words.open, { on: await boss.sees.card(words.nearest) });
      await boss.clicks(words.assignAll, { on: await boss.sees.card("A1 plan") });
      const form = await boss.sees.form(told.assignTitle(1));
      await boss.fills(form, { [told.toWhom]: boss.name }).submits();
      await boss.clicks(told.undo, {
        on: await boss.sees.card(new RegExp(told.assigned(1, "X").split("X")[0]!)),
      });
      await boss.sees.notice(undoWords(locale).givingUndone(1, 1));
    });

    test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
  },
);
