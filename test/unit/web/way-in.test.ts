import { afterEach, beforeEach, expect, test } from "vitest";
import { card } from "../../../src/chat/card.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { readLink, redeemLink } from "../../../src/web/sign-in.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { bubblesOf, type House, linkFor, newBrowser, openHouse, signedIn } from "./visit.ts";

let database: Database;
let house: House;

beforeEach(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

test("without a session there is only the way in", async () => {
  const stranger = newBrowser(house);
  for (const path of ["/", "/stream?after=0", "/earlier?before=9"]) {
    const response = await stranger.get(path);
    expect([path, response.status, response.headers.get("location")]).toEqual([path, 303, "/login"]);
  }
  const posted = await stranger.post("/say", { line: "/deal list" });
  expect([posted.status, posted.headers.get("hx-redirect")]).toEqual([401, "/login"]);
  const page = await (await stranger.get("/login", { "accept-language": "zh-CN,zh;q=0.9" })).text();
  expect(page).toContain("/团队 邀请");
  expect(page).toContain("npm run login");
  expect(house.inbounds).toHaveLength(0);
});

test("a link works once, and looking at it does not use it up", async () => {
  const { path } = await linkFor(house, house.memberId);
  const browser = newBrowser(house);
  expect(await (await browser.get(path)).text()).toContain("Hello Lin Yue");
  expect((await browser.get(path)).status).toBe(200);
  const entered = await browser.post(path);
  expect(entered.headers.get("set-cookie")).toMatch(/^loudou=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
  expect((await browser.get("/")).status).toBe(200);

  const late = newBrowser(house);
  expect((await late.post(path)).status).toBe(410);
  expect((await late.get(path)).status).toBe(410);
  expect((await late.get("/")).status).toBe(303);
});

test("who is in already goes on, also by a link that was used", async () => {
  const { path } = await linkFor(house, house.memberId);
  const browser = newBrowser(house);
  await browser.post(path);
  for (const answer of [await browser.get(path), await browser.post(path), await browser.get("/login")]) {
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
  }
  await browser.post("/logout");
  expect((await browser.get(path)).status).toBe(410);
});

test("two browsers that press at once: one comes in", async () => {
  const { path } = await linkFor(house, house.memberId);
  const answers = await Promise.all([1, 2, 3].map(() => newBrowser(house).post(path)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  expect(await database.prisma.webSession.count()).toBe(1);
});

test("an expired link and a made-up one are the same to a stranger", async () => {
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  const { path } = await linkFor(house, house.memberId, { now: yesterday });
  const browser = newBrowser(house);
  const expired = await browser.post(path);
  const madeUp = await browser.post("/login/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  expect([expired.status, madeUp.status]).toEqual([410, 410]);
  expect(await expired.text()).toBe(await madeUp.text());
});

test("nothing that opens a door is kept as it is", async () => {
  const { path } = await linkFor(house, house.memberId);
  await newBrowser(house).post(path);
  const rows = JSON.stringify([
    await database.prisma.loginLink.findMany(),
    await database.prisma.webSession.findMany(),
  ]);
  expect(rows).not.toContain(path.slice("/login/".length));
  expect(rows).toMatch(/[0-9a-f]{64}/);
});

test("trying links by the dozen is slowed down, and a good link works all the same", async () => {
  const { path } = await linkFor(house, house.memberId);
  const browser = newBrowser(house);
  const guess = (at: number) => (at % 2 === 0 ? `/login/guess${at}` : `/login/${"x".repeat(41)}${at + 10}`);
  let tries = 0;
  let slowed = await browser.get(guess(0));
  // A minute that ends in between restarts the count.
  for (; slowed.status === 410 && tries < 60; tries += 1)
    slowed = await (tries % 3 === 0 ? browser.post(guess(tries)) : browser.get(guess(tries)));
  expect(slowed.status).toBe(429);
  expect(tries).toBeGreaterThanOrEqual(20);
  expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(slowed.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect((await browser.get(path)).status).toBe(200);
  expect((await browser.post(path)).status).toBe(303);
});

test("what has not the shape of a token never reaches the database", async () => {
  let asked = 0;
  const loginLink = new Proxy(database.prisma.loginLink, {
    get(target, name) {
      asked += 1;
      return Reflect.get(target, name);
    },
  });
  const prisma = new Proxy(database.prisma, {
    get: (target, name) => (name === "loginLink" ? loginLink : Reflect.get(target, name)),
  });
  for (const token of ["", "short", "x".repeat(44), `${"x".repeat(42)}%`, "x".repeat(10_000)]) {
    expect(await readLink({ prisma }, token, new Date())).toBeUndefined();
    expect(await redeemLink({ prisma }, token, new Date())).toBeUndefined();
  }
  expect(asked).toBe(0);
  await readLink({ prisma }, "x".repeat(43), new Date());
  expect(asked).toBe(1);
});

test("a HEAD request looks and changes nothing", async () => {
  const { path } = await linkFor(house, house.memberId);
  const head = (at: string) => house.chat.routes.request(`http://localhost${at}`, { method: "HEAD" });
  expect((await head(path)).status).toBe(200);
  expect((await head(`${path}x`)).status).toBe(410);
  expect((await head(path)).headers.get("set-cookie")).toBeNull();
  expect(await database.prisma.webSession.count()).toBe(0);
  expect(await database.prisma.loginLink.count({ where: { usedAt: null } })).toBe(1);
  const browser = await signedIn(house);
  for (const at of ["/logout", "/say", "/act", "/submit", "/locale"]) await browser.get(at);
  expect((await browser.get("/")).status).toBe(200);
  expect(house.inbounds).toHaveLength(0);
});

test("no request tells the address of a sign-in page", async () => {
  const { path } = await linkFor(house, house.memberId);
  const browser = newBrowser(house);
  const page = await browser.get(path);
  const entered = await browser.post(path);
  for (const { headers } of [page, entered]) expect(headers.get("referrer-policy")).toBe("strict-origin");
  expect(page.headers.get("cache-control")).toBe("no-store");
});

test("signing out ends the session, not only the cookie", async () => {
  const browser = await signedIn(house);
  const before = await database.prisma.webSession.count();
  await browser.post("/logout");
  expect(await database.prisma.webSession.count()).toBe(before - 1);
  expect((await browser.get("/")).status).toBe(303);
});

test("a member who was deactivated is out at once", async () => {
  const browser = await signedIn(house);
  await database.prisma.member.update({ where: { id: house.memberId }, data: { active: false } });
  expect((await browser.get("/")).status).toBe(303);
});

test("another site cannot press anything", async () => {
  const browser = await signedIn(house);
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { origin: "null", "sec-fetch-site": "same-site" },
    { origin: "" },
  ];
  for (const headers of foreign) {
    for (const path of ["/say", "/act", "/submit", "/locale", "/logout"]) {
      expect((await browser.post(path, { line: "/deal list" }, headers)).status).toBe(403);
    }
  }
  expect(house.inbounds).toHaveLength(0);
  expect((await browser.get("/")).status).toBe(200);
});

const contentTypes = [
  "application/json",
  "application/x-www-form-urlencoded",
  "text/plain",
  "application/octet-stream",
  "",
];
const strangers: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "http://localhost:81" },
  { origin: "null" },
  { origin: "null", "sec-fetch-site": "same-origin" },
  { origin: "http://localhost", "sec-fetch-site": "cross-site" },
  { origin: "http://localhost", "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  {},
];

test.each(contentTypes)("signing out is refused from elsewhere, with content type %j", async (type) => {
  const browser = await signedIn(house);
  const { id } = await database.prisma.webSession.findFirstOrThrow();
  const cookie = browser.cookie();
  for (const from of strangers) {
    const headers: Record<string, string> = { cookie, ...from };
    if (type !== "") headers["content-type"] = type;
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const body = new Blob(["{}"]);
      const answer = await house.chat.routes.request("http://localhost/logout", { method, headers, body });
      expect([answer.status, method, from]).toEqual([403, method, from]);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  }
  expect(await database.prisma.webSession.findUnique({ where: { id } })).not.toBeNull();
});

test.each<Record<string, string>>([
  { origin: "http://localhost" },
  { origin: "http://localhost", "sec-fetch-site": "same-origin" },
  { origin: "http://localhost", "sec-fetch-site": "none" },
  { "sec-fetch-site": "same-origin" },
])("one of our own pages signs out, as it says with %o", async (from) => {
  const browser = await signedIn(house);
  const headers = { cookie: browser.cookie(), ...from };
  const answer = await house.chat.routes.request("http://localhost/logout", { method: "POST", headers });
  expect(answer.status).toBe(303);
  expect(await database.prisma.webSession.count()).toBe(0);
});

test("a body that is too large is not read", async () => {
  const browser = await signedIn(house);
  const response = await browser.post("/submit", { message: "1", "field.note": "x".repeat(300_000) });
  expect(response.status).toBe(413);
});

test("pages run nothing inline and stand in nobody's frame", async () => {
  const browser = await signedIn(house);
  const response = await browser.get("/");
  const policy = response.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  const page = await response.text();
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="|\son\w+="/);
});

test("assets may be kept for ever, and all that the page names are there", async () => {
  const browser = await signedIn(house);
  const page = await (await browser.get("/")).text();
  const paths = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    const asset = await browser.get(path);
    expect([path, asset.status, asset.headers.get("cache-control")]).toEqual([
      path,
      200,
      "public, max-age=31536000, immutable",
    ]);
  }
});

test("choosing a language changes the member", async () => {
  const browser = await signedIn(house);
  await browser.post("/locale", { locale: "zh" });
  expect(await (await browser.get("/")).text()).toContain("Lin Yue，早上好");
  await browser.post("/locale", { locale: "fr" });
  expect(await (await browser.get("/")).text()).toContain('lang="zh-CN"');
});

test("outside the demo its routes do not exist", async () => {
  const browser = await signedIn(house);
  await house.chat.send({
    key: "k",
    installation: "web",
    recipient: (await database.prisma.identity.findFirstOrThrow()).externalId,
    card: card("en", "x", []),
    doubtful: false,
    stillMine: async () => {},
  });
  const [bubble] = await bubblesOf(browser);
  expect(bubble?.html).not.toContain("/demo/");
  expect((await browser.get(`/demo/payloads/${bubble?.id}`)).status).toBe(404);
  expect((await browser.get("/demo/clock")).status).toBe(404);
  expect((await browser.post("/demo/clock", { to: "day" })).status).toBe(404);
  expect((await browser.post("/demo/persona", { identity: "x" })).status).toBe(404);
});

test("over https the cookie never travels without", async () => {
  const secure = await openHouse(database, { publicUrl: "https://loudou.example.com" });
  const { path } = await linkFor(secure, secure.memberId);
  const entered = await newBrowser(secure).post(path, {}, { origin: "https://loudou.example.com" });
  expect(entered.headers.get("set-cookie")).toMatch(
    /^__Host-loudou=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/,
  );
});
