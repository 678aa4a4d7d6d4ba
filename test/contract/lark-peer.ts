/** The Lark chat with a tenant on loopback, and a product whose replies the test decides. */

import { serve } from "@hono/node-server";
import pino from "pino";
import { Temporal } from "temporal-polyfill";
import type { FileSource } from "../../src/chat/file.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import { createLarkChat } from "../../src/chat/lark/lark-chat.ts";
import type { Chat } from "../../src/chat/platform.ts";
import { nothing, type Reply } from "../../src/chat/reply.ts";
import { countRefusals } from "../fakes/at-our-gate.ts";
import { eventually } from "../fakes/eventually.ts";
import { inEnglish } from "../fakes/in-english.ts";
import { type LarkOptions, startLark } from "../fakes/lark/lark-server.ts";
import { noFiles } from "../fakes/no-files.ts";

export type Transport = "websocket" | "webhook";
export type Product = (inbound: Inbound) => Reply | Promise<Reply>;

const secrets = { encryptKey: "an encrypt key of the tests", verificationToken: "a verification token" };

type PeerOptions = LarkOptions &
  Readonly<{
    /** Called before the bot starts. */
    before?: (lark: Awaited<ReturnType<typeof startLark>>) => void;
    /** False: do not wait until the bot knows its tenant. */
    ready?: boolean;
    files?: FileSource;
    askMs?: number;
    webUrl?: string;
    /** With what Lark signed and encrypted until now. */
    previous?: Readonly<{ encryptKey: string; verificationToken: string }>;
  }>;

export async function larkPeer(transport: Transport, options: PeerOptions = {}) {
  const lark = await startLark(options);
  options.before?.(lark);
  const refusals = countRefusals();
  /** The platform's words for not taking our credentials, oldest first. */
  const refusedWith: string[] = [];
  const inbounds: Inbound[] = [];
  const logged: string[] = [];
  let product: Product = () => nothing;
  const chat: Chat = createLarkChat(
    {
      ...{ appId: lark.appId, appSecret: lark.appSecret, transport, domain: lark.url, ...secrets },
      previousEncryptKey: options.previous?.encryptKey,
      previousVerificationToken: options.previous?.verificationToken,
    },
    {
      log: pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }),
      now: () => Temporal.Now.instant(),
      refusals,
      onRefused: (_, word) => void refusedWith.push(word),
      askMs: options.askMs,
      files: options.files ?? noFiles,
      webUrl: options.webUrl,
    },
  );
  const http = serve({ fetch: chat.routes.fetch, port: 0, hostname: "127.0.0.1" });
  const port = await eventually("a port", () => {
    const address = http.address();
    return typeof address === "object" ? address?.port : undefined;
  });
  const url = `http://127.0.0.1:${port}/lark/events`;
  if (transport === "webhook") lark.useWebhook({ url, ...secrets });
  await chat.start(async (inbound) => {
    inbounds.push(inbound);
    return inEnglish(await product(inbound));
  });
  const ready = options.ready !== false;
  if (ready) await eventually("the chat to be ready", () => chat.state().state === "ready");
  // The tenant counts a client as connected from its first ping, a moment after the client calls itself
  // ready.
  if (transport === "websocket")
    await eventually("the tenant to see it", () => lark.longConnection.connected > 0);
  return {
    lark,
    chat,
    url,
    secrets,
    inbounds,
    refusals,
    refusedWith,
    logged,
    replies: (next: Product) => {
      product = next;
    },
    close: async () => {
      await chat.stop();
      http.close();
      await lark.close();
    },
  };
}

export type LarkPeer = Awaited<ReturnType<typeof larkPeer>>;
