import { randomBytes } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";
import { type Attempt, answerWithinMs } from "./deliveries.ts";
import { encryptEvent, signEvent } from "./event-crypto.ts";

/** Where the bot receives webhooks, and with which secrets. */
export type WebhookTarget = Readonly<{
  url: string;
  /** None: events travel in the clear and unsigned, as Lark sends them to such apps. */
  encryptKey?: string;
  verificationToken: string;
}>;

/** Ways to be an impostor or a broken client. */
export const forgeries = [
  "bad signature",
  "no signature",
  "stale timestamp",
  "future timestamp",
  "replay",
  "wrong token",
  "wrong key",
  "no JSON inside",
  "no event inside",
  "in the clear",
  "malformed JSON",
  "empty body",
  "not an object",
  "oversized",
] as const;
export type Forgery = (typeof forgeries)[number];

export type SignedRequest = Readonly<{
  headers: Record<string, string>;
  body: string;
}>;

/** An event as Lark posts it: encrypted, signed over the raw bytes, stamped with now. */
export function signedRequest(event: Json, target: WebhookTarget, at = Date.now()): SignedRequest {
  const json = JSON.stringify(event);
  const contentType = { "content-type": "application/json; charset=utf-8", "user-agent": "Feishu/webhook" };
  if (!target.encryptKey) return { headers: contentType, body: json };
  const timestamp = String(Math.floor(at / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const body = JSON.stringify({ encrypt: encryptEvent(json, target.encryptKey) });
  return {
    headers: {
      ...contentType,
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": signEvent(timestamp, nonce, target.encryptKey, body),
    },
    body,
  };
}

/** Posts a request and waits 3 s for the answer, following no redirects. */
export async function post(url: string, request: SignedRequest): Promise<Attempt> {
  const at = Date.now();
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  try {
    const response = await fetch(url, {
      method: "POST",
      ...request,
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const text = await response.text();
    return { at, outcome: "answered", ms: ms(), status: response.status, answer: parsed(text) };
  } catch (error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    return { at, outcome: late ? "too late" : "unreachable", ms: ms() };
  }
}

/** A request that must have no effect, made from an event that would have one. */
export function forged(kind: Forgery, event: Json, target: WebhookTarget): SignedRequest {
  const good = signedRequest(event, target);
  const hour = 3_600_000;
  const resigned = (body: string): SignedRequest => {
    const timestamp = good.headers["x-lark-request-timestamp"] ?? "";
    const nonce = good.headers["x-lark-request-nonce"] ?? "";
    const signature = signEvent(timestamp, nonce, target.encryptKey ?? "", body);
    return { headers: { ...good.headers, "x-lark-signature": signature }, body };
  };
  switch (kind) {
    case "bad signature":
      return { ...good, headers: { ...good.headers, "x-lark-signature": "0".repeat(64) } };
    case "no signature": {
      const { "x-lark-signature": _, ...headers } = good.headers;
      return { ...good, headers };
    }
    case "stale timestamp":
      return signedRequest(event, target, Date.now() - hour);
    case "future timestamp":
      return signedRequest(event, target, Date.now() + hour);
    case "replay":
      return good;
    case "wrong token":
      return signedRequest(
        { ...event, header: { ...(event.header as Json), token: "not-the-token" } },
        target,
      );
    case "wrong key":
      return resigned(JSON.stringify({ encrypt: encryptEvent(JSON.stringify(event), "another key") }));
    case "no JSON inside":
      return resigned(JSON.stringify({ encrypt: encryptEvent("hello", target.encryptKey ?? "") }));
    case "no event inside":
      return resigned(JSON.stringify({ encrypt: encryptEvent("[1,2,3]", target.encryptKey ?? "") }));
    case "in the clear":
      return resigned(JSON.stringify(event));
    case "malformed JSON":
      return resigned('{"encrypt":');
    case "empty body":
      return resigned("");
    case "not an object":
      return resigned("[1,2,3]");
    case "oversized":
      return resigned(JSON.stringify({ encrypt: "A".repeat(4 * 1024 * 1024) }));
  }
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
