/**
 * Where the operator's commands reach the running bot: the embedded database belongs to one process, so a command of its
 * own cannot open it. A port of its own on this machine only, and a secret in a file that only the bot's user may read.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { limitBody } from "../chat/limit-body.ts";
import { removeDeskFile, writeDeskFile } from "./desk-file.ts";
import { type Asked, asked } from "./orders.ts";

const largestBody = 64 * 1024;

const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());

/** Blanks before JSON mean nothing, and keep who waits from giving up: a client does after five silent minutes. */
const signOfLifeMs = 20_000;

/** The answer as JSON, with a sign of life until it is there. Who goes away meanwhile does not stop the work. */
function whileItWorks(work: Promise<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let signs: NodeJS.Timeout;
  return new ReadableStream({
    start(answer) {
      answer.enqueue(encoder.encode(" "));
      signs = setInterval(() => answer.enqueue(encoder.encode(" ")), signOfLifeMs);
      work
        .then(
          (done) => ({ answer: done }),
          (error: unknown) => ({ error: String(error) }),
        )
        .then((said) => {
          clearInterval(signs);
          answer.enqueue(encoder.encode(JSON.stringify(said)));
          answer.close();
        })
        // Nobody listens any more.
        .catch(() => {});
    },
    cancel: () => clearInterval(signs),
  });
}

/** @param carryOut answers with what goes back to the operator as JSON @returns how it is closed */
export async function openDesk(
  dataDir: string,
  carryOut: (order: Asked) => Promise<unknown>,
): Promise<{ close(): Promise<void> }> {
  const secret = randomBytes(32).toString("base64url");
  const app = new Hono();
  app.use(limitBody(largestBody, (c) => c.text("too large", 413)));
  app.post("/", async (c) => {
    const given = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    if (!sameSecret(given, secret)) return c.text("not the operator", 401);
    const order = asked.safeParse(await c.req.json().catch(() => undefined));
    if (!order.success) return c.text("no such order", 400);
    if (order.data.order !== "admin") return c.json({ answer: await carryOut(order.data) });
    return c.body(whileItWorks(carryOut(order.data)), 200, { "content-type": "application/json" });
  });
  app.onError((error, c) => c.json({ error: error.message }, 500));
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () =>
      resolve(starting),
    ) as Server;
    starting.once("error", reject);
  });
  const { port } = server.address() as AddressInfo;
  await writeDeskFile(dataDir, { url: `http://127.0.0.1:${port}/`, secret });
  return {
    async close() {
      await removeDeskFile(dataDir);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
