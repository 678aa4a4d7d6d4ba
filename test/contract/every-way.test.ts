/** Every shipped way of selling, on every chat: a deal from its first to its last stage, as far as a stage lets it. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { shippedPipelines } from "../../src/pipelines/shipped/shipped-pipelines.ts";
import { processWords } from "../../src/sales-process/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { type ChatSetup, larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person } from "../fakes/conversation/person.ts";
import { type Cast, sells } from "./every-way.ts";

const ways: readonly (readonly [string, "en" | "zh", () => Promise<ChatSetup>])[] = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webCompanySetup(await openBrowser())],
];

const customers = {
  en: ["Zephyr", "Quasar", "Umbra", "Fjordland", "Kestrel", "Boreal", "Marigold"],
  zh: ["锦程物流", "云帆电子", "华信医疗", "远航教育", "金石建材", "恒达机械", "博远软件"],
} as const;

describe.each(ways)("on %s", (_name, locale, prepare) => {
  const { offer, isOffered, title } = processWords(locale);
  const process = locale === "en" ? "/deal pipeline" : "/商机 销售流程";
  let running: Running;
  let chats: Chats;
  let cast: Cast;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    const boss = new Person(await chats.boss(locale));
    for (const { name } of shippedPipelines) {
      await boss.says(`${process} ${name[locale]}`);
      const card = await boss.sees.card(title(name[locale]));
      if (!has(card, offer)) continue;
      await boss.clicks(offer, { on: card });
      await boss.sees.card(isOffered(name[locale]));
    }
    cast = { boss, rep: new Person(await chats.rep(locale)), locale };
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test.each(shippedPipelines.map((pipeline, nth) => [pipeline.name.en, pipeline, nth] as const))(
    "%s: refused, filled in, let through, moved back, won, and on to the end",
    (_called, pipeline, nth) => sells(cast, pipeline, customers[locale][nth]!),
  );

  test("the platform had nothing to complain about", () => expect(chats.complaints()).toEqual([]));
});
