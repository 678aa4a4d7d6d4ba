import { afterEach, beforeEach, expect, test } from "vitest";
import { card, text } from "../../../src/chat/card.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { createWebChat } from "../../../src/web/web-chat.ts";
import { freshDatabase } from "../../fakes/database.ts";
import {
  addMember,
  type Browser,
  type House,
  linkFor,
  openHouse,
  readStream,
  signedIn,
  webParts,
} from "./visit.ts";

let database: Database;
let house: House;
let browser: Browser;

beforeEach(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
  browser = await signedIn(house);
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

/** Opens a stream, runs `then`, and reads to the end. */
async function readAll(then: () => Promise<unknown> = async () => {}) {
  const stream = await browser.get("/stream?after=0");
  expect(stream.status).toBe(200);
  const began = performance.now();
  const reading = readStream(stream, () => false);
  await then();
  const seen = await reading;
  return { seen, took: performance.now() - began };
}

async function send(title: string): Promise<void> {
  const { externalId: recipient } = await database.prisma.identity.findFirstOrThrow({
    where: { memberId: house.memberId },
  });
  await house.chat.send({
    key: title,
    installation: "web",
    recipient,
    card: card("en", title, [text(title)]),
    doubtful: false,
    stillMine: async () => {},
  });
}

/** Milliseconds; the next keep-alive, at which any stream would notice, comes after 15 seconds. */
const soon = 10_000;

test("signing out ends the streams of this browser at once, and no other's", async () => {
  const other = await signedIn(house);
  const stays = await other.get("/stream?after=0");
  const { took } = await readAll(() => browser.post("/logout"));
  expect(took).toBeLessThan(soon);
  const reading = readStream(stays, (seen) => seen.includes("Still here"));
  await send("Still here");
  expect(await reading).toContain("Still here");
});

test("signing in as somebody else ends the stream of who was in before", async () => {
  const { workspaceId } = await database.prisma.member.findFirstOrThrow();
  const { path } = await linkFor(house, await addMember(database, workspaceId, "Somebody else"));
  const { took } = await readAll(() => browser.post(path));
  expect(took).toBeLessThan(soon);
});

test("a session that expires ends its stream then", async () => {
  const expiresAt = new Date(Date.now() + 3_000);
  await database.prisma.webSession.updateMany({ data: { expiresAt } });
  const { took } = await readAll();
  expect(took).toBeLessThan(3_000 + soon);
  expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
});

const behindOurBack: Readonly<Record<string, () => Promise<unknown>>> = {
  "another replica signs out": async () => {
    const there = createWebChat({ ...webParts, database });
    const headers = { cookie: browser.cookie(), origin: "http://localhost" };
    await there.routes.request("http://localhost/logout", { method: "POST", headers });
  },
  "the session is deleted": () => database.prisma.webSession.deleteMany(),
  "the session is cut short": () =>
    database.prisma.webSession.updateMany({ data: { expiresAt: new Date() } }),
  "the member is no longer active": () => database.prisma.member.updateMany({ data: { active: false } }),
};

test.each(Object.keys(behindOurBack))("when %s nothing more is pushed, and the stream ends", async (what) => {
  const { seen, took } = await readAll(async () => {
    await behindOurBack[what]?.();
    await send("Not for you");
  });
  expect(seen).not.toContain("Not for you");
  expect(took).toBeLessThan(soon);
});

test.each(Object.keys(behindOurBack))("when %s the next look ends it, with nothing to push", async (what) => {
  const { took } = await readAll(async () => behindOurBack[what]?.());
  expect(took).toBeLessThan(soon);
});
