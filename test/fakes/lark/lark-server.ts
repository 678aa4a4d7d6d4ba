import { randomBytes } from "node:crypto";
import { botScopes } from "../../../src/chat/lark/scopes.ts";
import { judgeLark } from "../../judges/judge-lark.ts";
import type { Json } from "../../judges/payload-walk.ts";
import { Faults } from "../faults.ts";
import { listenOnLoopback, type Received } from "../loopback-http.ts";
import type { Rate } from "../token-bucket.ts";
import { withFaults } from "../with-faults.ts";
import { Callbacks } from "./callbacks.ts";
import { PeerClock } from "./clock.ts";
import { type Attempt, Deliveries } from "./deliveries.ts";
import { cardEvent, envelope, messageEvent, tenantKey } from "./events.ts";
import { gatewayLimited } from "./lark-errors.ts";
import { type LarkHands, LarkUser } from "./lark-user.ts";
import { LongConnection, type LongConnectionOptions } from "./long-connection.ts";
import { type ApiCall, jsonOf, OpenApi } from "./open-api.ts";
import { Outbox } from "./outbox.ts";
import { type LarkGroup, People, type PersonProperties } from "./people.ts";
import { SlashCommands } from "./slash-commands.ts";
import { type Forgery, forged, post, signedRequest, type WebhookTarget } from "./webhook.ts";

export type LarkOptions = Readonly<{
  /** Must have the real format: the SDK starts no long connection for another one. */
  appId?: string;
  appSecret?: string;
  botName?: string;
  /** The scopes the tenant has granted; all by default. */
  scopes?: readonly { scope_name: string; grant_status: number; scope_type?: string }[];
  /** Messages per second to one person or chat: 5. */
  perChat?: Rate;
  /** Calls per second of the app: 50. */
  perApp?: Rate;
  /** Delays before an event that was not accepted comes again; Lark's 15 s, 5 min, 1 h and 6 h, shortened. */
  redeliverAfterMs?: number[];
  clientConfig?: LongConnectionOptions["clientConfig"];
  fragmentBytes?: number;
  /** What is wrong with a card; the independent judge by default. */
  judge?: (card: unknown) => string[];
  port?: number;
}>;

/** A Lark (Feishu) tenant on loopback: open platform, long connection or webhook, and people who use it. */
export async function startLark(options: LarkOptions = {}) {
  const appId = options.appId ?? `cli_${randomBytes(8).toString("hex")}`;
  const appSecret = options.appSecret ?? "fake-app-secret";
  const bot = { name: options.botName ?? "Loudou", openId: `ou_${randomBytes(16).toString("hex")}` };
  const clock = new PeerClock();
  const people = new People();
  const faults = new Faults();
  const calls: ApiCall[] = [];
  const inboundChats = new Map<string, string>();
  const users = new Map<string, LarkUser>();
  let webhook: WebhookTarget | undefined;
  let tenant: string | undefined = tenantKey;
  const judge = options.judge ?? judgeLark;
  // Its first verdict compiles a schema for a second or more, which none of our answers should wait for.
  judge({});

  const outbox = new Outbox({
    appId,
    people,
    clock,
    perChat: options.perChat ?? { perSecond: 5, burst: 5 },
    judge,
  });
  const callbacks = new Callbacks(clock, outbox);
  const slashCommands = new SlashCommands();
  const perApp = options.perApp ?? { perSecond: 50, burst: 50 };
  const openApi = new OpenApi({
    appId,
    appSecret,
    bot,
    scopes: options.scopes ?? Object.keys(botScopes).map((scope_name) => ({ scope_name, grant_status: 1 })),
    clock,
    people,
    outbox,
    callbacks,
    slashCommands,
    perApp,
  });
  openApi.chatOfInbound = (messageId) => inboundChats.get(messageId);

  const http = await listenOnLoopback(async (received) => {
    if (received.path === "/callback/ws/endpoint") {
      return longConnection.endpoint(jsonOf(received), http.url.replace("http", "ws"));
    }
    const call = record(received);
    const answer = await withFaults(faults, call.call, () => openApi.answer(received), gatewayLimited);
    call.answer = answer;
    return answer;
  }, options.port);
  const longConnection = new LongConnection(http.server, {
    appId,
    appSecret,
    clientConfig: options.clientConfig ?? {
      PingInterval: 90,
      ReconnectCount: -1,
      ReconnectInterval: 0.2,
      ReconnectNonce: 0,
    },
    fragmentBytes: options.fragmentBytes ?? 64 * 1024,
  });
  const deliveries = new Deliveries(
    (event) => (webhook ? post(webhook.url, signedRequest(event, webhook)) : longConnection.deliver(event)),
    options.redeliverAfterMs ?? [100, 300, 1000, 3000],
  );

  function record(received: Received): ApiCall {
    const isJsonBody = (received.headers["content-type"] ?? "").includes("json");
    const call: ApiCall = {
      at: Date.now(),
      call: `${received.method} ${received.path}`,
      query: Object.fromEntries(received.query),
      body: isJsonBody ? jsonOf(received) : undefined,
    };
    calls.push(call);
    return call;
  }

  const sealed = (eventType: string, event: Json, at = clock.now()): Json =>
    envelope(eventType, { appId, token: webhook?.verificationToken ?? "", at, tenant }, event);

  const hands: LarkHands = {
    bot,
    now: () => clock.now(),
    say: (saying) => {
      const at = saying.at ?? clock.now();
      const event = messageEvent({ ...saying, at });
      const { message_id, chat_id } = event.message as Record<string, string>;
      inboundChats.set(message_id!, chat_id!);
      for (const { key, type, bytes } of saying.resources ?? [])
        openApi.resources.set(key, { messageId: message_id!, type, bytes });
      return deliveries.deliver(sealed("im.message.receive_v1", event, at), true);
    },
    act: async (person, message, action) => {
      const token = callbacks.issue(message);
      const event = cardEvent(person, message.messageId, message.chatId, action, token);
      const delivery = await deliveries.deliver(sealed("card.action.trigger", event), false);
      return callbacks.settle(token, delivery.attempts[0]!);
    },
    event: (eventType, event) => deliveries.deliver(sealed(eventType, event), true),
    message: (messageId) => {
      const message = outbox.find(messageId);
      if (!message) throw new Error(`no message ${messageId}`);
      return message;
    },
    messagesIn: (chatId) => outbox.messages.filter((message) => message.chatId === chatId),
  };

  function target(): WebhookTarget {
    if (!webhook) throw new Error("tell the tenant where the webhook is: lark.useWebhook(…)");
    return webhook;
  }

  return {
    url: http.url,
    appId,
    appSecret,
    bot,
    people,
    faults,
    longConnection,
    deliveries,
    slashCommands,
    /** Every HTTP call of the bot to /open-apis, with its answer. */
    calls,
    /** Messages the bot sent, oldest first. */
    messages: outbox.messages,
    /** Cards turned away, with the reasons. */
    refusedCards: outbox.refused,
    uploads: openApi.uploads,
    /** As after the app's secret was made anew in the developer console; false takes it back. */
    changesSecret: (changed: boolean) => {
      openApi.secretChanged = changed;
      if (changed) openApi.expireTokens();
    },
    /** As after the app was deleted; false takes it back. */
    removesApp: (removed: boolean) => {
      openApi.appRemoved = removed;
      if (removed) openApi.expireTokens();
    },
    expireTokens: () => openApi.expireTokens(),
    /** Advances Lark's clock by so many milliseconds. */
    advance: (milliseconds: number) => clock.advance(milliseconds),
    /** The same as a schedule sees it: what was sent is no older than before. */
    jump: (milliseconds: number) => {
      clock.advance(milliseconds);
      for (const message of outbox.messages) message.createdAt += milliseconds;
    },
    /** Attempts that were late, refused or never answered. */
    get failures() {
      return deliveries.failures;
    },
    /** A person of the tenant, created on first mention. */
    user: (name: string, properties: PersonProperties = {}) => {
      people.person(name, properties);
      return userOf(name);
    },
    group: (name: string, members: string[] = []): LarkGroup => people.group(name, members),
    /** From now on events go to this address; without an argument, over the long connection again. */
    useWebhook: (to?: WebhookTarget) => {
      webhook = to;
    },
    tenantKey,
    /** From now on events name this tenant; undefined: none. */
    claimsTenant: (claimed: string | undefined) => {
      tenant = claimed;
    },
    /** What the console does when the address is entered: the bot must echo the challenge within 1 s. */
    verifyUrl: async (): Promise<Attempt & { echoed: boolean }> => {
      const challenge = randomBytes(16).toString("hex");
      const request = { challenge, token: target().verificationToken, type: "url_verification" };
      const attempt = await post(target().url, signedRequest(request, target()));
      const echoed = (attempt.answer as Json | undefined)?.challenge === challenge && attempt.ms <= 1000;
      return { ...attempt, echoed };
    },
    /** Posts something that must have no effect, made from words that would have one. */
    forges: async (kind: Forgery, by: string, text: string): Promise<Attempt> => {
      const event = messageEvent({ from: people.person(by), text, at: clock.now() });
      const request = forged(kind, sealed("im.message.receive_v1", event), target());
      const attempt = await post(target().url, request);
      return kind === "replay" ? post(target().url, request) : attempt;
    },
    close: async () => {
      deliveries.stop();
      longConnection.close();
      await http.close();
    },
  };

  function userOf(name: string): LarkUser {
    const known = users.get(name) ?? new LarkUser(people.person(name), hands);
    users.set(name, known);
    return known;
  }
}

export type Lark = Awaited<ReturnType<typeof startLark>>;
