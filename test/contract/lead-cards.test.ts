/** What comes by itself about leads, on every chat: the warning before they go back to the pool, and the prospect review. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chatWords } from "../../src/chat/words.ts";
import { workspaceSettings } from "../../src/company/workspace-settings.ts";
import { readConfig } from "../../src/config/config.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { recycleLeads } from "../../src/leads/recycling/recycle-leads.ts";
import { askReviews } from "../../src/leads/reviewing/ask-reviews.ts";
import { leadWords } from "../../src/leads/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats, Shown } from "../fakes/conversation/conversation.ts";
import { has, Person } from "../fakes/conversation/person.ts";
import { freePort } from "../fakes/free-port.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webSetup(await openBrowser())],
] as const;

/** So many that the review has a second page. */
const names = {
  en: ["Borealis", "Corvus", "Zephyr", "Quillon", "Marwick", "Thornbury"],
  zh: ["北辰科技", "天狼星软件", "锦程物流", "沐阳医疗", "远山重工", "翠湖食品"],
};
const log = {
  en: (name: string) => `/deal new ${name} 120k 2031-12-31`,
  zh: (name: string) => `/商机 新建 ${name} 12万 2031-12-31`,
};
/** After a restart a page or a connection comes back when it tries again. */
const bySelf = { ever: true, within: 90_000 };

const reviewAgain = { en: "/deal review", zh: "/商机 线索盘点" };

/** A page breaks the line between the two. */
const answered = (name: string, so: string) => new RegExp(`${name}\\s*· ${so}`);

/** Whatever the name or the number in it. */
const like = (sentence: string) =>
  new RegExp(
    sentence
      .split("§")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".+"),
  );

describe.each(ways)("what comes by itself about leads on %s", (_name, locale, prepare) => {
  const words = leadWords(locale);
  let directory: string;
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    directory = await mkdtemp(join(tmpdir(), "loudou-leads-"));
    const config = readConfig({
      ...{ ...setup.env, DATA_DIR: directory, PORT: String(await freePort()), LOCALE_DEFAULT: locale },
    });
    const starts = async () => {
      running = await start(config, pino({ level: "silent" }));
    };
    await starts();
    chats = await setup.meets(running.url);
    await new Person(await chats.boss(locale)).says("/team");
    rep = new Person(await chats.rep(locale));
    for (const name of names[locale]) {
      await rep.says(log[locale](name));
      await rep.sees.card(/#\d+/);
    }
    await running.stop(5_000);
    await monthsGoBy(directory);
    await starts();
  }, 180_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  const warning = () => rep.sees.card(words.warnMeans, bySelf);
  const review = (): Promise<Shown> => rep.sees.card(words.reviewMeans, bySelf);

  test("a lead that would go back is kept for a reason, which is asked for", async () => {
    await rep.clicks(words.keep, { on: await warning() });
    const form = await rep.sees.form(words.keepReason);
    await rep.fills(form, { [words.keepReason]: "OK!" }).submits();
    await rep.sees.anything(like(words.kept("§")));
    await rep.clicks(words.keep, { on: await warning() });
    await rep.sees.anything(like(words.notWarned("§")));
  });

  test("or given to others at once", async () => {
    await rep.clicks(words.release, { on: await warning() });
    await rep.sees.card(like(words.given.pool("§")));
  });

  /** Asked again, as far as the page on which it is; the sample company has prospects before it. */
  async function rowOf(name: string): Promise<{ on: Shown; after: RegExp }> {
    await rep.says(reviewAgain[locale]);
    let on = await rep.sees.card(words.reviewMeans);
    while (!on.text.includes(name)) {
      await rep.clicks(chatWords(locale).next, { on });
      on = await rep.sees.card(words.reviewMeans);
    }
    return { on, after: like(name) };
  }

  test("the review's card comes by itself, and shows each answer where it was asked", async () => {
    expect((await review()).text).toContain(`· ${words.openStill}`);
    const [, kept, , dropped, , released] = names[locale] as [string, string, string, string, string, string];
    await rep.clicks(words.keep, await rowOf(kept));
    await rep.sees.card(answered(kept, words.answeredSo.keep));
    await rep.clicks(words.drop, await rowOf(dropped));
    await rep.sees.card(answered(dropped, words.answeredSo.drop));
    await rep.clicks(words.release, await rowOf(released));
    await rep.sees.card(answered(released, words.answeredSo.release));
  });

  test("its last button keeps what is left, and reports", async () => {
    await rep.clicks(like(words.keepRest(7).replace("7", "§")), { on: await review() });
    const done = await rep.sees.card(words.reviewed);
    expect(has(done, like(words.keepRest(7).replace("7", "§")))).toBe(false);
  });

  test("nothing of it was refused by the platform", () => {
    // A page says so while nobody answers it.
    const others = chats.complaints().filter((one) => !/ERR_CONNECTION_REFUSED|Failed to fetch/.test(one));
    expect(others).toEqual([]);
  });
});

/** It is the second Tuesday of a month at noon, after weeks in which nobody has touched anything; leads go back by themselves there. */
async function monthsGoBy(dataDir: string): Promise<void> {
  const database = await openDatabase({ dataDir });
  try {
    const row = await database.prisma.workspace.findFirstOrThrow();
    const settings = workspaceSettings.parse(row.settings);
    const pool = { ...settings.pool, recyclesFrom: "2020-01-01", idleDays: 30 };
    await database.prisma.workspace.update({
      where: { id: row.id },
      data: { settings: { ...(row.settings as object), pool } },
    });
    const first = Temporal.Now.plainDateISO(row.zone).toPlainYearMonth().add({ months: 2 });
    const monday = first
      .toPlainDate({ day: 1 })
      .add({ days: (8 - first.toPlainDate({ day: 1 }).dayOfWeek) % 7 });
    const noon = monday
      .add({ days: 1 })
      .toZonedDateTime({ timeZone: row.zone, plainTime: "12:00" })
      .toInstant();
    const workspace = { ...row, locale: "en" as const, settings: { ...settings, pool } };
    await recycleLeads(database, workspace, noon);
    await askReviews(database, workspace, noon);
  } finally {
    await database.close();
  }
}
