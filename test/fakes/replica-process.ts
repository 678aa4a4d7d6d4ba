// A replica that only sends, for tests that stop it in the middle: node test/fakes/replica-process.ts
// SETTINGS. Takes the orders "send" and "stop" on its input, one per line; prints what it has done, one line
// each.

import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { pino } from "pino";
import { Temporal } from "temporal-polyfill";
import type { PlatformName } from "../../src/chat/inbound.ts";
import { createLarkChat } from "../../src/chat/lark/lark-chat.ts";
import { createSlackChat } from "../../src/chat/slack/slack-chat.ts";
import type { LarkConfig, SlackConfig } from "../../src/config/chats.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import type { LeaseTimes } from "../../src/delivery/leases.ts";
import type { Pace } from "../../src/delivery/platform-pace.ts";
import { startDelivery } from "../../src/delivery/start-delivery.ts";
import { usages } from "../../src/usages.ts";
import { createWebChat } from "../../src/web/web-chat.ts";
import { countRefusals } from "./at-our-gate.ts";
import { noFiles, noWebFiles } from "./no-files.ts";
import { nothingToday } from "./nothing-today.ts";

export type ReplicaSettings = Readonly<{
  /** Of the database on a server. */
  url: string;
  /** One chat; without Slack or Lark it is the web chat. */
  slack?: SlackConfig;
  lark?: LarkConfig;
  leaseTimes?: LeaseTimes;
  paces?: Partial<Record<PlatformName, Pace>>;
}>;

const { url, slack, lark, leaseTimes, paces }: ReplicaSettings = JSON.parse(process.argv[2] ?? "");
const say = (line: string): void => void writeSync(1, `${line}\n`);
const log = pino({ level: "silent" });
const now = () => Temporal.Now.instant();

const database = await openDatabase({ url, dataDir: "" });
const chat = slack
  ? createSlackChat(slack, { log, now, refusals: countRefusals(), onRefused() {}, files: noFiles })
  : lark
    ? createLarkChat(lark, {
        log,
        now,
        refusals: countRefusals(),
        onRefused() {},
        files: noFiles,
        webUrl: undefined,
      })
    : createWebChat({
        database,
        log,
        now,
        setLocale: async () => {},
        files: noWebFiles,
        today: nothingToday,
        usages,
        verbs: [],
      });
say("ready");

let delivery: Awaited<ReturnType<typeof startDelivery>> | undefined;
for await (const order of createInterface({ input: process.stdin })) {
  if (order === "send") {
    const warn = (_: object, message: string) => say(`warned: ${message}`);
    delivery = await startDelivery({
      database,
      chats: [chat],
      log: { warn, error: warn },
      leaseTimes,
      paces,
    });
    say("sends");
  } else {
    await delivery?.stop();
    await database.close();
    say("stopped");
    process.exit();
  }
}
