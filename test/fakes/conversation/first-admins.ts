/** Each chat with the first admin of a new company; on the web by the link that the start prints. */
import type { Running } from "../../../src/start.ts";
import { openBrowser } from "../../e2e/open-browser.ts";
import { larkSetup, slackSetup } from "./chat-setups.ts";
import { LarkClient } from "./lark-conversation.ts";
import { SlackClient } from "./slack-conversation.ts";
import { WebClient } from "./web-conversation.ts";

export async function onSlack() {
  const { slack, env, meets } = await slackSetup();
  return {
    env,
    meets,
    admin: async () => new SlackClient(slack, slack.user("boss.en")),
    close: () => slack.close(),
  };
}

export async function onLark() {
  const { lark, env, meets } = await larkSetup();
  return {
    env,
    meets,
    admin: async () => new LarkClient(lark, lark.user("陈立", { isTenantManager: true })),
    close: () => lark.close(),
  };
}

export async function onTheWeb() {
  const browser = await openBrowser();
  return {
    env: { DEMO: "0" },
    meets: async () => undefined,
    admin: async ({ welcome }: Running) =>
      WebClient.signIn(
        await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce" }),
        /http\S+\/login\/\S+/.exec(welcome.join("\n"))![0],
      ),
    close: () => browser.close(),
  };
}
