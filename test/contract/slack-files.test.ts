/** Slack's files: what is fetched, from where and with which token, and how one is sent back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { card } from "../../src/chat/card.ts";
import type { KeptFile } from "../../src/chat/file.ts";
import type { Outbound } from "../../src/chat/platform.ts";
import { nothing, sendFile } from "../../src/chat/reply.ts";
import { readTable } from "../../src/chat/slack/manifest.ts";
import type { Json } from "../judges/payload-walk.ts";
import { opened } from "./opened.ts";
import { type SlackBot, startSlackBot } from "./slack-bot.ts";

const file: KeptFile = { id: "f1", workspaceId: "w1", name: "报价.pdf", type: "application/pdf", bytes: 6 };
const files = {
  async *read() {
    yield Buffer.from("%PDF");
    yield Buffer.from("-1");
  },
};

describe("files on Slack", () => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot({ files });
    bot.product.file = () => nothing;
  });
  afterAll(() => bot.stop());

  async function shared(told?: Json, text = "") {
    const fang = bot.slack.user("wang.fang");
    await fang.shares([{ name: "a.pdf", bytes: Buffer.from("%PDF-1"), told }], text);
    return opened(bot.last());
  }

  test("are fetched by their id with the bot's token, and come with the words beside them", async () => {
    expect(await shared(undefined, "note ACME &lt;CFO&gt;")).toEqual([{ name: "a.pdf", says: "%PDF-1" }]);
    expect(bot.last()).toMatchObject({ kind: "file", line: "note ACME <CFO>", place: { private: true } });
    expect(bot.slack.shared.downloads.at(-1)?.token).toBe(bot.slack.botToken);
  });

  test.each([
    ["a link to somewhere else", { is_external: true, mode: "external" }, "link"],
    ["a canvas", { mode: "quip", url_private_download: null }, "link"],
    ["another company's", { user_team: "T0OTHER" }, "another-company"],
    ["one that is gone", { mode: "tombstone", url_private_download: null }, "not-fetched"],
  ])("%s is not fetched", async (_what, told, code) => {
    const before = bot.slack.shared.downloads.length;
    expect(await shared(told)).toEqual([{ name: "a.pdf", says: code }]);
    expect(bot.slack.shared.downloads).toHaveLength(before);
  });

  test("an address that is not Slack's never sees the token", async () => {
    const elsewhere = bot.slack.url.replace("127.0.0.1", "localhost");
    const before = bot.slack.shared.downloads.length;
    expect(await shared({ url_private_download: `${elsewhere}/files-pri/x/y` })).toMatchObject([
      { says: "not-fetched" },
    ]);
    expect(bot.slack.shared.downloads).toHaveLength(before);
  });

  test("Slack's login page is no file", async () => {
    const page = { url_private_download: `${bot.slack.url}/files-pri/unknown/y` };
    expect(await shared(page)).toMatchObject([{ says: "not-permitted" }]);
  });

  test("a message's shortcut brings its files to be read, in the conversation of the two", async () => {
    const fang = bot.slack.user("wang.fang");
    const chosen = await fang.chooses(readTable, [{ name: "q3.csv", bytes: Buffer.from("a,b") }], {
      in: "sales",
    });
    expect(chosen).toMatchObject({ outcome: "answered", status: 200 });
    await expect.poll(() => bot.last()).toMatchObject({ kind: "file", line: "/funnel table" });
    expect(bot.last().place).toEqual({ channel: fang.person.im, private: true, message: undefined });
    expect(await opened(bot.last())).toEqual([{ name: "q3.csv", says: "a,b" }]);
  });

  test("another app's shortcut is acknowledged, and no more", async () => {
    const before = bot.inbound.length;
    const chosen = await bot.slack.user("wang.fang").chooses("another", []);
    expect(chosen).toMatchObject({ outcome: "answered", status: 200 });
    expect(bot.inbound).toHaveLength(before);
  });

  test("what was asked for in a channel comes in the conversation of the two, byte for byte", async () => {
    bot.product.command = () => sendFile(file);
    const fang = bot.slack.user("wang.fang");
    await fang.says("/deal list export", { in: "sales" });
    const message = await fang.sees();
    expect(message.channel).toBe(fang.person.im);
    expect(bot.slack.uploads.get(message.files[0]!)?.toString()).toBe("%PDF-1");
    expect(bot.slack.callsTo("files.completeUploadExternal").at(-1)?.args.files).toMatchObject([
      { title: "报价.pdf" },
    ]);
  });
});

describe("a file that nobody has asked for, on Slack", () => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot({ files });
  });
  afterAll(() => bot.stop());
  const outbound = (more: Partial<Outbound> = {}): Outbound => ({
    ...{ key: "workbook", installation: bot.slack.teamId, recipient: bot.slack.user("wang.fang").id },
    ...{ card: card("en", "Friday's workbook", []), file, doubtful: false, stillMine: async () => {} },
    ...more,
  });

  test("comes in the conversation of the two", async () => {
    const { ref } = await bot.chat.send(outbound());
    const fang = bot.slack.user("wang.fang");
    const message = await fang.sees();
    expect(bot.slack.uploads.get(message.files[0]!)?.toString()).toBe("%PDF-1");
    expect(ref).toBe(`${fang.person.im}:f1`);
  });

  test("is not sent a second time where the first may have arrived", async () => {
    const before = bot.slack.uploads.size;
    await expect(bot.chat.send(outbound({ doubtful: true }))).rejects.toMatchObject({
      ...{ code: "doubt_not_resolved", retryable: false, doubtful: true },
    });
    expect(bot.slack.uploads.size).toBe(before);
  });
});

test("without files:read a file is not permitted", async () => {
  const bot = await startSlackBot({ scopes: ["chat:write", "im:write", "im:history", "users:read"] });
  try {
    bot.product.file = () => nothing;
    await bot.slack.user("wang.fang").shares([{ name: "a.pdf", bytes: Buffer.from("x") }]);
    expect(await opened(bot.last())).toMatchObject([{ says: "not-permitted" }]);
  } finally {
    await bot.stop();
  }
});
