/** Sign-in links: however one is made, no table, log line or metric holds its token. */

import { request } from "node:http";
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDispatch } from "../../src/chat/dispatch.ts";
import { readConfig } from "../../src/config/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { explainRefusedDeal } from "../../src/deals/moves/explain-refused.ts";
import { type HttpServer, startHttpServer } from "../../src/http/http-server.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { createReception } from "../../src/joining/reception.ts";
import { loginLink } from "../../src/operator/login-link.ts";
import { keepBooks } from "../../src/pipelines/rows/keep-books.ts";
import { understand } from "../../src/talk/understand.ts";
import { toldError } from "../../src/told-error.ts";
import { usages } from "../../src/usages.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { endAccess } from "../../src/web/end-access.ts";
import { mintLoginLink } from "../../src/web/sign-in.ts";
import { createWebChat } from "../../src/web/web-chat.ts";
import { welcomeLines } from "../../src/welcome-lines.ts";
import { countRefusals } from "../fakes/at-our-gate.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { noWebFiles } from "../fakes/no-files.ts";
import { nothingToday } from "../fakes/nothing-today.ts";

const config = readConfig({ LOCALE_DEFAULT: "en", DEMO: "0", TRUSTED_PROXIES: "127.0.0.1, ::1" });

let database: Database;
let server: HttpServer;
let logged: string;
let breaks: Error | undefined;

/** Assembled as in production, on a port of its own, with a log that is kept. */
async function open(kind: Database["kind"]): Promise<void> {
  database = await freshDatabase(kind);
  logged = "";
  breaks = undefined;
  const log = pino(
    { level: "trace", serializers: { err: toldError } },
    {
      write(line: string) {
        logged += line;
      },
    },
  );
  const metrics = createMetrics();
  const now = () => Temporal.Now.instant();
  const seat = firstAdminSeat(config);
  const chat = createWebChat({
    database,
    log,
    now,
    trustedProxies: config.trustedProxies,
    firstAdmin: {
      ...seat,
      taken: (db) => (breaks ? Promise.reject(breaks) : seat.taken(db)),
    },
    usages,
    verbs: [],
    setLocale: async () => {},
    files: noWebFiles,
    today: nothingToday,
  });
  const useCases = createUseCases(async (tx, member) => {
    const { path } = await mintLoginLink(tx, member);
    return { url: `${server.url}${path}`, hours: 24 };
  });
  const receive = createDispatch({
    database,
    usages,
    now,
    useCases,
    understand,
    explain: explainRefusedDeal,
    reception: createReception(database, config, countRefusals(), endAccess),
    pipelines: keepBooks(database),
    takeFiles: async () => [],
    onError: (err) => log.error({ err }, "A command failed"),
    onDone: metrics.useCase,
  });
  server = await startHttpServer({
    host: "127.0.0.1",
    port: 0,
    chats: [chat],
    databaseAnswers: async () => true,
    whyFull: async () => undefined,
    metrics,
    log,
  });
  await chat.start(receive);
  stop = async () => {
    await chat.stop();
    await server.close(1_000);
    await database.close();
  };
}

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

/** The content of every text column of every table. */
async function everythingKept(): Promise<string> {
  const { prisma } = database;
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS "name" FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
  expect(tables.map(({ name }) => name)).toContain('public."WebMessage"');
  const kept = [];
  for (const { name } of tables) {
    // The whole row as JSON: text, json and everything else.
    const rows = await prisma.$queryRawUnsafe<{ all: string | null }[]>(
      `SELECT string_agg(to_jsonb(t)::text, E'\\n') AS "all" FROM ${name} t`,
    );
    kept.push(rows[0]?.all ?? "");
  }
  return kept.join("\n");
}

const tokenIn = (shown: string): string => {
  const token = /\/login\/([\w-]{43})/.exec(shown)?.[1];
  if (!token) throw new Error(`there is no link in ${shown}`);
  return token;
};

type Answer = Readonly<{ status: number; headers: Record<string, string>; body: string }>;

/** As it goes over the wire, with headers that fetch would not send: a name may occur more than once. */
function ask(method: string, path: string, headers: readonly string[] = [], body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { host, port } = new URL(server.url);
    const sent = ["host", host, "content-length", String(Buffer.byteLength(body)), ...headers];
    const sending = request(
      { port, host: "127.0.0.1", method, path, headers: sent, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          text += piece;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: flat(response.headers), body: text }),
        );
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));

const own = () => ["origin", server.url];

async function comesIn(token: string): Promise<string> {
  const entered = await ask("POST", `/login/${token}`, own());
  expect(entered.status).toBe(303);
  return entered.headers["set-cookie"]?.split(";")[0] ?? "";
}

describe.each(databases)("on %s", (kind) => {
  beforeEach(() => open(kind));

  test("no link is kept as it is, by whatever way it was made", async () => {
    const started = await welcomeLines({ database, url: server.url, demo: false, config });
    const first = tokenIn(started.join("\n"));
    const again = tokenIn((await loginLink(database, config, "")).says);
    expect((await ask("GET", `/login/${first}`)).status).toBe(200);
    const cookie = await comesIn(first);
    const form = [
      "cookie",
      cookie,
      "content-type",
      "application/x-www-form-urlencoded",
      "hx-request",
      "true",
      ...own(),
    ];
    const invited = await ask("POST", "/say", form, `line=${encodeURIComponent("/team invite Wang")}`);
    expect(invited.status).toBe(200);
    const invitation = tokenIn(invited.body);
    const plain = form.toSpliced(4, 2);
    const unscripted = await ask("POST", "/say", plain, `line=${encodeURIComponent("/team invite Li Lei")}`);
    const scripted = tokenIn((await loginLink(database, config, "Wang")).says);
    const admin = tokenIn((await loginLink(database, config, "")).says);
    const tokens = [first, again, invitation, tokenIn(unscripted.body), scripted, admin];
    const kept = await everythingKept();
    for (const token of tokens) expect(kept).not.toContain(token);
    expect(kept).toContain("Sign-in link for Wang");
    expect(await database.prisma.loginLink.count()).toBe(tokens.length);

    // They work all the same.
    await comesIn(invitation);
    expect((await ask("GET", `/login/${invitation}`)).status).toBe(410);
    expect(logged).not.toMatch(new RegExp(tokens.join("|")));
    expect((await ask("GET", "/metrics")).body).not.toMatch(new RegExp(tokens.join("|")));
  });

  test("a request that fails leaves no token in the log, whoever asks how", async () => {
    const token = tokenIn((await loginLink(database, config, "")).says);
    breaks = new Error("the database is away");
    for (const [method, more] of [
      ["GET", ""],
      ["HEAD", ""],
      ["POST", ""],
      ["DELETE", ""],
      ["GET", "/"],
      ["GET", "?x=%"],
    ] as const) {
      await ask(method, `/login/${token}${more}`, own());
      await ask(method, `//login/${token}${more}`, own());
    }
    expect(logged).toContain("the database is away");
    expect(logged).not.toContain(token);
    const { body } = await ask("GET", "/metrics");
    expect(body).not.toContain(token);
    expect(body).toContain('area="/login"');
  });
});

describe("guesses over the wire", () => {
  beforeEach(() => open("embedded"));

  const guess = (...forwarded: string[]) =>
    ask(
      "GET",
      `/login/${crypto.randomUUID()}`,
      forwarded.flatMap((one) => ["x-forwarded-for", one]),
    );

  test("one client behind a proxy locks out nobody else, and a good link works for it, too", async () => {
    const token = tokenIn((await loginLink(database, config, "")).says);
    const forged = ["6.6.6.6", "nonsense", "127.0.0.1", "x".repeat(8_000)];
    let slowed = await guess("203.0.113.9");
    // The count starts anew every minute.
    for (let at = 0; slowed.status !== 429 && at < 60; at += 1)
      slowed = await guess(forged[at % forged.length] ?? "", "203.0.113.9");
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(0);
    expect((await guess("203.0.113.9, 198.51.100.7")).status).toBe(410);
    expect((await guess()).status).toBe(410);
    const good = await ask("POST", `/login/${token}`, ["x-forwarded-for", "203.0.113.9", ...own()]);
    expect(good.status).toBe(303);
  });
});
