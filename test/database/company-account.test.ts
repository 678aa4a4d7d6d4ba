/** Signing in to the web chat by the company account, with a real OpenID provider at the other end. */
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Turn } from "../../src/chat/use-case.ts";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { personalDataOfJoining } from "../../src/joining/personal-data.ts";
import { admitRequest } from "../../src/joining/requests.ts";
import { createWebChat } from "../../src/web/web-chat.ts";
import { webEn } from "../../src/web/words.en.ts";
import { webZh } from "../../src/web/words.zh.ts";
import { freshDatabase } from "../fakes/database.ts";
import {
  type AccountBrowser,
  accountBrowser,
  beginSignIn,
  configFor,
  origin,
  person,
  providerName,
  providerOf,
  signInByAccount,
} from "../fakes/oidc/by-account.ts";
import { type Account, type CompanyAccounts, startCompanyAccounts } from "../fakes/oidc/company-accounts.ts";
import { addMember, type House, linkFor, openHouse, webParts } from "../unit/web/visit.ts";

const why = webEn.login.notByAccount;
const name = providerName;

let provider: CompanyAccounts;
let database: Database;
let house: House;
let logged: string;

function noteLine(line: string): void {
  logged += line;
}

beforeAll(async () => {
  provider = await startCompanyAccounts(`${origin}/login/oidc/answer`);
  database = await freshDatabase();
  const log = pino({ level: "info" }, { write: noteLine });
  house = await openHouse(database, { publicUrl: origin, log, provider: providerOf(configFor(provider)) });
});
afterAll(async () => {
  await house?.chat.stop();
  await database?.close();
  await provider?.close();
});
beforeEach(() => {
  logged = "";
});

const browser = (chat = house.chat, headers: Record<string, string> = {}) => accountBrowser(chat, headers);
type Browser = AccountBrowser;

const attemptCookie = "loudou-sign-in";

const begin = beginSignIn;

const signIn = (account: Account | undefined, one = browser(), from = provider) =>
  signInByAccount(one, from, account);

/** The page with the sentence, and nothing that was half done. */
async function expectSentence(one: Browser, location: string | null, sentence: string): Promise<void> {
  const page = await (await one.get(location ?? "")).text();
  expect(unescaped(page)).toContain(sentence);
  expect([...one.jar.keys()]).toEqual([]);
  expect(await rows()).toEqual(before);
}
const unescaped = (page: string) => page.replaceAll("&#39;", "'").replaceAll("&quot;", '"');

const rows = async () => ({
  members: await database.prisma.member.count(),
  sessions: await database.prisma.webSession.count(),
  accounts: await database.prisma.providerAccount.count(),
  events: await database.prisma.event.count(),
});
let before: Awaited<ReturnType<typeof rows>>;
beforeEach(async () => {
  before = await rows();
});

const memberOf = async (sub: string) => {
  const account = await database.prisma.providerAccount.findFirstOrThrow({ where: { subject: sub } });
  return database.prisma.member.findUniqueOrThrow({ where: { id: account.memberId } });
};
/** An admin's press on the button beside a request. */
async function admits(request: string): Promise<void> {
  const { workspaceId, id } = await database.prisma.member.findFirstOrThrow();
  const turn = {
    ...{ now: Temporal.Now.instant(), today: Temporal.Now.plainDateISO(), locale: "en", via: "web" },
    member: { id, workspaceId, zone: "Asia/Shanghai" },
    workspace: { id: workspaceId },
  };
  await transaction(database, (tx) => admitRequest.run({ ...turn, db: tx } as unknown as Turn, { request }));
}
const setPolicy = (newcomers: string) =>
  database.prisma.workspace.updateMany({ data: { settings: { newcomers } } });

describe("who is vouched for", () => {
  test("comes in as a rep where reps may, and sees the conversation; nobody becomes admin by being first", async () => {
    const one = browser();
    expect(await signIn(person("wang"), one)).toBe("/");
    expect((await one.get("/")).status).toBe(200);
    expect(await memberOf("wang")).toMatchObject({
      name: "Person wang",
      email: "wang@acme.example",
      role: "rep",
    });
  });

  test("is the same member the next time, also under another mailbox", async () => {
    const members = await database.prisma.member.count();
    await signIn(person("wang", { email: "wang.fang@acme.example" }));
    expect(await database.prisma.member.count()).toBe(members);
  });

  test("is the member of that mailbox, whatever chat they came by", async () => {
    await database.prisma.member.update({
      where: { id: house.memberId },
      data: { email: "lin@acme.example" },
    });
    await signIn(person("lin", { email: "Lin@ACME.example" }));
    expect(await memberOf("lin")).toMatchObject({ id: house.memberId, name: "Lin Yue" });
  });

  test("waits for an admin where the company wants it, and is in once one has said yes", async () => {
    await setPolicy("approval");
    const one = browser();
    await expectSentence(one, await signIn(person("waits"), one), why.waits());
    await signIn(person("waits"));
    const [request, ...others] = await database.prisma.joinRequest.findMany();
    expect(request).toMatchObject({ name: "Person waits", email: "waits@acme.example", account: "member" });
    expect(others).toEqual([]);
    await admits(request?.id ?? "");
    expect(await signIn(person("waits"), one)).toBe("/");
    expect(await memberOf("waits")).toMatchObject({ email: "waits@acme.example", role: "rep" });
  });

  test("stays out without an invitation where the company wants one, but is written down for the admins", async () => {
    await setPolicy("invitation");
    const one = browser();
    await expectSentence(one, await signIn(person("uninvited"), one), why.invitation());
    expect((await database.prisma.joinRequest.findMany()).map((request) => request.name)).toEqual([
      "Person uninvited",
    ]);
    await setPolicy("reps");
  });

  test("stays out when an admin has removed them", async () => {
    await signIn(person("left"));
    const { id } = await memberOf("left");
    await database.prisma.member.update({ where: { id }, data: { active: false } });
    before = await rows();
    const one = browser();
    await expectSentence(one, await signIn(person("left"), one), why.removed());
  });
});

test("a sign-in is written down, and whoever was erased is no newcomer", async () => {
  await signIn(person("erased"));
  const { id, workspaceId } = await memberOf("erased");
  const events = await database.prisma.event.findMany({ where: { subjectId: id, kind: "sign-in" } });
  expect(events).toMatchObject([{ memberId: id, via: "web", values: { by: "oidc" } }]);
  await transaction(database, (tx) =>
    personalDataOfJoining.erase(tx, {
      id,
      workspaceId,
      name: "",
      email: null,
      accounts: [],
      instead: { name: "", words: "" },
    }),
  );
  expect(await database.prisma.providerAccount.count({ where: { subject: "erased" } })).toBe(0);
  before = await rows();
  const one = browser();
  await expectSentence(one, await signIn(person("erased"), one), why.removed());
});

describe("groups", () => {
  test("make the first admin of who is in the admin's, and of nobody else", async () => {
    expect(await database.prisma.member.count({ where: { role: "admin" } })).toBe(0);
    await signIn(person("lead", { groups: ["leads", "everybody"] }));
    expect(await memberOf("lead")).toMatchObject({ role: "manager" });
    await signIn(person("boss", { groups: ["it", "leads"] }));
    expect(await memberOf("boss")).toMatchObject({ role: "admin" });
  });

  test("take the role again at the next sign-in, but not the last admin's, who is told", async () => {
    await signIn(person("lead", { groups: [] }));
    expect(await memberOf("lead")).toMatchObject({ role: "rep" });
    await signIn(person("boss", { groups: ["leads"] }));
    expect(await memberOf("boss")).toMatchObject({ role: "admin" });
    expect(await toldLast()).toContain("you stay admin until there is another");
    await signIn(person("other", { groups: ["it"] }));
    await signIn(person("boss", { groups: ["leads"] }));
    expect(await memberOf("boss")).toMatchObject({ role: "manager" });
    expect(await toldLast()).toContain("your role is now manager");
    const { id } = await memberOf("boss");
    const event = await database.prisma.event.findFirstOrThrow({
      where: { subjectId: id, kind: "role" },
      orderBy: { id: "desc" },
    });
    expect(event.values).toMatchObject({ columns: { role: ["admin", "manager"] }, by: "groups" });
  });

  test("leave a role alone that no group gives", async () => {
    await signIn(person("books"));
    const { id } = await memberOf("books");
    await database.prisma.member.update({ where: { id }, data: { role: "finance" } });
    await signIn(person("books"));
    expect(await memberOf("books")).toMatchObject({ role: "finance" });
  });
});

async function toldLast(): Promise<string> {
  const newest = await database.prisma.delivery.findFirst({ orderBy: { createdAt: "desc" } });
  return JSON.stringify(newest?.content ?? "");
}

describe("one sentence, and nothing half done, for", () => {
  test("somebody without a verified mailbox", async () => {
    for (const odd of [{ email_verified: false }, { email: undefined }, { email_verified: undefined }]) {
      const one = browser();
      await expectSentence(one, await signIn(person("odd", odd), one), why["no-mail"](name));
    }
  });

  test("a person who cancels", async () => {
    const one = browser();
    await expectSentence(one, await signIn(undefined, one), why.denied(name));
  });

  test("an answer to another browser's question", async () => {
    const [mine, theirs] = [browser(), browser()];
    const back = await provider.signIn(await begin(theirs), person("mallory"));
    await begin(mine);
    const { headers } = await mine.get(back.pathname + back.search);
    await expectSentence(mine, headers.get("location"), why.foreign());
    const nobody = browser();
    const none = await nobody.get(back.pathname + back.search);
    await expectSentence(nobody, none.headers.get("location"), why.used());
  });

  /** What the browser remembers of its question, changed. */
  const changed = (one: Browser, change: Record<string, unknown>) => {
    const kept = JSON.parse(Buffer.from(one.jar.get(attemptCookie) ?? "", "base64url").toString());
    one.jar.set(attemptCookie, Buffer.from(JSON.stringify({ ...kept, ...change })).toString("base64url"));
  };

  test.each([
    ["a wrong nonce", { nonce: "n".repeat(43) }, why.foreign()],
    ["a wrong verifier of the code", { verifier: "v".repeat(43) }, why.used()],
    ["one that took too long", { began: Date.now() - 11 * 60_000 }, why.used()],
  ])("%s", async (_what, change, sentence) => {
    const one = browser();
    const back = await provider.signIn(await begin(one), person("late"));
    changed(one, change);
    const { headers } = await one.get(back.pathname + back.search);
    await expectSentence(one, headers.get("location"), sentence);
  });

  const longAgo = () => Math.floor(Date.now() / 1000) - 3_600;
  test.each([
    [
      "issued by somebody else",
      () => ({ claims: { iss: "https://id.elsewhere.example" } }),
      why.issuer(name),
    ],
    ["that has expired", () => ({ claims: { iat: longAgo() - 600, exp: longAgo() } }), why.used()],
    ["of another sign-in, replayed", () => ({ claims: { nonce: "n".repeat(43) } }), why.foreign()],
    ["meant for another program", () => ({ claims: { aud: "payroll" } }), why.unwell(name)],
    ["signed by another key", () => ({ key: "another" as const }), why.unwell(name)],
  ])("an ID token %s", async (_what, forgery, sentence) => {
    provider.forges(forgery());
    // One of its own, or so many tries in vain would be slowed down.
    const chat = await openAgain({});
    onTestFinished(async () => {
      provider.forges(undefined);
      await chat.stop();
    });
    const one = browser(chat);
    await expectSentence(one, await signIn(person("forged"), one), sentence);
  });

  test("an answer of another issuer", async () => {
    const one = browser();
    const back = await provider.signIn(await begin(one), person("elsewhere"));
    expect(back.searchParams.get("iss")).toBe(provider.issuer);
    back.searchParams.set("iss", "https://id.elsewhere.example");
    const { headers } = await one.get(back.pathname + back.search);
    await expectSentence(one, headers.get("location"), why.issuer(name));
  });

  test("an answer that is shown a second time, even with the question put back", async () => {
    const one = browser();
    const back = await provider.signIn(await begin(one), person("twice"));
    const kept = one.jar.get(attemptCookie) ?? "";
    expect((await one.get(back.pathname + back.search)).headers.get("location")).toBe("/");
    before = await rows();
    const thief = browser();
    thief.jar.set(attemptCookie, kept);
    const again = await thief.get(back.pathname + back.search);
    await expectSentence(thief, again.headers.get("location"), why.used());
  });

  test("a mailbox of another company, where domains are named", async () => {
    const strict = await openAgain({ OIDC_DOMAINS: "acme.example" });
    const one = browser(strict);
    const other = person("guest", { email: "guest@elsewhere.example" });
    await expectSentence(one, await signIn(other, one), why["other-domain"]());
    expect(await signIn(person("ours"), browser(strict))).toBe("/");
    await strict.stop();
  });

  test("a secret that the provider does not know, with the reason in the log and no secret", async () => {
    const wrong = await openAgain({ OIDC_CLIENT_SECRET: "a-secret-that-is-none-of-theirs" });
    const one = browser(wrong);
    await expectSentence(one, await signIn(person("anybody"), one), why.unwell(name));
    expect(logged).toContain("invalid_client");
    expect(logged).not.toContain("a-secret-that-is");
    await wrong.stop();
  });

  test("people who read Chinese, in Chinese", async () => {
    const one = browser(house.chat, { "accept-language": "zh-CN" });
    await expectSentence(one, await signIn(undefined, one), webZh.login.notByAccount.denied(name));
  });
});

/** Another bot on the same database, set up otherwise. */
async function openAgain(more: Record<string, string>, of = provider) {
  const log = pino({ level: "info" }, { write: noteLine });
  const chat = createWebChat({
    ...webParts,
    database,
    log,
    publicUrl: origin,
    provider: providerOf(configFor(of, more)),
  });
  await chat.start(async () => ({ type: "none", locale: "en" }));
  return chat;
}

test("without a secret, by PKCE alone", async () => {
  const open = await startCompanyAccounts(`${origin}/login/oidc/answer`, { isPublic: true });
  const chat = await openAgain({ OIDC_CLIENT_SECRET: "" }, open);
  expect(await signIn(person("pkce"), browser(chat), open)).toBe("/");
  await chat.stop();
  await open.close();
});

test("while the provider is away it is said, and links work as ever", async () => {
  const away = await startCompanyAccounts(`${origin}/login/oidc/answer`);
  const chat = await openAgain({}, away);
  const late = browser(chat);
  const back = await away.signIn(await begin(late), person("late"));
  await away.close();
  const { headers } = await late.get(back.pathname + back.search);
  await expectSentence(late, headers.get("location"), why.away(name));
  await chat.stop();
  const fresh = await openAgain({}, away);
  const one = browser(fresh);
  await expectSentence(one, (await one.get("/login/oidc")).headers.get("location"), why.away(name));
  const { workspaceId } = await database.prisma.member.findFirstOrThrow();
  const link = await linkFor(house, await addMember(database, workspaceId, "By link"));
  const entered = await fresh.routes.request(`${origin}${link.path}`, {
    method: "POST",
    headers: { origin },
  });
  expect(entered.headers.get("location")).toBe("/");
  await fresh.stop();
});

test("the sign-in page has the button, named as people call it, and nothing that an address brings along", async () => {
  const page = unescaped(await (await browser().get("/login?why=<script>&to=//elsewhere.example")).text());
  expect(page).toContain(
    `<a class="button primary" href="/login/oidc" dir="auto">${webEn.login.byAccount(name)}</a>`,
  );
  expect(page).not.toMatch(/elsewhere|role="alert"/);
});

test("who tries answers again and again is slowed down", async () => {
  const one = browser();
  let status = 0;
  for (let tries = 0; tries < 60 && status !== 429; tries++)
    status = (await one.get("/login/oidc/answer?code=guess&state=guess")).status;
  expect(status).toBe(429);
});
