/** The browsers that somebody is signed in with: how long, how they are listed, how they are ended. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { endOtherSessions, endSession, listSessions } from "../../../src/web/sessions.ts";
import { createWebChat } from "../../../src/web/web-chat.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { addMember, type House, linkFor, newBrowser, openHouse, signedIn, webParts } from "./visit.ts";

let database: Database;
let house: House;
let workspaceId: string;

const hour = 3_600_000;
const lifetimes = { idleMs: 2 * hour, maxMs: 10 * hour };

beforeAll(async () => {
  database = await freshDatabase();
  house = await openHouse(database, { lifetimes });
  ({ workspaceId } = await database.prisma.member.findFirstOrThrow());
});
afterAll(async () => {
  await house?.chat.stop();
  await database?.close();
});
beforeEach(async () => {
  await database.prisma.webSession.deleteMany();
});

const ago = (ms: number) => new Date(Date.now() - ms);
const only = () => database.prisma.webSession.findFirstOrThrow();
const change = (data: { seenAt?: Date; createdAt?: Date; expiresAt?: Date }) =>
  database.prisma.webSession.updateMany({ data });
const me = () => ({ id: house.memberId, workspaceId });

describe("a session", () => {
  test("ends when it was not used for long enough, or is old, whichever comes first", async () => {
    const browser = await signedIn(house);
    const { createdAt, seenAt, expiresAt } = await only();
    expect(expiresAt.getTime() - seenAt.getTime()).toBe(lifetimes.idleMs);
    await change({ seenAt: ago(lifetimes.idleMs + 1) });
    expect((await browser.get("/")).status).toBe(303);
    await change({ seenAt: new Date(), createdAt: ago(lifetimes.maxMs + 1) });
    expect((await browser.get("/")).status).toBe(303);
    await change({ createdAt });
    expect((await browser.get("/")).status).toBe(200);
  });

  test("lasts longer by being used, noted every few minutes and never beyond its end", async () => {
    const browser = await signedIn(house);
    const { seenAt } = await only();
    for (let nth = 0; nth < 3; nth++) await browser.get("/");
    expect((await only()).seenAt).toEqual(seenAt);
    await change({ seenAt: ago(hour), createdAt: ago(9 * hour) });
    await browser.get("/");
    const used = await only();
    expect(used.seenAt.getTime()).toBeGreaterThanOrEqual(seenAt.getTime());
    expect(used.expiresAt.getTime()).toBe(used.createdAt.getTime() + lifetimes.maxMs);
  });

  test("does not last longer by a page that was left open", async () => {
    const browser = await signedIn(house);
    const seenAt = ago(hour);
    await change({ seenAt });
    const stream = await browser.get("/stream?after=0");
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
    expect((await only()).seenAt).toEqual(seenAt);
  });

  test("is as short as the setting has become since", async () => {
    const browser = await signedIn(house);
    await change({ seenAt: ago(hour) });
    const strict = createWebChat({ ...webParts, database, lifetimes: { idleMs: hour / 2, maxMs: hour } });
    await strict.start(async () => ({ type: "none", locale: "en" }));
    expect((await browser.get("/", {}, strict)).status).toBe(303);
    await strict.stop();
  });

  test("keeps what the browser calls itself, cut and storable", async () => {
    const browser = newBrowser(house);
    const { path } = await linkFor(house, house.memberId);
    await browser.post(path, {}, { "user-agent": "x".repeat(2_000) });
    expect((await only()).userAgent).toBe("x".repeat(300));
  });
});

describe("a person's sessions", () => {
  test("are listed, the last used first, nobody else's among them, and end one by one or all but one", async () => {
    const browsers = [await signedIn(house), await signedIn(house), await signedIn(house)];
    const other = await addMember(database, workspaceId, "Somebody else");
    const theirs = await signedIn(house, other);
    const [first, second, third] = await listSessions(database.prisma, me());
    expect(first?.seenAt.getTime()).toBeGreaterThanOrEqual(second?.seenAt.getTime() ?? 0);
    expect(await listSessions(database.prisma, { id: other, workspaceId })).toHaveLength(1);

    const [foreign] = await listSessions(database.prisma, { id: other, workspaceId });
    expect(await endSession(database.prisma, me(), foreign?.id ?? "")).toBe(false);
    expect(await endSession(database.prisma, me(), second?.id ?? "")).toBe(true);
    expect(await endSession(database.prisma, me(), second?.id ?? "")).toBe(false);
    expect(await endOtherSessions(database.prisma, me(), third?.id)).toBe(1);
    expect((await listSessions(database.prisma, me())).map(({ id }) => id)).toEqual([third?.id]);

    const statuses = await Promise.all(browsers.map(async (browser) => (await browser.get("/")).status));
    expect(statuses.sort()).toEqual([200, 303, 303]);
    expect((await theirs.get("/")).status).toBe(200);
    expect(await endOtherSessions(database.prisma, me())).toBe(1);
    expect(await listSessions(database.prisma, me())).toEqual([]);
  });

  test("are one press away in the menu, and a line says from which browser it comes", async () => {
    const browser = await signedIn(house);
    expect(await (await browser.get("/")).text()).toContain(`name="line" value="/team sessions"`);
    await browser.post("/say", { line: "/team sessions" });
    const { id } = await only();
    expect(house.inbounds).toMatchObject([{ line: "/team sessions", place: { session: id } }]);
  });
});
