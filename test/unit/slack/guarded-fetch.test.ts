import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { guardedFetch } from "../../../src/chat/slack/guarded-fetch.ts";
import { eventually } from "../../fakes/eventually.ts";

let server: Server;
let url: string;
let answering: Promise<void>;
const sockets: Socket[] = [];
const bodies: string[] = [];

beforeEach(async () => {
  sockets.length = 0;
  bodies.length = 0;
  answering = Promise.resolve();
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(`${request.method} ${request.headers["content-type"]} ${body}`);
    await answering;
    response.writeHead(503, { "content-type": "text/plain", "x-two": ["one", "two"] });
    response.end("不行");
  });
  server.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/x`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const post = (fetching: typeof fetch, signal?: AbortSignal) =>
  fetching(url, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "a=1",
    signal,
  });

test("asks when the connection is there, and before anything is written", async () => {
  const asked = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  const response = post(
    guardedFetch(() => {
      asked.resolve();
      return may.promise;
    }),
  );
  await asked.promise;
  await eventually("the connection", () => sockets.length === 1);
  expect(sockets[0]!.bytesRead).toBe(0);
  may.resolve();
  await response;
  expect(bodies).toEqual(["POST application/x-www-form-urlencoded a=1"]);
});

test("writes nothing when it may not, and rejects with the reason", async () => {
  const why = new Error("another's");
  await expect(post(guardedFetch(() => Promise.reject(why)))).rejects.toBe(why);
  await eventually("the connection to end", () => sockets[0]?.destroyed);
  expect(sockets[0]!.bytesRead).toBe(0);
  expect(bodies).toEqual([]);
});

test("asks again on a connection that is used again", async () => {
  let asked = 0;
  const fetching = guardedFetch(async () => {
    asked++;
  });
  await (await post(fetching)).text();
  await (await post(fetching)).text();
  expect([asked, bodies.length, sockets.length]).toEqual([2, 2, 1]);
});

test("tells the answer as fetch does", async () => {
  const response = await post(guardedFetch(async () => {}));
  expect(response.status).toBe(503);
  expect(response.headers.get("content-type")).toBe("text/plain");
  expect(response.headers.get("x-two")).toBe("one, two");
  expect(await response.text()).toBe("不行");
});

test("ends with the signal's reason", async () => {
  answering = new Promise(() => {});
  await expect(
    post(
      guardedFetch(async () => {}),
      AbortSignal.timeout(50),
    ),
  ).rejects.toMatchObject({
    name: "TimeoutError",
  });
});

test("tells a connection that was never made by its system's word", async () => {
  server.close();
  server.closeAllConnections();
  await expect(post(guardedFetch(async () => {}))).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
