/** Slack as one of Loudou's chats. */

import { App } from "@slack/bolt";
import type { AuthTestResponse } from "@slack/web-api";
import { Hono } from "hono";
import type { Logger as Log } from "pino";
import type { Temporal } from "temporal-polyfill";
import type { SlackConfig } from "../../config/chats.ts";
import type { FileSource } from "../file.ts";
import { Gate, type Ourselves } from "../gate.ts";
import {
  askWhoWeAreMs,
  type Chat,
  type ChatState,
  type OnRefused,
  type Receive,
  SendError,
} from "../platform.ts";
import type { Refusals } from "../refusals.ts";
import { notice } from "../reply.ts";
import { createRotation } from "../rotation.ts";
import { createSlackClient, webClientOptions } from "./client.ts";
import type { Desk } from "./desk.ts";
import { slackWord, toSendError } from "./errors.ts";
import { HttpReceiver } from "./http-receiver.ts";
import { limits } from "./limits.ts";
import { People } from "./people.ts";
import { Pictures } from "./pictures.ts";
import { listen } from "./receive.ts";
import { sendMessage } from "./send.ts";
import { slackLogger } from "./slack-log.ts";
import { SocketReceiver } from "./socket-receiver.ts";
import { slackWords } from "./words.ts";

export type SlackChatParts = Readonly<{
  log: Log;
  /** Real time, never a moved clock: Slack's timestamps are compared with it. */
  now: () => Temporal.Instant;
  refusals: Refusals;
  files: FileSource;
  onRefused: OnRefused;
  /** How often Slack is asked who we are. */
  askMs?: number;
}>;

/** With an app token it connects to Slack (Socket Mode), without one it answers POST /slack/events. */
export function createSlackChat(config: SlackConfig, parts: SlackChatParts): Chat {
  const log = parts.log.child({ chat: "slack" });
  const client = createSlackClient(config, log);
  const people = new People(client);
  const pictures = new Pictures(client, log);
  const socket = config.appToken ? new SocketReceiver(config, config.appToken, log) : undefined;
  const rotation = createRotation(
    !socket && config.previousSigningSecret !== undefined,
    () => parts.now().epochMilliseconds,
  );
  const http = socket
    ? undefined
    : new HttpReceiver({
        signingSecrets: { current: requireSecret(config), previous: config.previousSigningSecret },
        onVerified: rotation.saw,
        nowSeconds: () => Math.floor(parts.now().epochMilliseconds / 1000),
        log,
      });
  const receiver = socket ?? http!;

  let receive: Receive = async () => ({ ...notice(slackWords("en").stillWorking, "bad"), locale: "en" });
  const gate = new Gate("slack", parts.refusals);
  let bot: string | undefined;
  let state: ChatState = { state: "stopped" };
  let timer: NodeJS.Timeout | undefined;

  const app = new App({
    receiver,
    // One token for every event. Bolt's own way asks Slack at start and lets the process die when it is away.
    authorize: async () => ({ botToken: config.botToken }),
    ignoreSelf: false,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: webClientOptions(config, log, limits.patientCallMs),
  });
  const desk: Desk = {
    client,
    people,
    pictures,
    files: parts.files,
    log,
    receive: (inbound) => receive(inbound),
    gate,
  };
  listen(app, desk, () => bot);

  async function introduce(): Promise<void> {
    try {
      const told = await client.patient.auth.test();
      if (timer === undefined) return;
      bot = told.user_id;
      gate.learn(ourselvesOf(told));
      state = { state: "ready", detail: `${told.team ?? ""} as ${told.user ?? ""}` };
    } catch (error) {
      if (timer === undefined) return;
      state = {
        state: "failed",
        detail: slackWord(error) ?? (error instanceof Error ? error.message : "unknown"),
      };
      log.warn({ detail: state.detail }, "Slack does not accept our token or is not reachable");
      const { retryable, code } = toSendError(error, false);
      if (slackWord(error) !== undefined && !retryable) parts.onRefused("slack", code);
    }
    clearTimeout(timer);
    timer = setTimeout(introduce, parts.askMs ?? askWhoWeAreMs).unref();
  }

  return {
    platform: "slack",
    routes: http?.routes ?? new Hono(),
    async start(given) {
      receive = given;
      state = { state: "starting" };
      timer = setTimeout(introduce, 0).unref();
      await receiver.start();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await receiver.stop();
      state = { state: "stopped" };
    },
    askWhoWeAre: introduce,
    rotation: rotation.state,
    state() {
      if (!socket || state.state !== "ready") return state;
      const { state: line, detail } = socket.state;
      if (line === "connected") return state;
      return line === "failed" ? { state: "failed", detail } : { state: "starting", detail: "connecting" };
    },
    // Doubtful ones are looked for by it.
    knowsKeysFor: Number.POSITIVE_INFINITY,
    send: async (outbound) => {
      // A database may hold tenants of former times; our token is good for one.
      if (gate.tenant !== undefined && outbound.installation !== gate.tenant) throw notOurs();
      return sendMessage({ client, people, pictures, files: parts.files }, outbound);
    },
    async profileOf({ installation, externalId }) {
      if (installation !== gate.tenant) throw notOurs();
      return people.profile(externalId, installation);
    },
  };
}

/** An app installed for a whole organisation is that organisation's; else a team's. @throws where Slack tells neither */
function ourselvesOf(told: AuthTestResponse): Ourselves {
  const { is_enterprise_install, team_id, enterprise_id } = told;
  const tenant = is_enterprise_install ? (enterprise_id ?? team_id) : team_id;
  if (!tenant) throw new Error("auth.test named no team");
  return { tenant, organisation: enterprise_id };
}

const notOurs = () =>
  new SendError("this Slack workspace is not the one that the bot token belongs to", {
    code: "another_tenant",
    retryable: false,
  });

/** The configuration promises it; without it any request could claim to be Slack's. */
function requireSecret({ signingSecret }: SlackConfig): string {
  if (!signingSecret) throw new Error("Slack over HTTP needs SLACK_SIGNING_SECRET");
  return signingSecret;
}
