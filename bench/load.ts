/** Requests against one loopback address: at a fixed rate, or as many as a number of callers can make. */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { SlackRequest } from "../test/fakes/slack/signed-post.ts";
import { type Latencies, latenciesOf } from "./latencies.ts";

export type Target = Readonly<{
  url: string;
  /** A new request each time, because an event counts once. */
  next: () => SlackRequest;
  /** Whether the answer is the expected one. */
  isRight: (status: number, body: string) => boolean;
}>;

/** Callers keep their connections, as Slack does. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #target: Target;
  /** The first failure, for the report. */
  firstWrong: string | undefined;

  constructor(target: Target) {
    this.#target = target;
  }

  /** So many requests, a few at a time. @throws Error with the first wrong answer */
  async times(count: number, atOnce = 4): Promise<void> {
    let left = count;
    const caller = async () => {
      while (left-- > 0)
        if (!(await this.#one())) throw new Error(`not the right answer: ${this.firstWrong}`);
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
  }

  /**
   * Each request has a scheduled moment, and its time counts from there: a stall delays all requests that had to
   * wait.
   */
  async atRate(perSecond: number, seconds: number): Promise<Latencies> {
    const times: number[] = [];
    let failed = 0;
    const total = Math.round(perSecond * seconds);
    const began = performance.now();
    const running: Promise<void>[] = [];
    for (let nth = 0; nth < total; nth++) {
      const due = began + (nth * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 0) await sleep(wait);
      const ended = this.#one().then((right) => {
        times.push(performance.now() - due);
        if (!right) failed++;
      });
      running.push(ended);
    }
    await Promise.all(running);
    return latenciesOf(times, failed, (performance.now() - began) / 1000);
  }

  /** Every caller sends its next request as soon as it has its answer. */
  async saturated(callers: number, seconds: number): Promise<Latencies> {
    const times: number[] = [];
    let failed = 0;
    const began = performance.now();
    const until = began + seconds * 1000;
    const caller = async () => {
      while (performance.now() < until) {
        const asked = performance.now();
        const right = await this.#one();
        times.push(performance.now() - asked);
        if (!right) failed++;
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    return latenciesOf(times, failed, (performance.now() - began) / 1000);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #one(): Promise<boolean> {
    const { url, next, isRight } = this.#target;
    const { headers, body } = next();
    let answer: { status: number; body: string };
    try {
      answer = await this.#post(url, headers, body);
    } catch (error) {
      answer = { status: 0, body: String(error) };
    }
    const right = isRight(answer.status, answer.body);
    if (!right) this.firstWrong ??= `${answer.status} ${answer.body.slice(0, 300)}`;
    return right;
  }

  #post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const length = { "content-length": String(Buffer.byteLength(body)) };
      const sending = request(
        url,
        { method: "POST", agent: this.#agent, headers: { ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
          );
          response.on("error", reject);
        },
      );
      sending.setTimeout(30_000, () => sending.destroy(new Error("no answer within 30 s")));
      sending.on("error", reject);
      sending.end(body);
    });
  }
}
