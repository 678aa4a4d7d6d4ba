/**
 * Bolt's receiver over Socket Mode. The SDK's own reconnect waits five seconds after every disconnect, which are
 * routine, and lets the process die of a refused one (node-slack-sdk#2752); so it is off and we reconnect.
 */
import { type App, type Receiver, type ReceiverEvent, SocketModeReceiver } from "@slack/bolt";
import type { Logger as Log } from "pino";
import type { SlackConfig } from "../../config/chats.ts";
import { acknowledgeLate } from "./acknowledge-late.ts";
import { webClientOptions } from "./client.ts";
import { limits } from "./limits.ts";
import { slackLogger } from "./slack-log.ts";

export type SocketState = Readonly<{ state: "connecting" | "connected" | "failed"; detail?: string }>;

const longestWaitMs = 30_000;

export class SocketReceiver implements Receiver {
  readonly #inner: SocketModeReceiver;
  readonly #log: Log;
  readonly #underWay = new Set<Promise<void>>();
  #stopped: PromiseWithResolvers<void> | undefined;
  #running: Promise<void> | undefined;
  #state: SocketState = { state: "connecting" };
  #leaving = false;

  constructor(config: SlackConfig, appToken: string, log: Log) {
    this.#log = log;
    this.#inner = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger: slackLogger(log),
      installerOptions: { clientOptions: webClientOptions(config, log, limits.patientCallMs) },
    });
  }

  get state(): SocketState {
    return this.#state;
  }

  init(app: App): void {
    const process = acknowledgeLate(app);
    const processEvent = async (event: ReceiverEvent): Promise<void> => {
      // Not acknowledged: Slack asks another replica, or again when we are back.
      if (this.#leaving) return;
      const work = process(event);
      this.#underWay.add(work);
      try {
        await work;
      } finally {
        this.#underWay.delete(work);
      }
    };
    // The inner receiver uses nothing of the app but this.
    this.#inner.init({ processEvent } as App);
  }

  /** Begins to connect and goes on trying until stopped. */
  async start(): Promise<void> {
    this.#leaving = false;
    this.#stopped = Promise.withResolvers<void>();
    this.#running = this.#stayConnected(this.#stopped.promise);
  }

  async stop(): Promise<void> {
    this.#leaving = true;
    this.#stopped?.resolve();
    await Promise.allSettled(this.#underWay);
    await this.#hangUp();
    await this.#running;
  }

  async #stayConnected(stopped: Promise<void>): Promise<void> {
    let over = false;
    stopped.then(() => {
      over = true;
    });
    for (let failures = 0; !over; ) {
      const dropped = new Promise<void>((resolve) =>
        this.#inner.client.once("disconnected", () => resolve()),
      );
      try {
        this.#state = { state: "connecting" };
        const connecting = this.#inner.client.start();
        await withTimeout(Promise.race([connecting, stopped]), longestWaitMs);
        if (over) {
          connecting.then(
            () => this.#hangUp(),
            () => {},
          );
          return;
        }
        this.#state = { state: "connected" };
        failures = 0;
        await Promise.race([dropped, stopped]);
        // Slack recycles connections every few hours: the next one is opened at once.
        continue;
      } catch (error) {
        failures += 1;
        const detail = error instanceof Error ? error.message : "the connection broke";
        this.#state = { state: "failed", detail };
        this.#log.warn({ detail, failures }, "Slack's Socket Mode is not reachable");
        await this.#hangUp();
      }
      await Promise.race([pause(Math.min(longestWaitMs, 500 * 2 ** failures)), stopped]);
    }
  }

  /** The SDK resolves only when the other side says goodbye too; a dead one never does. */
  async #hangUp(): Promise<void> {
    await withTimeout(this.#inner.client.disconnect(), 2000).catch(() => {});
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
