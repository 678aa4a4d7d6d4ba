import { createHmac } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";

/** Slack waits this long for an answer. */
export const answerWithinMs = 3000;

/** How the bot answered something Slack sent it. */
export type Answered = Readonly<{
  at: number;
  /** answered: in time, whatever the status. too late: past 3 s. unreachable: no connection, or it broke. */
  outcome: "answered" | "too late" | "unreachable";
  ms: number;
  /** HTTP status; 200 for an acknowledgement over Socket Mode. */
  status?: number;
  /** The body, parsed where it is JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}>;

export type SlackRequest = Readonly<{
  headers: Record<string, string>;
  body: string;
}>;

/** Ways to be an impostor or a broken client. */
export const forgeries = [
  "bad signature",
  "no signature",
  "signed with another secret",
  "stale timestamp",
  "future timestamp",
  "no timestamp",
  "replay",
  "body changed after signing",
  "malformed payload",
  "malformed JSON",
  "empty body",
  "oversized",
] as const;
export type Forgery = (typeof forgeries)[number];

const form = "application/x-www-form-urlencoded";

export const formRequest = (fields: Record<string, string>): SlackRequest => ({
  headers: { "content-type": form },
  body: new URLSearchParams(fields).toString(),
});
export const jsonRequest = (body: Json): SlackRequest => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Adds timestamp and signature: HMAC-SHA256 over `v0:timestamp:raw body`. */
export function signed(request: SlackRequest, secret: string, at = Date.now()): SlackRequest {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${request.body}`).digest("hex");
  const headers = {
    ...request.headers,
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${signature}`,
  };
  return {
    headers: { "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)", ...headers },
    body: request.body,
  };
}

export async function post(url: string, request: SlackRequest): Promise<Answered> {
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
    return {
      at,
      outcome: "answered",
      ms: ms(),
      status: response.status,
      body: parsed(text),
      headers: Object.fromEntries(response.headers),
    };
  } catch (error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    return { at, outcome: late ? "too late" : "unreachable", ms: ms() };
  }
}

/** A request that must have no effect, made from a good one. */
export function forged(kind: Forgery, request: SlackRequest, secret: string): SlackRequest {
  const good = signed(request, secret);
  const hour = 3_600_000;
  const lacking = (name: string) => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name)),
  });
  switch (kind) {
    case "bad signature":
      return { ...good, headers: { ...good.headers, "x-slack-signature": `v0=${"0".repeat(64)}` } };
    case "no signature":
      return lacking("x-slack-signature");
    case "signed with another secret":
      return signed(request, "another secret");
    case "stale timestamp":
      return signed(request, secret, Date.now() - hour);
    case "future timestamp":
      return signed(request, secret, Date.now() + hour);
    case "no timestamp":
      return lacking("x-slack-request-timestamp");
    case "replay":
      return good;
    case "body changed after signing":
      return { ...good, body: good.body.replace(/user_id=[^&]*/, "user_id=U0EVIL0001") };
    case "malformed payload":
      return signed(formRequest({ payload: '{"type":' }), secret);
    case "malformed JSON":
      return signed({ headers: { "content-type": "application/json" }, body: '{"type":' }, secret);
    case "empty body":
      return signed({ ...request, body: "" }, secret);
    case "oversized":
      return signed({ ...request, body: `${request.body}&filler=${"x".repeat(4 * 1024 * 1024)}` }, secret);
  }
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
