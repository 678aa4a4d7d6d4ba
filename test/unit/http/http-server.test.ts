import { request } from "node:http";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import type { Chat, ChatState } from "../../../src/chat/platform.ts";
import { type HttpParts, type HttpServer, startHttpServer } from "../../../src/http/http-server.ts";
import { CannotListen } from "../../../src/http/listening.ts";
import { createMetrics } from "../../../src/http/metrics.ts";

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.close(100);
  server = undefined;
});

/** A chat that answers on one path, slowly or not. */
function chatOn(path: string, answer: () => Promise<string>, state: ChatState = { state: "ready" }): Chat {
  const routes = new Hono();
  routes.post(path, async (c) => c.text(`${await answer()} ${(await c.req.text()).length}`));
  return {
    platform: "slack",
    knowsKeysFor: 0,
    routes,
    start: async () => {},
    stop: async () => {},
    state: () => state,
    send: async () => ({ ref: "" }),
  };
}

async function open(more: Partial<HttpParts> = {}): Promise<HttpServer> {
  server = await startHttpServer({
    host: "127.0.0.1",
    port: 0,
    chats: [chatOn("/slack/events", async () => "heard")],
    databaseAnswers: async () => true,
    whyFull: async () => undefined,
    metrics: createMetrics(),
    log: { info() {}, warn() {}, error() {} },
    ...more,
  });
  return server;
}

/** The answer may arrive and the connection end before everything is sent: fetch would call that a failure. */
function statusOf(
  url: string,
  body: string,
  headers: Record<string, string>,
  path = "/slack/events",
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(url + path, { method: "POST", headers }, (response) => {
      resolve(response.statusCode);
      response.resume();
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

test("the metrics are shown to who knows their token, where there is one", async () => {
  const free = await open();
  expect((await fetch(`${free.url}/metrics`)).status).toBe(200);
  await free.close(100);
  const { url } = await open({ metricsToken: "a-token-of-the-operator" });
  const asked = async (authorization?: string) =>
    (await fetch(`${url}/metrics`, { headers: authorization ? { authorization } : {} })).status;
  expect(await asked()).toBe(401);
  expect(await asked("Bearer a-token-of-the-operatox")).toBe(401);
  expect(await asked("Bearer a-token-of-the-operator")).toBe(200);
});

test("a full disk takes it out of service, with the reason", async () => {
  let reason: string | undefined = "the disk of DATA_DIR is full: 3 MB are left";
  const { url } = await open({ whyFull: async () => reason });
  const full = await fetch(`${url}/readyz`);
  expect([full.status, await full.json()]).toMatchObject([
    503,
    { status: "not ready", database: true, reason },
  ]);
  reason = undefined;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test("the process is up; it is ready when the database answers, whatever the chats do", async () => {
  const failed = chatOn("/slack/events", async () => "", { state: "failed", detail: "invalid_auth" });
  let database = true;
  const { url, drain } = await open({ chats: [failed], databaseAnswers: async () => database });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: "ready", database: true, chats: { slack: { state: "failed", detail: "invalid_auth" } } },
  ]);
  database = false;
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  database = true;
  drain();
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("a database that throws is not ready, not an error", async () => {
  const { url } = await open({
    databaseAnswers: async () => {
      throw new Error("connection refused");
    },
  });
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});

test("a database that is silent is not ready, and the answer does not wait for it", {
  timeout: 8_000,
}, async () => {
  const { url } = await open({ databaseAnswers: () => new Promise(() => {}) });
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});

test("numbers name areas and kinds of answers, and unknown paths share one name", async () => {
  const metrics = createMetrics();
  const { url } = await open({ metrics });
  await fetch(`${url}/slack/events`, { method: "POST", body: "x" });
  await fetch(`${url}/wp-admin/${crypto.randomUUID()}`);
  const big = "x".repeat(2 * 1024 * 1024);
  await statusOf(url, big, { "content-length": String(big.length) }, "/wpadmin").catch(() => {});
  metrics.useCase("deal.show", "card", 12);
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('loudou_http_request_seconds_count{method="POST",area="/slack",status="2xx"} 1');
  expect(text).toContain('loudou_http_request_seconds_count{method="GET",area="unknown",status="4xx"} 1');
  expect(text).toContain('loudou_use_case_seconds_sum{use_case="deal.show",outcome="card"} 0.012');
  expect(text).toContain('loudou_http_request_seconds_count{method="POST",area="unknown",status="4xx"} 1');
  expect(text).not.toMatch(/wp-?admin/);
});

test("a body over one megabyte is refused, with or without a length", async () => {
  const { url } = await open();
  const big = "x".repeat(1024 * 1024 + 1);
  expect(await statusOf(url, big, { "content-length": String(big.length) })).toBe(413);
  expect(await statusOf(url, big, { "transfer-encoding": "chunked" })).toBe(413);
  const fits = await fetch(`${url}/slack/events`, { method: "POST", body: "x".repeat(1000) });
  expect(await fits.text()).toBe("heard 1000");
});

test("a file is counted by the chat that takes it in, not by the limit of events", async () => {
  const chat = { ...chatOn("/files", async () => "kept"), filePaths: ["/files"] };
  const { url } = await open({ chats: [chat] });
  const big = "x".repeat(3 * 1024 * 1024);
  const kept = await fetch(`${url}/files?name=a.xlsx`, { method: "POST", body: big });
  expect(await kept.text()).toBe(`kept ${big.length}`);
  expect(await statusOf(url, big, { "content-length": String(big.length) }, "/files/x")).toBe(413);
});

test("what breaks inside says nothing about the inside", async () => {
  const broken = chatOn("/slack/events", async () => {
    throw new Error("password is hunter2");
  });
  const { url } = await open({ chats: [broken] });
  const response = await fetch(`${url}/slack/events`, { method: "POST", body: "" });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("hunter2");
});

test("what breaks leaves only the beginning of its path in the log: the rest may be a sign-in link", async () => {
  const broken = chatOn("/login/:token", async () => {
    throw new Error("the database is away");
  });
  const logged: unknown[] = [];
  const error = (...told: unknown[]) => logged.push(...told);
  const { url } = await open({ chats: [broken], log: { info() {}, warn() {}, error } });
  const token = "x".repeat(43);
  expect((await fetch(`${url}/login/${token}`, { method: "POST" })).status).toBe(500);
  expect(logged).toMatchObject([{ method: "POST", area: "/login" }, "request failed"]);
  expect(JSON.stringify(logged)).not.toContain(token);
});

test("closing lets the request under way finish and takes no new one", async () => {
  let finish: (text: string) => void = () => {};
  const slow = chatOn("/slack/events", () => new Promise((resolve) => (finish = resolve)));
  const { url, close } = await open({ chats: [slow] });
  const answer = fetch(`${url}/slack/events`, { method: "POST", body: "" });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closing = close(5_000);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  finish("late but whole");
  expect(await (await answer).text()).toBe("late but whole 0");
  await closing;
});

test("what does not finish is cut when the grace is over", async () => {
  const stuck = chatOn("/slack/events", () => new Promise(() => {}));
  const { url, close } = await open({ chats: [stuck] });
  const answer = fetch(`${url}/slack/events`, { method: "POST", body: "" }).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 100));
  await close(200);
  expect(await answer).toBe("cut");
});

test("a taken port and a host that is not ours are told in a sentence that names the setting", async () => {
  const { port } = await open();
  const taken = await open({ port }).catch((error) => error);
  expect(taken).toBeInstanceOf(CannotListen);
  expect(taken.message).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken .* set PORT`));
  // 192.0.2.0/24 is for documents only (RFC 5737).
  for (const host of ["192.0.2.1", "no-such-host.invalid"])
    await expect(open({ host }), host).rejects.toThrow(`HOST ${host} is no address of this machine`);
});

test.each(["0.0.0.0", "127.0.0.1", "localhost"])("on %s says an address that leads there", async (host) => {
  const { url } = await open({ host });
  expect(url).not.toContain("0.0.0.0");
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
