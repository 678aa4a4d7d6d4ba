/** Bolt's ear on our one HTTP port: signature first, then parsing, then Bolt; the acknowledgement is the answer. */
import type { App, Receiver } from "@slack/bolt";
import { type Context, Hono } from "hono";
import type { Logger as Log } from "pino";
import { limitBody } from "../limit-body.ts";
import type { Secrets, SecretUsed } from "../rotation.ts";
import { acknowledgeLate, type ProcessEvent } from "./acknowledge-late.ts";
import { limits } from "./limits.ts";
import { verifySignature } from "./verify-signature.ts";

export type HttpReceiverParts = Readonly<{
  signingSecrets: Secrets;
  /** Told of each request that was verified, and by which secret. */
  onVerified: (by: SecretUsed) => void;
  /** Real time: Slack's timestamps know nothing of a moved clock. */
  nowSeconds: () => number;
  log: Log;
}>;

export class HttpReceiver implements Receiver {
  readonly routes = new Hono();
  readonly #parts: HttpReceiverParts;
  readonly #underWay = new Set<Promise<unknown>>();
  #process: ProcessEvent | undefined;
  #open = false;

  constructor(parts: HttpReceiverParts) {
    this.#parts = parts;
    const limit = limitBody(limits.requestBytes, (c) => c.text("too large", 413));
    this.routes.post("/slack/events", limit, (c) => this.#receive(c));
  }

  init(app: App): void {
    this.#process = acknowledgeLate(app);
  }

  async start(): Promise<void> {
    this.#open = true;
  }

  /** Rejects new requests, so that Slack retries another replica or later; running ones finish. */
  async stop(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#underWay);
  }

  async #receive(c: Context): Promise<Response> {
    const { signingSecrets, onVerified, nowSeconds, log } = this.#parts;
    const body = new Uint8Array(await c.req.arrayBuffer());
    const timestamp = c.req.header("x-slack-request-timestamp");
    const signature = c.req.header("x-slack-signature");
    const verified = verifySignature({ timestamp, signature, body }, signingSecrets, nowSeconds());
    if (verified.problem) {
      log.warn({ problem: verified.problem }, "A request to /slack/events was not Slack's");
      return c.text("signature refused", 401);
    }
    onVerified(verified.by);
    const parsed = parse(body, c.req.header("content-type") ?? "");
    if (!parsed) return c.text("not understood", 400);
    if (parsed.ssl_check) return c.body(null, 200);
    if (parsed.type === "url_verification") return c.json({ challenge: String(parsed.challenge ?? "") });
    if (!this.#open || !this.#process) return c.text("not ready", 503);

    const retry = Number(c.req.header("x-slack-retry-num"));
    const work = this.#answer(this.#process, {
      body: parsed,
      retryNum: Number.isInteger(retry) && retry > 0 ? retry : undefined,
      retryReason: c.req.header("x-slack-retry-reason"),
    });
    this.#underWay.add(work.done);
    work.done.finally(() => this.#underWay.delete(work.done));
    const answer = await work.answer;
    if (answer === "failed") return c.text("failed", 500);
    if (answer === "nobody") return c.text("not understood", 404);
    if (answer.body === undefined || answer.body === "") return c.body(null, 200);
    return typeof answer.body === "string" ? c.text(answer.body) : c.json(answer.body as object);
  }

  /** `answer` settles with the acknowledgement, `done` when the listeners have finished what comes after it. */
  #answer(
    process: ProcessEvent,
    event: Readonly<{ body: Json; retryNum?: number; retryReason?: string }>,
  ): { answer: Promise<Answer>; done: Promise<void> } {
    const { promise: answer, resolve } = Promise.withResolvers<Answer>();
    const ack = async (body?: unknown) => resolve({ body });
    const done = process({ ...event, ack }).then(
      () => resolve("nobody"),
      (error: unknown) => {
        this.#parts.log.error({ err: error }, "A Slack event failed");
        resolve("failed");
      },
    );
    return { answer, done };
  }
}

type Json = Record<string, unknown>;
type Answer = { body: unknown } | "failed" | "nobody";

/** Events are JSON; commands a form; buttons and modals a form whose `payload` is JSON. */
function parse(body: Uint8Array, contentType: string): Json | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    if (contentType.includes("application/json")) return objectOrNothing(JSON.parse(text));
    const fields = Object.fromEntries(new URLSearchParams(text));
    if (fields.payload !== undefined) return objectOrNothing(JSON.parse(fields.payload));
    return Object.keys(fields).length > 0 ? fields : undefined;
  } catch {
    return undefined;
  }
}

const objectOrNothing = (value: unknown): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
