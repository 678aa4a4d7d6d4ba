/** One port for everything: the chats' webhooks, the web chat, health and metrics. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { limitBody } from "../chat/limit-body.ts";
import type { Chat } from "../chat/platform.ts";
import { localUrl } from "../local-url.ts";
import { CannotListen } from "./listening.ts";
import type { Metrics } from "./metrics.ts";
import { type Readiness, statusRoutes } from "./status-routes.ts";

/** No platform's event comes near; what is larger is not read. Files are, and are counted by who takes them in. */
const largestBody = 1024 * 1024;

export type HttpParts = Readonly<{
  host: string;
  /** 0 for any free one. */
  port: number;
  chats: readonly Chat[];
  databaseAnswers: Readiness["databaseAnswers"];
  whyFull: Readiness["whyFull"];
  holdsDeliveries?: Readiness["holdsDeliveries"];
  metrics: Metrics;
  metricsToken?: string;
  log: Pick<Logger, "info" | "warn" | "error">;
}>;

export type HttpServer = Readonly<{
  /** Where it is reached from this machine, with the port it really has. */
  url: string;
  port: number;
  /**
   * First step of shutting down: /readyz says no, so that no new traffic is sent here.
   * New requests are still answered.
   */
  drain(): void;
  /**
   * Takes no more connections and waits for the requests in progress. Streams have to be ended first
   * (`Chat.stop`).
   * @param graceMs after which what is still open is cut
   */
  close(graceMs: number): Promise<void>;
}>;

function createHttpApp(parts: Omit<HttpParts, "host" | "port">, draining: () => boolean): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const area = c.res.status === 404 ? "unknown" : knownArea(c.req.path);
    parts.metrics.request(knownMethod(c.req.method), area, c.res.status, (performance.now() - began) / 1000);
    c.res.headers.set("X-Content-Type-Options", "nosniff");
    if (isOnItsWay(c)) c.res.headers.set("Connection", "close");
  });
  // Also what is turned away before anybody looks for its path must not leave its name in the metrics.
  const areas = new Set<string>();
  const knownArea = (path: string) => (areas.has(areaOf(path)) ? areaOf(path) : "unknown");
  const tooLarge = (c: Context) => c.text("The request is too large.", 413);
  const limited = limitBody(largestBody, tooLarge);
  const filePaths = new Set(parts.chats.flatMap((chat) => chat.filePaths ?? []));
  app.use((c, next) => (filePaths.has(c.req.path) ? next() : limited(c, next)));
  app.route("/", statusRoutes({ ...parts, draining }, parts.metrics, parts.metricsToken));
  for (const chat of parts.chats) app.route("/", chat.routes);
  for (const { path } of app.routes) areas.add(areaOf(path));
  app.notFound((c) => c.text("There is nothing here.", 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    // The rest of a path may be a sign-in link.
    parts.log.error(
      { err: error, method: knownMethod(c.req.method), area: knownArea(c.req.path) },
      "request failed",
    );
    return c.text("Something went wrong on our side.", 500);
  });
  return app;
}

const areaOf = (path: string): string => /^\/[a-z]*/.exec(path)?.[0] ?? "/";

/** What fits into the buffers on the way has come in, read or not. */
const bufferedBody = 32 * 1024;

/**
 * Whether the rest of an unread body is still arriving on this connection. The server cuts such a connection
 * half a second later, with whatever a proxy has sent on it by then, so nobody may use it any more.
 */
function isOnItsWay(c: Context): boolean {
  const length = c.req.header("content-length");
  const large =
    length === undefined ? c.req.header("transfer-encoding") !== undefined : Number(length) > bufferedBody;
  return large && !c.req.raw.bodyUsed;
}

/** Anyone can send any word as a method; a metric must not keep them all. */
const knownMethod = (method: string): string =>
  ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].includes(method) ? method : "OTHER";

/** @throws CannotListen */
export async function startHttpServer(parts: HttpParts): Promise<HttpServer> {
  let draining = false;
  const app = createHttpApp(parts, () => draining);
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve(
      {
        fetch: app.fetch,
        hostname: parts.host,
        port: parts.port,
        // Slow senders are cut; a stream only answers and is not touched by these.
        serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
      },
      () => resolve(starting),
    ) as Server;
    starting.once("error", (error) => reject(new CannotListen(parts.host, parts.port, error)));
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: localUrl(parts.host, port),
    port,
    drain() {
      draining = true;
    },
    async close(graceMs) {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // A kept-alive connection becomes idle only when its answer has gone out.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const late = new AbortController();
      await Promise.race([closed, sleep(graceMs, undefined, { signal: late.signal }).catch(() => {})]);
      late.abort();
      clearInterval(sweep);
      server.closeAllConnections();
      await closed;
    },
  };
}
