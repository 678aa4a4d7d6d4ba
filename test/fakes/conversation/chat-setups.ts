/** Each chat with its other end: the bot's environment for it, and the people in it. */
import type { Browser } from "playwright-core";
import { eventually } from "../eventually.ts";
import { startLark } from "../lark/lark-server.ts";
import { startSlack } from "../slack/slack-peer.ts";
import type { Chats, Client } from "./conversation.ts";
import { LarkClient } from "./lark-conversation.ts";
import { SlackClient } from "./slack-conversation.ts";
import { WebClient } from "./web-conversation.ts";

export type ChatSetup = Readonly<{
  /** For the environment of the bot that is to be started. */
  env: Readonly<Record<string, string>>;
  /** Called once the bot runs and reports this chat as ready. @param url of its one port @param welcome what its start printed */
  meets(url: string, welcome?: readonly string[]): Promise<Chats>;
}>;

/** Tests talk faster than people; the platforms' rate limits are tested elsewhere. */
const fast = { perSecond: 1_000, burst: 1_000 };

const names = {
  zh: { rep: "王芳", boss: "陈立", third: "赵敏" },
  en: { rep: "Tom Becker", boss: "Grace Lin", third: "Ada Stone" },
} as const;

export async function slackSetup(transport: "http" | "socket" = "http") {
  const people = (["zh", "en"] as const).flatMap((locale) => [
    { name: `rep.${locale}`, realName: names[locale].rep, locale: locale === "zh" ? "zh-CN" : "en-US" },
    { name: `third.${locale}`, realName: names[locale].third, locale: locale === "zh" ? "zh-CN" : "en-US" },
    {
      name: `boss.${locale}`,
      realName: names[locale].boss,
      locale: locale === "zh" ? "zh-CN" : "en-US",
      isOwner: true,
    },
  ]);
  const slack = await startSlack({
    people,
    rates: { perChannel: fast, perMinute: { tier2: Infinity, tier3: Infinity, tier4: Infinity } },
  });
  const key: Record<string, string> =
    transport === "http"
      ? { SLACK_SIGNING_SECRET: slack.signingSecret }
      : { SLACK_APP_TOKEN: slack.appToken };
  const client = (handle: string) => new SlackClient(slack, slack.user(handle));
  return {
    slack,
    env: { SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl, ...key },
    meets: async (url: string): Promise<Chats> => {
      if (transport === "http") slack.sendsTo(`${url}/slack/events`);
      await ready(url, "slack");
      return {
        name: `Slack over ${transport === "http" ? "HTTP" : "Socket Mode"}`,
        rep: async (locale) => client(`rep.${locale}`),
        boss: bosses((locale) => client(`boss.${locale}`)),
        third: async (locale) => client(`third.${locale}`),
        newWeek: othersSpeak,
        complaints: () => [
          ...slack.refused.map((refused) => JSON.stringify(refused)),
          ...slack.failures.map(({ what, answered }) => `${what}: ${JSON.stringify(answered)}`),
        ],
        close: () => slack.close(),
      };
    },
  };
}

const larkSecrets = { encryptKey: "an encrypt key of the tests", verificationToken: "a verification token" };

export async function larkSetup(transport: "websocket" | "webhook" = "websocket") {
  const lark = await startLark({ perChat: fast, perApp: fast });
  const env = {
    LARK_APP_ID: lark.appId,
    LARK_APP_SECRET: lark.appSecret,
    LARK_DOMAIN: lark.url,
    LARK_TRANSPORT: transport,
    LARK_ENCRYPT_KEY: larkSecrets.encryptKey,
    LARK_VERIFICATION_TOKEN: larkSecrets.verificationToken,
  };
  const clients = new Map<string, LarkClient>();
  const client = (name: string, isTenantManager: boolean) => {
    const known = clients.get(name) ?? new LarkClient(lark, lark.user(name, { isTenantManager }));
    clients.set(name, known);
    return known;
  };
  return {
    lark,
    env,
    meets: async (url: string): Promise<Chats> => {
      if (transport === "webhook") lark.useWebhook({ url: `${url}/lark/events`, ...larkSecrets });
      await ready(url, "lark");
      // The tenant counts a client as connected from its first ping.
      if (transport === "websocket")
        await eventually("the tenant to see it", () => lark.longConnection.connected > 0);
      return {
        name: `Lark over ${transport === "webhook" ? "webhook" : "the long connection"}`,
        rep: async (locale) => client(names[locale].rep, false),
        boss: bosses((locale) => client(names[locale].boss, true)),
        third: async (locale) => client(names[locale].third, false),
        newWeek: othersSpeak,
        complaints: () => [
          ...lark.refusedCards.map((refused) => JSON.stringify(refused)),
          ...lark.failures.map(
            ({ delivery, attempt }) => `${delivery.eventType}: ${JSON.stringify(attempt)}`,
          ),
        ],
        close: () => lark.close(),
      };
    },
  };
}

/**
 * The demo: its personas are the only people of the web chat who need no invitation.
 * @param browser closed with the chat
 */
export function webSetup(browser: Browser) {
  const clients = new Map<string, WebClient>();
  const client = async (url: string, role: RegExp, locale: "zh" | "en") => {
    const known = clients.get(role.source);
    const opened =
      known ??
      (await WebClient.open(
        await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce" }),
        url,
        role,
      ));
    clients.set(role.source, opened);
    await opened.speaks(locale);
    return opened;
  };
  return {
    env: { DEMO: "1" },
    meets: async (url: string): Promise<Chats> => {
      await ready(url, "web");
      return {
        name: "the web chat",
        rep: (locale) => client(url, /销售代表|^Rep/, locale),
        boss: (locale) => client(url, /销售经理|^Manager/, locale),
        newWeek: async () => {
          for (const opened of [...clients.values()].slice(0, 1)) await opened.clockTo("friday");
        },
        complaints: () =>
          [...clients.values()].flatMap(({ name, errors }) => errors.map((one) => `${name}: ${one}`)),
        close: () => browser.close(),
      };
    },
  };
}

/**
 * A company without any other chat: its admin comes by the link that the start prints, the rep by an invitation.
 * @param browser closed with the chat
 */
export function webCompanySetup(browser: Browser): ChatSetup {
  const clients: WebClient[] = [];
  const signsIn = async (link: string, locale: "zh" | "en") => {
    const context = await browser.newContext({
      locale: locale === "zh" ? "zh-CN" : "en-US",
      reducedMotion: "reduce",
    });
    const client = await WebClient.signIn(context, link);
    await client.speaks(locale);
    clients.push(client);
    return client;
  };
  const once = (make: (locale: "zh" | "en") => Promise<WebClient>) => {
    let made: Promise<WebClient> | undefined;
    return (locale: "zh" | "en") => (made ??= make(locale));
  };
  return {
    env: { DEMO: "0" },
    meets: async (url, welcome = []) => {
      await ready(url, "web");
      const boss = once((locale) => signsIn(/http\S+\/login\/\S+/.exec(welcome.join("\n"))![0], locale));
      return {
        name: "the web chat",
        boss,
        rep: once(async (locale) => signsIn(await (await boss(locale)).invites(names[locale].rep), locale)),
        third: once(async (locale) =>
          signsIn(await (await boss(locale)).invites(names[locale].third), locale),
        ),
        newWeek: othersSpeak,
        complaints: () => clients.flatMap(({ name, errors }) => errors.map((one) => `${name}: ${one}`)),
        close: () => browser.close(),
      };
    },
  };
}

/** The first owner of the tenant to arrive becomes admin, and makes the other one admin. */
function bosses<T extends Client>(client: (locale: "zh" | "en") => T): (locale: "zh" | "en") => Promise<T> {
  let both: Promise<void> | undefined;
  const come = async () => {
    await client("zh").types("/team");
    await eventually("the first boss to be in", async () => (await client("zh").screen("all")).length > 0);
    await client("en").types("/team");
    await eventually("the second boss to be in", async () => (await client("en").screen("all")).length > 0);
    await client("zh").types(`/team role "${names.en.boss}" admin`);
  };
  return async (locale) => {
    both ??= come();
    await both;
    return client(locale);
  };
}

/** Where each language has people of its own, none has answered yet. */
const othersSpeak = async (): Promise<void> => {};

async function ready(url: string, chat: string): Promise<void> {
  let state = "";
  const timer = setInterval(async () => {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    const { chats } = ((await answer?.json()) ?? {}) as { chats?: Record<string, { state: string }> };
    state = chats?.[chat]?.state ?? "";
  }, 50);
  try {
    await eventually(`${chat} to be ready`, () => state === "ready", 30_000);
  } finally {
    clearInterval(timer);
  }
}
