/** Lark and Feishu behind the Chat boundary: long connection or webhook in, im/v1 messages out. */
import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { Logger } from "pino";
import type { Temporal } from "temporal-polyfill";
import type { LarkConfig } from "../../config/chats.ts";
import type { Card } from "../card.ts";
import type { FileSource } from "../file.ts";
import { Gate } from "../gate.ts";
import { inWords } from "../in-words.ts";
import type { Actor } from "../inbound.ts";
import {
  askWhoWeAreMs,
  type Chat,
  type ChatState,
  type OnRefused,
  type Outbound,
  type Receive,
  SendError,
} from "../platform.ts";
import type { Refusals } from "../refusals.ts";
import { createRotation } from "../rotation.ts";
import { answerPerson } from "./answer-person.ts";
import { botIdentity } from "./bot-identity.ts";
import { larkClient } from "./client.ts";
import { isCardRefused } from "./errors.ts";
import type { Envelope } from "./events.ts";
import { openFile } from "./files-in.ts";
import { eventHandler } from "./handle-event.ts";
import { localeTyped } from "./language.ts";
import { limits } from "./limits.ts";
import { longConnection } from "./long-connection.ts";
import { recall, sendCard, updateCard } from "./messages.ts";
import { larkProfile } from "./profile.ts";
import type { LetIn } from "./receive.ts";
import { renderCard } from "./render-card.ts";
import { sendFile } from "./send-file.ts";
import { larkWebhook } from "./webhook.ts";

export type LarkParts = Readonly<{
  log: Logger;
  now: () => Temporal.Instant;
  refusals: Refusals;
  files: FileSource;
  onRefused: OnRefused;
  /** How often Lark is asked who we are. */
  askMs?: number;
  /** Where the web chat is reached, for what Lark does not carry. */
  webUrl: string | undefined;
}>;

/** Longest wait for what is under way when stopping. */
const drainMs = 8_000;

/** @param config for `webhook` with encrypt key and verification token, as readConfig sees to */
export function createLarkChat(config: LarkConfig, parts: LarkParts): Chat {
  const { log, now, refusals } = parts;
  const client = larkClient(config, log);
  const gate = new Gate("lark", refusals);
  const bot = botIdentity(
    client,
    log,
    (tenant) => gate.learn({ tenant }),
    (word) => parts.onRefused("lark", word),
    parts.askMs ?? askWhoWeAreMs,
  );
  const underWay = new Set<Promise<unknown>>();
  let handler: ((event: Envelope) => Promise<object | undefined>) | undefined;
  let state: "starting" | "running" | "stopped" = "starting";

  const milliseconds = () => now().epochMilliseconds;
  const actorOf = (openId: string, { installation, home }: LetIn, line = ""): Actor => ({
    externalId: openId,
    home,
    profile: async () => {
      const whose = home === "" ? "untold" : home === installation ? "ours" : "another";
      return { ...(await larkProfile(client, openId, whose, log)), localeTyped: localeTyped(line) };
    },
  });
  const behind = (work: Promise<unknown>): void => {
    const settled = work.then(
      () => {},
      () => {},
    );
    underWay.add(settled);
    void settled.finally(() => underWay.delete(settled));
  };
  async function handle(event: Envelope): Promise<object | undefined> {
    // Not acknowledged, so another replica or the next start gets it.
    if (!handler || state === "stopped") throw new Error("not accepting events");
    const work = handler(event);
    behind(work);
    try {
      return await work;
    } catch (error) {
      log.error({ err: error, type: event.header.event_type }, "lark event failed, it will come again");
      throw error;
    }
  }

  const connection = config.transport === "websocket" ? longConnection(config, log, handle) : undefined;
  const { encryptKey, previousEncryptKey, verificationToken, previousVerificationToken } = config;
  const rotation = createRotation(
    !connection && (previousEncryptKey ?? previousVerificationToken) !== undefined,
    milliseconds,
  );
  const routes =
    !connection && encryptKey && verificationToken
      ? larkWebhook({
          appId: config.appId,
          encryptKeys: { current: encryptKey, previous: previousEncryptKey },
          verificationTokens: { current: verificationToken, previous: previousVerificationToken },
          onVerified: rotation.saw,
          now: milliseconds,
          handle,
          onRefused: (why) => log.warn({ why }, "lark webhook refused"),
        })
      : new Hono();

  return {
    platform: "lark",
    routes,
    async start(receive: Receive): Promise<void> {
      handler = eventHandler({
        gate,
        read: {
          actorOf,
          openFile: (messageId, file) => openFile(client, messageId, file),
          now: milliseconds,
          botOpenId: bot.openId,
        },
        receive,
        answer: answerPerson(client, log, { files: parts.files, url: parts.webUrl }),
        updateCard: (target, card) => updateCard(client, target, card),
        log,
        locale: config.domain === "lark" ? "en" : "zh",
        behind,
      });
      state = "running";
      behind(bot.learn());
      connection?.start();
    },
    async stop(): Promise<void> {
      state = "stopped";
      bot.stop();
      const drained = new AbortController();
      const tooLong = wait(drainMs, undefined, { signal: drained.signal }).catch(() => {});
      await Promise.race([Promise.all(underWay), tooLong]);
      drained.abort();
      connection?.stop();
    },
    askWhoWeAre: bot.learn,
    rotation: rotation.state,
    state(): ChatState {
      if (state !== "running") return { state };
      const detail = bot.problem();
      if (detail) return { state: "failed", detail };
      // Until Lark has told us our tenant, everyone is turned away.
      if (gate.tenant === undefined) return { state: "starting" };
      return connection ? connection.state() : { state: "ready" };
    },
    async profileOf({ installation, externalId, home }) {
      if (installation !== gate.tenant) throw notOurs();
      return larkProfile(client, externalId, home === null ? "ours" : "another", log);
    },
    knowsKeysFor: limits.uuidMs,
    async send(message: Outbound): Promise<{ ref: string }> {
      // A database may hold tenants of former times; our credentials are good for one.
      if (gate.tenant !== undefined && message.installation !== gate.tenant) throw notOurs();
      // Patching a card notifies nobody, so the earlier message is deleted and a new one sent.
      if (message.replaces) await recall(client, message.replaces, message.stillMine);
      const { recipient: to, key, stillMine } = message;
      const { file } = message;
      if (file && file.bytes <= limits.fileBytes)
        return { ref: await sendFile(client, parts.files, { to, file, key, stillMine }) };
      const send = (card: Card) => sendCard(client, { to, card: renderCard(card), key, stillMine });
      try {
        return { ref: await send(message.card) };
      } catch (error) {
        if (!isCardRefused(error)) throw error;
        log.error({ err: error, title: message.card.title }, "lark refused a card, it is sent in words");
        return { ref: await send(inWords(message.card)) };
      }
    },
  };
}

const notOurs = () =>
  new SendError("this Lark tenant is not the one that the app belongs to", {
    code: "another_tenant",
    retryable: false,
  });
