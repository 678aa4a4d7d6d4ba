/** Files in and out of every chat, with real SDKs and a real browser on both ends. */
import { readFileSync } from "node:fs";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { sheetsIn } from "../fakes/office/exported.ts";
import { jpeg, pdf, png } from "../fakes/office/harmless-files.ts";

const report = readFileSync(new URL("../golden/spreadsheets/report-openpyxl.xlsx", import.meta.url));

/** Lark does not report a picture's name. */
const ways = [
  ["Slack over HTTP", "wall.png", () => slackSetup("http")],
  ["Slack over Socket Mode", "wall.png", () => slackSetup("socket")],
  ["Lark over the long connection", "photo.png", () => larkSetup("websocket")],
  ["Lark over a webhook", "photo.png", () => larkSetup("webhook")],
  ["the web chat", "wall.png", async () => webSetup(await openBrowser())],
] as const;

describe.each(ways)("%s", (_name, photo, prepare) => {
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: "en" });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    await new Person(await chats.boss("en")).says("/team");
    rep = new Person(await chats.rep("en"));
    await rep.says("/deal new Quillworks 120k next Friday");
    await rep.sees.card(/Logged as #/);
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  const wall = { name: "wall.png", bytes: png(40, 30, "x".repeat(600_000)) };
  const offer = { name: "报价 offer.pdf", bytes: Buffer.from(pdf) };

  test("a file alone is asked about, and a button puts it with its deal", async () => {
    await rep.sends([offer]);
    await rep.clicks(/Quillworks/, { on: await rep.sees.card("Which deal is “报价 offer.pdf” about?") });
    await rep.sees.card("Added “报价 offer.pdf” to #");
  });

  test("a photo with a note, and a file right after it, can be opened again, byte for byte", async () => {
    await rep.sends([wall], "note Quillworks met the CFO");
    await rep.sees.card("Note added to #");
    await rep.sends([{ ...offer, name: "plan.pdf" }]);
    await rep.sees.card("“plan.pdf”: added to your note on #");
    await rep.says("/deal history Quillworks");
    await rep.clicks(`Open ${photo}`, { on: await rep.sees.card("met the CFO") });
    expect(wall.bytes.equals((await rep.sees.file(photo)).bytes)).toBe(true);
    await rep.says("/deal history Quillworks");
    await rep.clicks("Open 报价 offer.pdf", { on: await rep.sees.card("met the CFO") });
    expect(offer.bytes.equals((await rep.sees.file("报价 offer.pdf")).bytes)).toBe(true);
  });

  test("a photo with a sentence that tells of a visit is a visit, with the photo as evidence", async () => {
    await rep.sends([wall], "visited Quillworks today, they liked the demo");
    const card = await rep.sees.card(/Visit: recorded on #\d+ Quillworks/);
    expect(card.text).toContain(`(with ${photo})`);
  });

  test("a list comes as a workbook, and as csv", async () => {
    const day = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" }).format();
    await rep.says("/deal list Quillworks");
    await rep.clicks("Export", { on: await rep.sees.card("My deals · 1") });
    const [deals] = await sheetsIn(new Uint8Array((await rep.sees.file(`deals-${day}.xlsx`)).bytes));
    expect(deals?.rows).toMatchObject([{ Customer: "Quillworks", Amount: 120_000 }]);
    await rep.says("/deal list Quillworks csv");
    const lines = (await rep.sees.file(`deals-${day}.csv`)).bytes.toString().split("\r\n");
    expect(lines[0]).toMatch(/^\ufeff#,Customer,/);
    expect(lines[1]).toContain(",Quillworks,");
    expect(lines).toHaveLength(3);
  });

  test("the week's changes come as a file of updates for the company's CRM", async () => {
    await rep.says("/deal crm Quillworks 006Dn00001");
    await rep.sees.card("CRM: 006Dn00001");
    await rep.says("/deal export changes");
    await rep.clicks("Updates as csv", { on: await rep.sees.card("Changes for the CRM") });
    const { bytes } = await rep.sees.file(/^crm-updates-.*[.]csv$/);
    const [updates] = await sheetsIn(new Uint8Array(bytes));
    expect(updates?.rows).toMatchObject([{ Id: "006Dn00001", Amount: "120000.00" }]);
  });

  test("a sales report is read as a table, and becomes customer tiers", async () => {
    await rep.sends([{ name: "report.xlsx", bytes: report }]);
    await rep.clicks("Read it as a table", {
      on: await rep.sees.card("Shall I read “report.xlsx” as a table?"),
    });
    const read = await rep.sees.card("Table: report.xlsx");
    expect(read.text).toContain("Sales report");
    await rep.clicks("Customer tiers", { on: read });
    await rep.sees.card("4 customers bought ¥456K.");
  });

  test("what cannot be kept gets its sentence", async () => {
    await rep.sends([{ name: "offer.pdf", bytes: png() }]);
    await rep.sees.said("“offer.pdf” is named PDF, but it's really PNG.");
    await rep.sends([{ name: "wall.jpg", bytes: jpeg(20_000, 20_000) }]);
    await rep.sees.said(/is 20,000 × 20,000/);
    await rep.sends([{ name: "a/../setup.exe", bytes: Buffer.from("harmless") }]);
    await rep.sees.said("“setup.exe” is a program");
  });

  test("the platform had nothing to complain about", () => {
    // A browser also logs to its console that a file was refused.
    expect(chats.complaints().filter((one) => !one.includes("status of 422"))).toEqual([]);
  });
});
