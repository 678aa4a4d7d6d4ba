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
    return order.success ? c.json({ answer: await carryOut(order.data) }) : c.text("no such order", 400);
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
