import { setTimeout as wait } from "node:timers/promises";
import type { Json } from "../../judges/payload-walk.ts";
import type { Answered } from "./signed-post.ts";

type Retry = Readonly<{
  number: number;
  reason: string;
}>;

/** An event and every attempt to deliver it. */
export type EventDelivery = Readonly<{
  payload: Json;
  attempts: Answered[];
}>;

export type EventWire = (payload: Json, retry?: Retry) => Promise<Answered>;

/** Delivers events, and again after anything but a 2xx in time; Slack's "at once, 1 min, 5 min" are shortened. */
export class EventDeliveries {
  readonly all: EventDelivery[] = [];
  readonly #wire: EventWire;
  readonly #retryAfterMs: number[];
  readonly #stopped = new AbortController();

  constructor(wire: EventWire, retryAfterMs: number[]) {
    this.#wire = wire;
    this.#retryAfterMs = retryAfterMs;
  }

  /** Resolves after the first attempt; retries continue in the background. */
  async deliver(payload: Json): Promise<EventDelivery> {
    const delivery: EventDelivery = { payload, attempts: [await this.#wire(payload)] };
    this.all.push(delivery);
    void this.#again(delivery);
    return delivery;
  }

  /** Delivers once more although it was accepted. */
  async repeat(delivery: EventDelivery, reason = "http_timeout"): Promise<Answered> {
    const attempt = await this.#wire(delivery.payload, { number: delivery.attempts.length, reason });
    delivery.attempts.push(attempt);
    return attempt;
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #again(delivery: EventDelivery): Promise<void> {
    for (const [index, ms] of this.#retryAfterMs.entries()) {
      const last = delivery.attempts[delivery.attempts.length - 1]!;
      const accepted = last.outcome === "answered" && last.status !== undefined && last.status < 300;
      if (accepted || last.headers?.["x-slack-no-retry"] === "1") return;
      try {
        await wait(ms, undefined, { signal: this.#stopped.signal, ref: false });
      } catch {
        return;
      }
      const reason = { answered: "http_error", "too late": "http_timeout", unreachable: "connection_failed" }[
        last.outcome
      ];
      delivery.attempts.push(await this.#wire(delivery.payload, { number: index + 1, reason }));
    }
  }
}
