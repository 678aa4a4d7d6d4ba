/** A platform does not take the bot's credentials any more: the next look at it tells `/readyz`, and the admins on another chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askWhoWeAreMs } from "../../src/chat/platform.ts";
import { readConfig } from "../../src/config/config.ts";
import { deliveryWords } from "../../src/delivery/words.ts";
import { type Running, start } from "../../src/start.ts";
import { teamWords } from "../../src/teams/words.ts";
import { larkSetup, slackSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats, Client } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { eventually } from "../fakes/eventually.ts";

test("a platform is asked at least once a minute", () => expect(askWhoWeAreMs).toBeLessThanOrEqual(60_000));

describe("with Slack and Lark in one company", () => {
  const closers: (() => Promise<void>)[] = [];
  let slack: Awaited<ReturnType<typeof slackSetup>>["slack"];
  let lark: Awaited<ReturnType<typeof larkSetup>>["lark"];
  let running: Running;
  let onSlack: Person;
  let onLark: Person;
  beforeAll(async () => {
    const [ofSlack, ofLark] = [await slackSetup(), await larkSetup()];
    ({ slack } = ofSlack);
    ({ lark } = ofLark);
    const env = { ...ofSlack.env, ...ofLark.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: "en" };
    running = await start(readConfig(env), pino({ level: "silent" }));
    closers.push(() => running.stop(5_000));
    const meet = async (met: Promise<Chats>, admin: (chats: Chats) => Promise<Client & { name: string }>) => {
      const chats = await met;
      closers.push(() => chats.close());
      return new Person(await admin(chats));
    };
    onSlack = await meet(ofSlack.meets(running.url), (chats) => chats.boss("en"));
    onLark = await meet(ofLark.meets(running.url), (chats) => chats.rep("zh"));
    await onLark.says("/团队");
    await onLark.sees.card(teamWords("zh").title);
    await onSlack.says(`/team role ${onLark.name} admin`);
    await onSlack.sees.card(teamWords("en").title);
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });

  const stateOf = async (chat: "slack" | "lark") => {
    const answer = await fetch(`${running.url}/readyz`);
    const { chats } = (await answer.json()) as { chats: Record<string, { state: string; detail?: string }> };
    return { status: answer.status, ...chats[chat] };
  };
  const told = async (who: Person, title: string) =>
    (await who.client.screen("all")).filter(({ text }) => text.includes(title)).length;

  test.each([
    {
      chat: "slack",
      why: "its token is revoked",
      takesAway: () => slack.revokes("token_revoked"),
      givesBack: () => slack.revokes(undefined),
      word: /^token_revoked$/,
      admin: () => onLark,
      title: deliveryWords("zh").chatRefused("Slack"),
    },
    {
      chat: "slack",
      why: "the app is removed from the workspace",
      takesAway: () => slack.revokes("account_inactive"),
      givesBack: () => slack.revokes(undefined),
      word: /^account_inactive$/,
      admin: () => onLark,
      title: deliveryWords("zh").chatRefused("Slack"),
    },
    {
      chat: "lark",
      why: "its secret is made anew",
      takesAway: () => lark.changesSecret(true),
      givesBack: () => lark.changesSecret(false),
      word: /app secret/,
      admin: () => onSlack,
      title: deliveryWords("en").chatRefused("Lark"),
    },
    {
      chat: "lark",
      why: "the app is removed from the console",
      takesAway: () => lark.removesApp(true),
      givesBack: () => lark.removesApp(false),
      word: /app id/,
      admin: () => onSlack,
      title: deliveryWords("en").chatRefused("Lark"),
    },
  ] as const)(
    "$chat: when $why, the next look says so, and once a day an admin is told elsewhere",
    async ({ chat, takesAway, givesBack, word, admin, title }) => {
      await running.tickNow();
      expect(await stateOf(chat)).toMatchObject({ status: 200, state: "ready" });
      takesAway();
      await running.tickNow();
      expect(await stateOf(chat)).toEqual({
        status: 200,
        state: "failed",
        detail: expect.stringMatching(word),
      });
      await eventually("the admin to be told", async () => (await told(admin(), title)) > 0);
      await running.tickNow();
      expect(await told(admin(), title)).toBe(1);
      givesBack();
      await running.tickNow();
      expect(await stateOf(chat)).toMatchObject({ state: "ready" });
    },
  );
});
