import { setTimeout as wait } from "node:timers/promises";
import type { Json } from "../../judges/payload-walk.ts";

/** Lark waits this long for an answer, the bot's own work included. */
export const answerWithinMs = 3000;

/** One attempt to deliver an event to the bot. */
export type Attempt = Readonly<{
  at: number;
  /** answered: in time, whatever the status. too late: past 3 s. unreachable: no connection, or it broke. */
  outcome: "answered" | "too late" | "unreachable";
  ms: number;
  /** HTTP status, or `code` of the acknowledgement on the long connection. */
  status?: number;
  /** The answer's body, parsed. */
  answer?: unknown;
}>;

/** An event and every attempt to deliver it. */
export type Delivery = {
  eventId: string;
  eventType: string;
  event: Json;
  attempts: Attempt[];
  /** The last attempt so far was answered in time with 200. */
  readonly accepted: boolean;
};

/** Delivers one event to the bot, over either transport. */
export type Transport = (event: Json) => Promise<Attempt>;

/**
 * Delivers events, and again after anything but a 200 in time, as Lark does; its 15 s, 5 min, 1 h, 6 h are
 * shortened.
 */
export class Deliveries {
  readonly all: Delivery[] = [];
  readonly #transport: Transport;
  readonly #redeliverAfterMs: number[];
  readonly #stopped = new AbortController();

  constructor(transport: Transport, redeliverAfterMs: number[]) {
    this.#transport = transport;
    this.#redeliverAfterMs = redeliverAfterMs;
  }

  /**
   * Delivers and resolves after the first attempt; further ones continue in the background.
   * @param redelivered false for card callbacks, which Lark never repeats
   */
  async deliver(event: Json, redelivered: boolean): Promise<Delivery> {
    const header = event.header as Json;
    const delivery: Delivery = {
      eventId: String(header.event_id),
      eventType: String(header.event_type),
      event,
      attempts: [],
      get accepted() {
        const last = this.attempts[this.attempts.length - 1];
        return last?.outcome === "answered" && last.status === 200;
      },
    };
    this.all.push(delivery);
    delivery.attempts.push(await this.#transport(event));
    if (redelivered && !delivery.accepted) void this.#again(delivery);
    return delivery;
  }

  /** Delivers an event once more although it was accepted: Lark promises at least once, not once. */
  async repeat(delivery: Delivery): Promise<Attempt> {
    const attempt = await this.#transport(delivery.event);
    delivery.attempts.push(attempt);
    return attempt;
  }

  /** Attempts that the bot did not answer with 200 within 3 s. */
  get failures(): { delivery: Delivery; attempt: Attempt }[] {
    return this.all.flatMap((delivery) =>
      delivery.attempts
        .filter((attempt) => attempt.outcome !== "answered" || attempt.status !== 200)
        .map((attempt) => ({ delivery, attempt })),
    );
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #again(delivery: Delivery): Promise<void> {
    for (const ms of this.#redeliverAfterMs) {
      try {
        await wait(ms, undefined, { signal: this.#stopped.signal, ref: false });
      } catch {
        return;
      }
      delivery.attempts.push(await this.#transport(delivery.event));
      if (delivery.accepted) return;
    }
  }
}
