import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { actions, button, card } from "../../src/chat/card.ts";
import { type Outbound, SendError } from "../../src/chat/platform.ts";
import type { SlackMessage } from "../fakes/slack/screen.ts";
import { type SlackBot, startSlackBot } from "./slack-bot.ts";

describe("delivery to Slack", () => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot({
      people: [{ name: "wang.fang" }, { name: "lee" }],
      rates: { perChannel: { perSecond: 100, burst: 100 } },
    });
  });
  afterAll(() => bot.stop());
  afterEach(() => {
    bot.slack.faults.clear();
    expect(bot.slack.refused).toEqual([]);
  });

  let count = 0;
  const outbound = (more: Partial<Outbound> = {}): Outbound => ({
    key: `key-${++count}`,
    installation: bot.slack.teamId,
    recipient: bot.slack.user("wang.fang").id,
    card: card("en", `Digest ${count}`, [actions(button("Open", "digest.open"))], { summary: "Friday" }),
    doubtful: false,
    stillMine: async () => {},
    ...more,
  });
  const withKey = (key: string): SlackMessage[] =>
    bot.slack.messages.filter(
      (one) => !one.deleted && JSON.stringify(one.metadata?.event_payload ?? {}).includes(`"${key}"`),
    );
  const failure = async (message: Outbound): Promise<SendError> => {
    const error = await bot.chat.send(message).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(SendError);
    return error as SendError;
  };

  test("opens the conversation, posts the card with its key and tells where it is", async () => {
    const message = outbound();
    const { ref } = await bot.chat.send(message);
    const [posted, ...others] = withKey(message.key);
    expect(others).toEqual([]);
    expect(ref).toBe(`${posted?.channel}:${posted?.ts}`);
    expect(posted?.fallback).toBe("Friday");
    expect(posted?.metadata).toEqual({ event_type: "loudou_delivery", event_payload: { key: message.key } });
  });

  test("to a channel needs no conversation", async () => {
    const channel = bot.slack.channels[0]!.id;
    const { ref } = await bot.chat.send(outbound({ recipient: channel }));
    expect(ref.startsWith(`${channel}:`)).toBe(true);
  });

  test.each([{ kind: "doubtful", how: "reset" } as const, { kind: "doubtful", how: 502 } as const])(
    "that arrived although its answer was lost ($how) is found and not sent twice",
    async (fault) => {
      const message = outbound();
      bot.slack.faults.next("chat.postMessage", fault);
      expect(await failure(message)).toMatchObject({ retryable: true, doubtful: true });
      const { ref } = await bot.chat.send({ ...message, doubtful: true });
      const [posted, ...others] = withKey(message.key);
      expect(others).toEqual([]);
      expect(ref).toBe(`${posted?.channel}:${posted?.ts}`);
    },
  );

  test("that did not arrive is sent when it is doubtful", async () => {
    const message = outbound();
    bot.slack.faults.next("chat.postMessage", { kind: "reset" });
    expect(await failure(message)).toMatchObject({ retryable: true, doubtful: true });
    await bot.chat.send({ ...message, doubtful: true });
    expect(withKey(message.key)).toHaveLength(1);
  });

  test("stays doubtful while it cannot be looked for", async () => {
    const message = outbound({ doubtful: true });
    bot.slack.faults.next("conversations.history", { kind: "refused", status: 503 });
    expect(await failure(message)).toMatchObject({ retryable: true, doubtful: true, code: "http_503" });
    bot.slack.faults.next("conversations.history", { kind: "rate-limited", seconds: 7 });
    expect(await failure(message)).toMatchObject({ retryable: true, doubtful: true, retryAfterSeconds: 7 });
    expect(withKey(message.key)).toEqual([]);
  });

  test("takes the place of the earlier one: that is deleted, the new one notifies", async () => {
    const first = outbound();
    const { ref } = await bot.chat.send(first);
    const second = outbound({ recipient: first.recipient, replaces: ref });
    await bot.chat.send(second);
    expect(withKey(first.key)).toEqual([]);
    expect(withKey(second.key)).toHaveLength(1);
    const third = outbound({ recipient: bot.slack.user("lee").id, replaces: ref });
    await bot.chat.send(third);
    expect(withKey(third.key)).toHaveLength(1);
  });

  test("that is another process's by now is not posted, and what it replaces stays", async () => {
    const first = outbound();
    const { ref } = await bot.chat.send(first);
    const stillMine = async () => {
      throw new SendError("another's", { code: "lease_lost", retryable: true });
    };
    const lost = outbound({ recipient: first.recipient, stillMine });
    expect(await failure(lost)).toMatchObject({ code: "lease_lost", doubtful: false });
    expect(await failure({ ...lost, replaces: ref })).toMatchObject({ code: "lease_lost" });
    expect(withKey(lost.key)).toEqual([]);
    expect(withKey(first.key)).toHaveLength(1);
  });

  test("waits as long as Slack asks", async () => {
    bot.slack.faults.next("chat.postMessage", { kind: "rate-limited", seconds: 17 });
    expect(await failure(outbound())).toMatchObject({
      code: "ratelimited",
      retryable: true,
      doubtful: false,
      retryAfterSeconds: 17,
    });
  });

  test("is tried once per call: the queue decides about the next", async () => {
    const before = bot.slack.callsTo("chat.postMessage").length;
    bot.slack.faults.next("chat.postMessage", { kind: "refused", status: 500 });
    await failure(outbound());
    expect(bot.slack.callsTo("chat.postMessage").length).toBe(before + 1);
  });

  test("to nobody is dead, and nothing can have arrived", async () => {
    expect(await failure(outbound({ recipient: "C0NOWHERE1" }))).toMatchObject({
      code: "channel_not_found",
      retryable: false,
      doubtful: false,
    });
  });

  test("whose conversation cannot be opened yet has certainly not arrived", async () => {
    const fresh = await startSlackBot({ people: [{ name: "new.one" }] });
    fresh.slack.faults.next("conversations.open", { kind: "refused", status: 503 });
    const message = outbound({ recipient: fresh.slack.user("new.one").id });
    await expect(fresh.chat.send(message)).rejects.toMatchObject({ retryable: true, doubtful: false });
    await fresh.stop();
  });

  test("of a card that cannot be drawn is dead at once", async () => {
    const fat = card("en", "x", [actions(button("x", "deal.note", { note: "n".repeat(3000) }))]);
    expect(await failure(outbound({ card: fat }))).toMatchObject({
      code: "not_renderable",
      retryable: false,
    });
  });
});
