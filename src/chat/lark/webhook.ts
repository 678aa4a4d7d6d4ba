/**
 * POST /lark/events, for events and card callbacks. Our own receiver instead of the SDK's: signature, time and
 * token are checked on the raw bytes before anything is parsed, and every request gets its answer.
 */
import { Hono } from "hono";
import { z } from "zod";
import { limitBody } from "../limit-body.ts";
import { type Secrets, type SecretUsed, whichFits } from "../rotation.ts";
import { type Envelope, envelope } from "./events.ts";
import { limits } from "./limits.ts";
import { decrypt, isSigned, sameText } from "./webhook-secrets.ts";

export type WebhookParts = Readonly<{
  appId: string;
  encryptKeys: Secrets;
  verificationTokens: Secrets;
  /** Told of each event that was verified; "previous" where one of its secrets was. */
  onVerified: (by: SecretUsed) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** @returns what Lark gets as the answer's body */
  handle: (event: Envelope) => Promise<object | undefined>;
  /** Told of every request that was turned away. */
  onRefused: (why: string) => void;
}>;

const encrypted = z.object({ encrypt: z.string() });
const challenge = z.object({
  type: z.literal("url_verification"),
  token: z.string(),
  challenge: z.string().max(1_000),
});

export function larkWebhook(parts: WebhookParts): Hono {
  const routes = new Hono();
  const tooLarge = limitBody(limits.webhookBytes, (c) => c.json({ error: "body too large" }, 413));
  routes.post("/lark/events", tooLarge, async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const read = readRequest(raw, (name) => c.req.header(name), parts);
    if (read.type === "refused") {
      parts.onRefused(read.why);
      // One answer for every reason: an impostor learns nothing from it.
      return c.json({ error: "not accepted" }, read.status);
    }
    if (read.type === "challenge") return c.json({ challenge: read.challenge });
    parts.onVerified(read.by);
    try {
      return c.json((await parts.handle(read.event)) ?? {});
    } catch {
      // Lark brings it again. The handler has told the log.
      return c.json({ error: "try again" }, 500);
    }
  });
  return routes;
}

type ReadRequest =
  | { type: "event"; event: Envelope; by: SecretUsed }
  | { type: "challenge"; challenge: string }
  | { type: "refused"; why: string; status: 400 | 401 };

const refused = (why: string, status: 400 | 401 = 401): ReadRequest => ({ type: "refused", why, status });

function readRequest(
  raw: Uint8Array,
  header: (name: string) => string | undefined,
  parts: WebhookParts,
): ReadRequest {
  const timestamp = header("x-lark-request-timestamp");
  const nonce = header("x-lark-request-nonce");
  const signature = header("x-lark-signature");
  const signed = timestamp !== undefined && nonce !== undefined && signature !== undefined;
  const signer =
    signed && whichFits(parts.encryptKeys, (key) => isSigned(raw, { timestamp, nonce, signature }, key));
  if (signed) {
    if (!signer) return refused("wrong signature");
    if (!isFresh(timestamp, parts.now())) return refused("stale or future timestamp");
  }
  const keys = signer ? [parts.encryptKeys[signer]] : [parts.encryptKeys.current, parts.encryptKeys.previous];
  const body = keys.map((key) => key !== undefined && bodyOf(raw, key)).find(Boolean);
  // Lark signs everything but the console's check of the address, which therefore may do nothing but echo.
  if (body === undefined) return refused("not an encrypted JSON object", signed ? 400 : 401);
  const tokenOf = (token: string) => whichFits(parts.verificationTokens, (known) => sameText(token, known));
  const asked = challenge.safeParse(body).data;
  if (asked) {
    return tokenOf(asked.token)
      ? { type: "challenge", challenge: asked.challenge }
      : refused("wrong verification token");
  }
  if (!signer) return refused("no signature");
  const event = envelope.safeParse(body).data;
  if (!event) return refused("not an event of schema 2.0", 400);
  const token = tokenOf(event.header.token ?? "");
  if (!token) return refused("wrong verification token");
  if (event.header.app_id !== parts.appId) return refused("meant for another app");
  return { type: "event", event, by: signer === "previous" ? signer : token };
}

function bodyOf(raw: Uint8Array, encryptKey: string): unknown {
  try {
    const outer = encrypted.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw)));
    return JSON.parse(decrypt(outer.encrypt, encryptKey));
  } catch {
    return undefined;
  }
}

/** Seconds since 1970; a clock that runs ahead is as little trusted as one that lags. */
function isFresh(timestamp: string, now: number): boolean {
  if (!/^\d{9,11}$/.test(timestamp)) return false;
  return Math.abs(now / 1000 - Number(timestamp)) <= limits.webhookSkewSeconds;
}
