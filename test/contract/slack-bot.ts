/** Loudou's Slack chat with a product written by the test, connected to a fake workspace. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import type { FileSource } from "../../src/chat/file.ts";
import type {
  Asking,
  Inbound,
  InboundAction,
  InboundCommand,
  InboundFile,
  InboundSubmit,
} from "../../src/chat/inbound.ts";
import type { Chat } from "../../src/chat/platform.ts";
import { nothing, type Reply } from "../../src/chat/reply.ts";
import { createSlackChat } from "../../src/chat/slack/slack-chat.ts";
import { type CountedRefusals, countRefusals } from "../fakes/at-our-gate.ts";
import { eventually } from "../fakes/eventually.ts";
import { inEnglish } from "../fakes/in-english.ts";
import { noFiles } from "../fakes/no-files.ts";
import { type Slack, type SlackOptions, startSlack } from "../fakes/slack/slack-peer.ts";

type Say<T> = (inbound: T) => Reply | Promise<Reply>;

/** What the product answers; tests set it before they act. */
export type Product = {
  command: Say<InboundCommand>;
  action: Say<InboundAction>;
  submit: Say<InboundSubmit>;
  file: Say<InboundFile>;
  home: Say<Inbound>;
};

export type SlackBot = {
  slack: Slack;
  chat: Chat;
  /** Where Slack's requests go. */
  url: string;
  product: Product;
  /** Everything that reached the product. */
  inbound: Inbound[];
  /** Accounts turned away at the gate. */
  refusals: CountedRefusals;
  /** The words with which Slack did not take our token. */
  refusedWith: readonly string[];
  last(): Asking;
  stop(): Promise<void>;
};

export async function startSlackBot(
  options: SlackOptions & {
    transport?: "http" | "socket";
    /** Called before the bot starts. */
    before?: (slack: Slack) => void;
    /** False: do not wait until the bot knows its team. */
    ready?: boolean;
    files?: FileSource;
    askMs?: number;
    /** The secret that Slack signed with until now. */
    previousSecret?: string;
  } = {},
): Promise<SlackBot> {
  const slack = await startSlack(options);
  options.before?.(slack);
  const refusals = countRefusals();
  /** The platform's words for not taking our credentials, oldest first. */
  const refusedWith: string[] = [];
  const overSocket = options.transport === "socket";
  const chat = createSlackChat(
    {
      botToken: slack.botToken,
      signingSecret: overSocket ? undefined : slack.signingSecret,
      previousSigningSecret: options.previousSecret,
      appToken: overSocket ? slack.appToken : undefined,
      apiUrl: slack.apiUrl,
    },
    {
      log: pino({ level: process.env.TEST_LOG ?? "silent" }),
      now: () => Temporal.Now.instant(),
      refusals,
      onRefused: (_, word) => void refusedWith.push(word),
      askMs: options.askMs,
      files: options.files ?? noFiles,
    },
  );
  const server = createServer(getRequestListener(chat.routes.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  if (!overSocket) slack.sendsTo(url);

  const silent = () => nothing;
  const product: Product = { command: silent, action: silent, submit: silent, file: silent, home: silent };
  const inbound: Inbound[] = [];
  const said = (received: Inbound): Reply | Promise<Reply> => {
    switch (received.kind) {
      case "command":
        return product.command(received);
      case "action":
        return product.action(received);
      case "submit":
        return product.submit(received);
      case "file":
        return product.file(received);
      case "home":
        return product.home(received);
      case "account":
        return nothing;
    }
  };
  await chat.start(async (received) => {
    inbound.push(received);
    return inEnglish(await said(received));
  });
  if (options.ready !== false) {
    await eventually("the chat to be ready", () => chat.state().state === "ready");
  }
  return {
    slack,
    chat,
    url,
    product,
    inbound,
    refusals,
    refusedWith,
    last: () => inbound.findLast((one): one is Asking => one.kind !== "account")!,
    stop: async () => {
      await chat.stop();
      await closed(server);
      await slack.close();
    },
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
