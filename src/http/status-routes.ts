/** Endpoints for monitoring: is the process up, does it take requests, its metrics. */
import { createHash, timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import type { Chat } from "../chat/platform.ts";
import type { Metrics } from "./metrics.ts";

export type Readiness = Readonly<{
  /** Whether the database answers; a rejected promise counts as no. */
  databaseAnswers(): Promise<boolean>;
  /** Why nothing can be written, such as a full disk; undefined: it can. */
  whyFull(): Promise<string | undefined>;
  chats: readonly Chat[];
  /** True where no message is sent on purpose. */
  holdsDeliveries?: boolean;
  /** True from the first sign of shutting down. */
  draining(): boolean;
}>;

/** In milliseconds. A slower database is unusable, and the caller gives up soon too. */
const patience = 3_000;

/** @param metricsToken set: who reads the metrics has to know it */
export function statusRoutes(readiness: Readiness, metrics: Metrics, metricsToken?: string): Hono {
  const routes = new Hono();

  routes.get("/healthz", (c) => c.json({ status: "up" }));

  // A chat that cannot be reached is named here but is no reason to take the process out of service.
  routes.get("/readyz", async (c) => {
    const database = !readiness.draining() && (await inTime(readiness.databaseAnswers(), false));
    const reason = database
      ? await inTime(readiness.whyFull(), "the database takes too long to write")
      : undefined;
    const chats = Object.fromEntries(
      readiness.chats.map((chat) => [chat.platform, { ...chat.state(), rotation: chat.rotation?.() }]),
    );
    const held = readiness.holdsDeliveries ? { deliveries: "held" } : {};
    const isReady = database && reason === undefined;
    const status = isReady ? "ready" : "not ready";
    return c.json({ status, database, reason, chats, ...held }, isReady ? 200 : 503);
  });

  routes.get("/metrics", async (c) => {
    if (
      metricsToken !== undefined &&
      !isSame(c.req.header("authorization") ?? "", `Bearer ${metricsToken}`)
    ) {
      c.header("WWW-Authenticate", "Bearer");
      return c.text("The metrics want their token.", 401);
    }
    c.header("Content-Type", metrics.registry.contentType);
    return c.body(await metrics.registry.metrics());
  });

  return routes;
}

/** A server that is cut off refuses nothing, it is only silent. @param otherwise where it fails or takes too long */
function inTime<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([asked.catch(() => otherwise), sleep(patience, otherwise, { ref: false })]);
}

/** Takes as long for whatever was guessed. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
