/** Slack's and Lark's secrets change under load: both are good for a while, a third one never is. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { envelope } from "../fakes/lark/events.ts";
import { post as postLark, signedRequest } from "../fakes/lark/webhook.ts";
import { formRequest, post as postSlack, signed } from "../fakes/slack/signed-post.ts";
import { type LarkPeer, larkPeer } from "./lark-peer.ts";
import { type SlackBot, startSlackBot } from "./slack-bot.ts";

type Which = "previous" | "current" | "third";

/**
 * Several lines of requests at once, each of which changes over in its middle, as the machines of a platform do, with a
 * forgery after every request. @returns the statuses, by what the requests were signed with
 */
async function underLoad(ask: (by: Which) => Promise<{ status?: number }>) {
  const statuses: Record<Which, (number | undefined)[]> = { previous: [], current: [], third: [] };
  const line = async (changesAt: number) => {
    for (let nth = 0; nth < 20; nth++) {
      const by = nth < changesAt ? "previous" : "current";
      statuses[by].push((await ask(by)).status);
      statuses.third.push((await ask("third")).status);
    }
  };
  await Promise.all([line(4), line(10), line(16), line(20)]);
  return statuses;
}

describe("Slack's signing secret", () => {
  const previous = "the-secret-of-until-now-0123456789";
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot({ previousSecret: previous });
  });
  afterAll(() => bot.stop());

  test("changes under load without a request refused, and the chat says which one is in use", async () => {
    const secrets: Record<Which, string> = {
      ...{ previous, current: bot.slack.signingSecret, third: "a-secret-of-somebody-else-0123456789" },
    };
    // What Slack asks now and then; answered before anything is looked up, so that only the signature matters.
    const statuses = await underLoad((by) =>
      postSlack(bot.url, signed(formRequest({ ssl_check: "1", token: "x" }), secrets[by])),
    );
    expect(new Set(statuses.previous)).toEqual(new Set([200]));
    expect(new Set(statuses.current)).toEqual(new Set([200]));
    expect(new Set(statuses.third)).toEqual(new Set([401]));
    expect(statuses.previous.length + statuses.current.length).toBe(80);
    const { since, current, previous: last } = bot.chat.rotation?.() ?? {};
    expect([since, current, last].every((at) => Date.parse(at ?? "") > 0)).toBe(true);
  });

  test("that is not being changed is nothing to tell of", async () => {
    const usual = await startSlackBot({ ready: false });
    expect(usual.chat.rotation?.()).toBeUndefined();
    await usual.stop();
  });
});

describe("Lark's encrypt key and verification token", () => {
  const previous = {
    encryptKey: "the encrypt key of until now",
    verificationToken: "the token of until now",
  };
  let peer: LarkPeer;
  beforeAll(async () => {
    peer = await larkPeer("webhook", { previous });
  });
  afterAll(() => peer.close());

  const event = (token: string) => ({
    ...envelope(
      "im.chat.updated_v1",
      { appId: peer.lark.appId, token, at: Date.now() },
      { chat_id: randomUUID() },
    ),
  });
  const ask = (encryptKey: string, verificationToken: string) =>
    postLark(
      peer.url,
      signedRequest(event(verificationToken), { url: peer.url, encryptKey, verificationToken }),
    );

  test("change under load without a request refused", async () => {
    const third = { encryptKey: "somebody else's key", verificationToken: "somebody else's token" };
    const sets = { previous, current: peer.secrets, third };
    const statuses = await underLoad((by) => ask(sets[by].encryptKey, sets[by].verificationToken));
    expect(new Set(statuses.previous)).toEqual(new Set([200]));
    expect(new Set(statuses.current)).toEqual(new Set([200]));
    expect(new Set(statuses.third)).toEqual(new Set([401]));
    expect(peer.chat.rotation?.()).toMatchObject({
      previous: expect.any(String),
      current: expect.any(String),
    });
  });

  test("may change one after the other; neither lets in what the other does not know", async () => {
    const { encryptKey, verificationToken } = peer.secrets;
    expect(await ask(encryptKey, previous.verificationToken)).toMatchObject({ status: 200 });
    expect(await ask(previous.encryptKey, verificationToken)).toMatchObject({ status: 200 });
    expect(await ask(previous.encryptKey, "somebody else's token")).toMatchObject({ status: 401 });
    expect(await ask("somebody else's key", previous.verificationToken)).toMatchObject({ status: 401 });
  });
});
