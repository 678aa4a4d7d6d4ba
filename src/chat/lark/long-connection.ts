/** The long connection: Lark's WebSocket, over which events come without a public address. */
import { EventDispatcher, WSClient } from "@larksuiteoapi/node-sdk";
import type { Logger } from "pino";
import type { LarkConfig } from "../../config/chats.ts";
import type { ChatState } from "../platform.ts";
import { sdkDomain, timedHttp } from "./client.ts";
import { type Envelope, envelope } from "./events.ts";
import { sdkLog, sdkLogLevel } from "./sdk-log.ts";

const pingTimeoutSeconds = 10;
const handshakeTimeoutMs = 15_000;
/** After the SDK has given up (wrong secret, or its own retries used up). */
const startAgainMs = 60_000;

export type LongConnection = Readonly<{ start(): void; stop(): void; state(): ChatState }>;

/** @param handle its result is the acknowledgement; when it throws, Lark brings the event again */
export function longConnection(
  config: LarkConfig,
  log: Logger,
  handle: (event: Envelope) => Promise<object | undefined>,
): LongConnection {
  let current: WSClient | undefined;
  let failure: string | undefined;
  let again: NodeJS.Timeout | undefined;
  const dispatcher = rawDispatcher(handle);

  function start(): void {
    current = new WSClient({
      appId: config.appId,
      appSecret: config.appSecret,
      domain: sdkDomain(config.domain),
      httpInstance: timedHttp(),
      logger: sdkLog(log),
      loggerLevel: sdkLogLevel,
      source: "loudou",
      handshakeTimeoutMs,
      wsConfig: { pingTimeout: pingTimeoutSeconds },
      onReady: () => {
        failure = undefined;
        log.info("lark long connection ready");
      },
      onReconnecting: () => log.warn("lark long connection lost, connecting again"),
      onReconnected: () => log.info("lark long connection ready again"),
      onError: (error) => {
        failure = error.message;
        log.error({ reason: error.message }, "lark long connection failed, starting again in a minute");
        again = setTimeout(restart, startAgainMs).unref();
      },
    });
    // Resolves before it is connected; what goes wrong comes through the callbacks.
    void current.start({ eventDispatcher: dispatcher });
  }
  function restart(): void {
    current?.close({ force: true });
    start();
  }
  return {
    start,
    stop: () => {
      clearTimeout(again);
      current?.close({ force: true });
      current = undefined;
    },
    state: () => (current ? stateOf(current, failure) : { state: "stopped" }),
  };
}

function stateOf(client: WSClient, failure: string | undefined): ChatState {
  const status = client.getConnectionStatus();
  if (status.state === "connected") return { state: "ready" };
  if (status.state === "failed") return { state: "failed", detail: failure };
  // A first attempt has failed once the next one is planned.
  return status.nextConnectTime
    ? { state: "failed", detail: "no connection to Lark at the moment; it is tried again and again" }
    : { state: "starting" };
}

/**
 * The SDK's dispatcher merges header and event into one object and answers unknown types with a sentence; this
 * one passes the event on unchanged. Unknown types are acknowledged: a redelivery would not help.
 */
function rawDispatcher(handle: (event: Envelope) => Promise<object | undefined>): EventDispatcher {
  class RawDispatcher extends EventDispatcher {
    override async invoke(data: unknown): Promise<object | undefined> {
      const event = envelope.safeParse(data).data;
      return event ? handle(event) : undefined;
    }
  }
  return new RawDispatcher({ logger: { error() {}, warn() {}, info() {}, debug() {}, trace() {} } });
}
