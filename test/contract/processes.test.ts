/** A sales process goes out as a file, comes back changed, and is changed in a form, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { fileWords } from "../../src/files/words.ts";
import { editingWords } from "../../src/sales-process/editing/words.ts";
import { processWords } from "../../src/sales-process/words.ts";
import { type Running, start } from "../../src/start.ts";
import { onLark, onSlack, onTheWeb } from "../fakes/conversation/first-admins.ts";
import { Person } from "../fakes/conversation/person.ts";

const ways = [
  ["Slack", "en", onSlack],
  ["Lark", "zh", onLark],
  ["the web chat", "zh", onTheWeb],
] as const;

const said = {
  en: {
    process: "Customer funnel",
    stage: "Prospect",
    export: "/deal pipeline export",
    import: "deal pipeline import",
    show: "/deal pipeline prospect",
  },
  zh: {
    process: "客户漏斗",
    stage: "潜在客户",
    export: "/商机 销售流程 导出",
    import: "商机 销售流程 导入",
    show: "/商机 销售流程 潜在客户",
  },
};

describe.each(ways)("a sales process on %s", (name, locale, prepare) => {
  const words = editingWords(locale);
  const lines = said[locale];
  let running: Running;
  let chat: Awaited<ReturnType<typeof prepare>>;
  let complaints = (): readonly string[] => [];
  let admin: Person;
  beforeAll(async () => {
    chat = await prepare();
    const config = readConfig({ ...chat.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    complaints = (await chat.meets(running.url))?.complaints ?? complaints;
    admin = new Person(await chat.admin(running));
    if (name !== "the web chat") await admin.says(locale === "zh" ? "/团队 语言 中文" : "/team");
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chat?.close();
  });

  const sendsBack = async (text: string) => {
    const file = { name: "ours.yaml", bytes: Buffer.from(text) };
    if (name === "Lark") {
      await admin.sends([file]);
      // What it is for, nobody has said yet.
      await admin.sees.said(fileWords(locale).noDeals);
      await admin.says(`/${lines.import}`);
    } else await admin.sends([file], lines.import);
  };

  test("goes out as a file, and comes back changed, with its line where it is wrong", async () => {
    await admin.says(lines.export);
    const { bytes } = await admin.sees.file("customer-funnel-2.yaml");
    const text = Buffer.from(bytes).toString("utf8");
    await sendsBack(text.replace("likelihood: 20", "likelihood: 140"));
    const line = text.split("\n").findIndex((one) => one.includes("likelihood: 20")) + 1;
    await admin.sees.said((shown) =>
      shown.includes(words.atLine(line, words.wrong.atMost(words.quoted("likelihood"), 100))),
    );
    await sendsBack(text.replace("likelihood: 20", "likelihood: 25 # ours"));
    await admin.sees.card(words.isChanged(lines.process, 3));
  });

  test("is changed in a form, which keeps what was typed while something is wrong", async () => {
    await admin.says(lines.show);
    await admin.clicks(words.edit, { on: await admin.sees.card(processWords(locale).goal) });
    const form = await admin.sees.form(words.stageTitle(lines.stage));
    await admin.fills(form, { [words.likelihood]: "140" }).submits();
    const again = await admin.sees.form(words.wrong.atMost(words.quoted(words.likelihood), 100));
    expect(again.fields.find(({ label }) => label === words.likelihood)?.value).toBe("140");
    await admin.fills(again, { [words.likelihood]: "30" }).submits();
    await admin.sees.card(words.isChanged(lines.process, 4));
  });

  test("nothing of it was refused by the platform", () => expect(complaints()).toEqual([]));
});
