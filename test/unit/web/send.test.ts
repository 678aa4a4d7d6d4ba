import { afterEach, beforeEach, expect, test } from "vitest";
import { card, text } from "../../../src/chat/card.ts";
import { SendError } from "../../../src/chat/platform.ts";
import { nothing } from "../../../src/chat/reply.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { createWebChat } from "../../../src/web/web-chat.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { inEnglish } from "../../fakes/in-english.ts";
import { type Browser, bubblesOf, type House, openHouse, readStream, signedIn, webParts } from "./visit.ts";

let database: Database;
let house: House;
let browser: Browser;
let recipient: string;

beforeEach(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
  browser = await signedIn(house);
  const identity = await database.prisma.identity.findFirstOrThrow({ where: { memberId: house.memberId } });
  recipient = identity.externalId;
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

const send = (key: string, title: string, replaces?: string, stillMine = async () => {}) =>
  house.chat.send({
    key,
    installation: "web",
    recipient,
    card: card("en", title, [text(title)]),
    replaces,
    doubtful: false,
    stillMine,
  });

test("one key shows once, however often it is sent and however many send it at once", async () => {
  const refs = await Promise.all([send("k1", "Nudge"), send("k1", "Nudge"), send("k1", "Nudge")]);
  expect(new Set(refs.map(({ ref }) => ref)).size).toBe(1);
  expect(await send("k1", "Nudge")).toEqual(refs[0]);
  expect(await bubblesOf(browser)).toHaveLength(1);
});

test("a reminder takes the place of the card before it, and a repeat of it changes nothing", async () => {
  const first = await send("nudge", "Nudge");
  const second = await send("reminder", "Reminder", first.ref);
  expect(second).toEqual(first);
  expect(await send("reminder", "Reminder", first.ref)).toEqual(first);
  expect(await bubblesOf(browser)).toMatchObject([{ id: first.ref, revision: "2" }]);
});

test("what was to be replaced is gone: the message comes all the same", async () => {
  await send("reminder", "Reminder", "4711");
  await send("other", "Other", "not a number");
  expect(await bubblesOf(browser)).toHaveLength(2);
});

test("what is another process's by now is neither written nor put in a place", async () => {
  const first = await send("nudge", "Nudge");
  const lost = new SendError("another's", { code: "lease_lost", retryable: true });
  for (const replaces of [undefined, first.ref])
    await expect(send("reminder", "Reminder", replaces, () => Promise.reject(lost))).rejects.toBe(lost);
  expect(await bubblesOf(browser)).toMatchObject([{ id: first.ref, revision: "1" }]);
});

test("nobody of that name is not tried again", async () => {
  recipient = "nobody";
  const failure = await send("k1", "x").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SendError);
  expect(failure).toMatchObject({ code: "unknown_recipient", retryable: false });
});

test("an open page is told what is new and what was replaced", async () => {
  const { ref } = await send("nudge", "Nudge");
  const stream = await browser.get("/stream?after=0");
  expect(stream.headers.get("content-type")).toBe("text/event-stream");
  const reading = readStream(stream, (seen) => seen.includes("Reminder"));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await send("reminder", "Reminder", ref);
  const seen = await reading;
  expect(seen).toContain(`data: <article id="m${ref}" data-revision="1"`);
  expect(seen).toContain(`data: <article id="m${ref}" data-revision="2"`);
  expect(seen).toContain(`id: ${ref}`);
});

test("a page that comes back gets what it missed, and nothing it has", async () => {
  const first = await send("one", "First");
  await send("two", "Second");
  const stream = await browser.get("/stream?after=0", { "last-event-id": first.ref });
  const seen = await readStream(stream, (text) => text.includes("Second"));
  expect(seen).not.toContain("First");
});

test("a page that missed too much is told to load again", async () => {
  await send("first", "First");
  for (let at = 0; at < 70; at += 1) await send(`k${at}`, "More");
  const seen = await readStream(await browser.get("/stream?after=1"), (text) => text.includes("reload"));
  expect(seen).toContain("event: reload");
});

test("what another replica wrote arrives too", async () => {
  const shared = { ...database, kind: "server" as const };
  const here = createWebChat({ ...webParts, database: shared });
  await here.start(async () => inEnglish(nothing));
  const stream = await browser.get("/stream?after=0", {}, here);
  const reading = readStream(stream, (seen) => seen.includes("From afar"));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await send("k1", "From afar");
  expect(await reading).toContain('data-revision="1"');
  await here.stop();
});

test("stopping ends the streams, so that browsers go elsewhere", async () => {
  const stream = await browser.get("/stream?after=0");
  const reading = readStream(stream, () => false);
  await house.chat.stop();
  await reading;
  expect((await browser.get("/")).status).toBe(503);
});
