import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { PlatformName } from "../../src/chat/inbound.ts";
import { type Chat, type Outbound, SendError } from "../../src/chat/platform.ts";
import type { TokenBuckets } from "./token-bucket.ts";

/** A chat without people: records what it was given, and fails on demand. */
export class RecordingChat implements Chat {
  readonly platform: PlatformName;
  readonly routes = new Hono();
  /** Every call of `send`, answered or not. */
  readonly calls: (Outbound & { at: number })[] = [];
  /** What arrived, in order. */
  readonly arrived: Outbound[] = [];
  /** Throws to make an attempt fail before anything has arrived. */
  before: (message: Outbound) => void | Promise<void> = () => {};
  /** Throws to make an attempt fail although the message has arrived. */
  after: (message: Outbound) => void | Promise<void> = () => {};
  /** Milliseconds until an answer. */
  latency = 0;
  /** Recognises a key it has seen, as Lark does by `uuid`. */
  dedupes = false;
  knowsKeysFor = Number.POSITIVE_INFINITY;
  limits: TokenBuckets | undefined;
  refusals = 0;

  constructor(platform: PlatformName = "web") {
    this.platform = platform;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  state() {
    return { state: "ready" } as const;
  }

  async send(message: Outbound): Promise<{ ref: string }> {
    this.calls.push({ ...message, at: Date.now() });
    const seconds = this.limits?.take(message.installation) ?? 0;
    if (seconds > 0) {
      this.refusals++;
      throw new SendError("slow down", { code: "ratelimited", retryable: true, retryAfterSeconds: seconds });
    }
    if (this.latency > 0) await wait(this.latency);
    await this.before(message);
    await message.stillMine();
    const known = this.dedupes && this.arrived.some(({ key }) => key === message.key);
    if (!known) this.arrived.push(message);
    await this.after(message);
    return { ref: `ref of ${message.key}` };
  }
}
