/** Who signs out at the provider is signed out here: the provider's own posts, and what only looks like one. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { freshDatabase } from "../fakes/database.ts";
import {
  accountBrowser,
  configFor,
  origin,
  person,
  providerOf,
  signInByAccount,
} from "../fakes/oidc/by-account.ts";
import { type CompanyAccounts, startCompanyAccounts } from "../fakes/oidc/company-accounts.ts";
import { addMember, type House, openHouse, signedIn } from "../unit/web/visit.ts";

const address = `${origin}/login/oidc/logout`;

let provider: CompanyAccounts;
let database: Database;
let house: House;
let logged = "";

beforeAll(async () => {
  provider = await startCompanyAccounts(`${origin}/login/oidc/answer`, {
    logouts: { address, post: async (url, options) => house.chat.routes.request(url, options) },
  });
  database = await freshDatabase();
  const write = (line: string) => {
    logged += line;
  };
  const log = pino({ level: "info" }, { write });
  house = await openHouse(database, { publicUrl: origin, log, provider: providerOf(configFor(provider)) });
});
afterAll(async () => {
  await house?.chat.stop();
  await database?.close();
  await provider?.close();
});

/** A browser that has come in by the account. */
async function browserOf(sub: string) {
  const one = accountBrowser(house.chat);
  expect(await signInByAccount(one, provider, person(sub))).toBe("/");
  return { ...one, isIn: async () => (await one.get("/")).status === 200 };
}
const sidOf = async (sub: string): Promise<string> => {
  const newest = await database.prisma.webSession.findFirst({
    where: { subject: sub },
    orderBy: { createdAt: "desc" },
  });
  return newest?.providerSid ?? "";
};
const posted = async (token: string | undefined) => {
  const response = await house.chat.routes.request(address, {
    method: "POST",
    body: new URLSearchParams(token === undefined ? {} : { logout_token: token }),
  });
  return {
    status: response.status,
    said: await response.text(),
    kept: response.headers.get("cache-control"),
  };
};

describe("the provider's own post", () => {
  test("ends the session that is over there, and no other", async () => {
    const laptop = await browserOf("wang");
    const sid = await sidOf("wang");
    const phone = await browserOf("wang");
    const colleague = await browserOf("chen");
    expect(sid).not.toBe("");
    await provider.signOut("wang", sid);
    expect(await Promise.all([laptop, phone, colleague].map((one) => one.isIn()))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("without a session ends all that were begun by the account, none that was begun by a link, and is written down", async () => {
    const browsers = [await browserOf("li"), await browserOf("li")];
    const { memberId, workspaceId } = await database.prisma.providerAccount.findFirstOrThrow({
      where: { subject: "li" },
    });
    const byLink = await signedIn(house, memberId);
    const colleague = await browserOf("zhao");
    await provider.signOut("li");
    expect(await Promise.all(browsers.map((one) => one.isIn()))).toEqual([false, false]);
    expect(await colleague.isIn()).toBe(true);
    expect((await byLink.get("/")).status).toBe(200);
    const events = await database.prisma.event.findMany({
      where: { workspaceId, subjectId: memberId, kind: "sign-out" },
    });
    expect(events).toMatchObject([{ memberId, values: { by: "oidc", count: 2 } }]);
  });

  test("about somebody who is not signed in here, or never was, is answered as one that ended something", async () => {
    await provider.signOut("nobody");
    await provider.signOut("nobody", "a-session-of-nobody");
  });

  test("ends open pages at once", async () => {
    const one = await browserOf("open");
    const stream = await one.get("/stream");
    const reader = stream.body!.getReader();
    await provider.signOut("open");
    let read = await reader.read();
    while (!read.done) read = await reader.read();
    expect(await one.isIn()).toBe(false);
  });
});

describe("one sentence, and nobody is signed out, for", () => {
  const longAgo = () => Math.floor(Date.now() / 1000) - 3_600;
  const idToken = { nonce: "n".repeat(43) };
  const otherEvent = { events: { "http://schemas.openid.net/event/something-else": {} } };

  test.each<[string, () => string | undefined, RegExp]>([
    ["a post without a token", () => undefined, /needs a logout_token/],
    ["what is no token", () => "no.token", /does not hold/],
    ["one signed by another key", () => provider.logoutToken({ sub: "kept" }, "another"), /signature/],
    [
      "one of another issuer",
      () => provider.logoutToken({ sub: "kept", iss: "https://elsewhere.example" }),
      /"iss"/,
    ],
    ["one for another program", () => provider.logoutToken({ sub: "kept", aud: "payroll" }), /"aud"/],
    [
      "one that was issued long ago",
      () => provider.logoutToken({ sub: "kept", iat: longAgo(), exp: undefined }),
      /"iat"/,
    ],
    [
      "one that does not say when it was issued",
      () => provider.logoutToken({ sub: "kept", iat: undefined }),
      /"iat"/,
    ],
    ["one that has expired", () => provider.logoutToken({ sub: "kept", exp: longAgo() }), /"exp"/],
    [
      "one about something else",
      () => provider.logoutToken({ sub: "kept", ...otherEvent }),
      /no logout token/,
    ],
    ["an ID token", () => provider.logoutToken({ sub: "kept", ...idToken }), /no logout token/],
    [
      "one that cannot be told from its copy",
      () => provider.logoutToken({ sub: "kept", jti: undefined }),
      /no logout token/,
    ],
    ["one that names nobody", () => provider.logoutToken({}), /neither who/],
  ])("%s", async (_what, token, sentence) => {
    const kept = await browserOf("kept");
    const before = logged.length;
    const answer = await posted(token());
    expect(answer).toMatchObject({ status: 400, kept: "no-store" });
    expect(JSON.parse(answer.said)).toEqual({
      error: "invalid_request",
      error_description: expect.stringMatching(sentence),
    });
    expect(await kept.isIn()).toBe(true);
    expect(logged.slice(before)).toContain("A logout was refused");
  });

  test("one without a signature", async () => {
    const kept = await browserOf("kept");
    const [, body] = provider.logoutToken({ sub: "kept" }).split(".");
    const head = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    expect(await posted(`${head}.${body}.`)).toMatchObject({ status: 400 });
    expect(await kept.isIn()).toBe(true);
  });

  test("a copy of one that has counted, though the person has come back since", async () => {
    await browserOf("back");
    const token = provider.logoutToken({ sub: "back" });
    expect(await posted(token)).toMatchObject({ status: 200, said: "" });
    const again = await browserOf("back");
    expect((await posted(token)).said).toContain("has counted before");
    expect(await again.isIn()).toBe(true);
  });

  test("a copy of one that came while nobody was signed in", async () => {
    await browserOf("away");
    await provider.signOut("away");
    const token = provider.logoutToken({ sub: "away" });
    expect(await posted(token)).toMatchObject({ status: 200 });
    const again = await browserOf("away");
    expect(await posted(token)).toMatchObject({ status: 400 });
    expect(await again.isIn()).toBe(true);
  });
});

test("without a provider nothing is there, and the post is refused as any that comes from nowhere", async () => {
  const plain = await openHouse(await freshDatabase(), { publicUrl: origin });
  const member = await addMember(
    plain.database,
    (await plain.database.prisma.workspace.findFirstOrThrow()).id,
    "By link",
  );
  const one = await signedIn(plain, member);
  const answer = await plain.chat.routes.request(address, { method: "POST", body: new URLSearchParams() });
  expect(answer.status).toBe(403);
  expect((await one.get("/")).status).toBe(200);
  await plain.chat.stop();
  await plain.database.close();
});
