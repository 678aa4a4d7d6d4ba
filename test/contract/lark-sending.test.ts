import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { card, text } from "../../src/chat/card.ts";
import { type Outbound, SendError } from "../../src/chat/platform.ts";
import { eventually } from "../fakes/eventually.ts";
import { type LarkPeer, larkPeer } from "./lark-peer.ts";

const sendPath = "POST /open-apis/im/v1/messages";

describe("sending on Lark", () => {
  let peer: LarkPeer;
  beforeAll(async () => {
    peer = await larkPeer("webhook");
  });
  afterEach(() => peer.lark.faults.clear());
  afterAll(() => peer.close());

  const outbound = (recipient: string, key: string, more: Partial<Outbound> = {}): Outbound => ({
    key,
    installation: "fake-tenant",
    recipient,
    card: card("en", "Thursday", [text(`The week of ${key}`)]),
    doubtful: false,
    stillMine: async () => {},
    ...more,
  });
  const refusal = async (message: Outbound): Promise<SendError> => {
    const error = await peer.chat.send(message).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SendError);
    return error as SendError;
  };
  const inChat = (chatId: string) => peer.lark.messages.filter((message) => message.chatId === chatId);

  test("sends to a person and to a chat, and tells the message's id", async () => {
    const lee = peer.lark.user("Lee").person;
    const group = peer.lark.group("Sales");
    const { ref } = await peer.chat.send(outbound(lee.openId, "k1"));
    expect(inChat(lee.chatId).map((message) => message.messageId)).toEqual([ref]);
    await peer.chat.send(outbound(group.chatId, "k2"));
    expect(inChat(group.chatId)).toHaveLength(1);
  });

  test("one key is one message, however often and however long", async () => {
    const lee = peer.lark.user("Deduped").person;
    const long = `nudge:${"a".repeat(80)}`;
    const first = await peer.chat.send(outbound(lee.openId, long));
    const again = await peer.chat.send(outbound(lee.openId, long, { doubtful: true }));
    expect(again.ref).toBe(first.ref);
    const other = await peer.chat.send(outbound(lee.openId, `${long}b`));
    expect(other.ref).not.toBe(first.ref);
    expect(inChat(lee.chatId)).toHaveLength(2);
  });

  test("a doubtful send repeated is one message", async () => {
    const lee = peer.lark.user("Doubted").person;
    peer.lark.faults.next(sendPath, { kind: "doubtful", how: "reset" });
    const error = await refusal(outbound(lee.openId, "k3"));
    expect(error).toMatchObject({ retryable: true, doubtful: true });
    await peer.chat.send(outbound(lee.openId, "k3", { doubtful: true }));
    expect(inChat(lee.chatId)).toHaveLength(1);
  });

  test("takes the place of an earlier message, even of one that is gone", async () => {
    const lee = peer.lark.user("Reminded").person;
    const first = await peer.chat.send(outbound(lee.openId, "k4"));
    const second = await peer.chat.send(outbound(lee.openId, "k5", { replaces: first.ref }));
    await peer.chat.send(outbound(lee.openId, "k6", { replaces: "om_never_was" }));
    const state = inChat(lee.chatId).map((message) => [message.messageId === second.ref, message.recalled]);
    expect(state).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  test("when the earlier message cannot be taken back now, nothing is sent yet", async () => {
    const lee = peer.lark.user("Unlucky").person;
    const first = await peer.chat.send(outbound(lee.openId, "k7"));
    peer.lark.faults.next("DELETE /open-apis/im/v1/messages", { kind: "refused", status: 503 });
    expect(await refusal(outbound(lee.openId, "k8", { replaces: first.ref }))).toMatchObject({
      retryable: true,
    });
    expect(inChat(lee.chatId)).toHaveLength(1);
  });

  test("what is another process's by now is not sent, and what it replaces stays", async () => {
    const lee = peer.lark.user("Elsewhere").person;
    const first = await peer.chat.send(outbound(lee.openId, "e1"));
    const stillMine = async () => {
      throw new SendError("another's", { code: "lease_lost", retryable: true });
    };
    for (const replaces of [undefined, first.ref])
      expect(await refusal(outbound(lee.openId, "e2", { replaces, stillMine }))).toMatchObject({
        code: "lease_lost",
        doubtful: false,
      });
    expect(inChat(lee.chatId).map(({ messageId, recalled }) => [messageId, recalled])).toEqual([
      [first.ref, false],
    ]);
  });

  test("a limit is retryable and says how long to wait", async () => {
    const lee = peer.lark.user("Limited").person;
    peer.lark.faults.next(sendPath, { kind: "rate-limited", seconds: 7 });
    expect(await refusal(outbound(lee.openId, "k9"))).toMatchObject({
      code: "99991400",
      retryable: true,
      doubtful: false,
      retryAfterSeconds: 7,
    });
    const errors: SendError[] = [];
    for (let index = 0; index < 8; index++) {
      await peer.chat
        .send(outbound(lee.openId, `burst${index}`))
        .catch((error: SendError) => errors.push(error));
    }
    expect(errors[0]).toMatchObject({
      code: "230020",
      retryable: true,
      doubtful: false,
      retryAfterSeconds: 1,
    });
  });

  test("who cannot be reached is told as such, and not tried again", async () => {
    const away = peer.lark.user("Away", { available: false }).person;
    const muted = peer.lark.user("Muted", { muted: true }).person;
    const group = Object.assign(peer.lark.group("Left"), { botIsMember: false });
    for (const [recipient, code, words] of [
      [away.openId, "230013", "availability"],
      [muted.openId, "230053", "muted"],
      [group.chatId, "230002", "not a member"],
      ["ou_nobody", "230001", "refused"],
    ] as const) {
      const error = await refusal(outbound(recipient, `dead:${code}`));
      expect(error).toMatchObject({ code, retryable: false, doubtful: false });
      expect(error.message).toContain(words);
    }
  });

  test("5xx and broken connections are doubtful; other 4xx are final", async () => {
    const lee = peer.lark.user("Faulty").person;
    peer.lark.faults.next(sendPath, { kind: "refused", status: 502 });
    expect(await refusal(outbound(lee.openId, "f1"))).toMatchObject({ retryable: true, doubtful: true });
    peer.lark.faults.next(sendPath, { kind: "reset" });
    expect(await refusal(outbound(lee.openId, "f2"))).toMatchObject({ retryable: true, doubtful: true });
    peer.lark.faults.next(sendPath, { kind: "refused", status: 404 });
    expect(await refusal(outbound(lee.openId, "f3"))).toMatchObject({ retryable: false });
  });

  test("a token that died early is renewed at once", async () => {
    const lee = peer.lark.user("Tokened").person;
    peer.lark.expireTokens();
    await peer.chat.send(outbound(lee.openId, "t1"));
    expect(inChat(lee.chatId)).toHaveLength(1);
    const keys = peer.lark.calls.map(({ body }) => (body as { uuid?: string } | undefined)?.uuid);
    expect(keys.filter((key) => key === "t1")).toHaveLength(2);
  });

  test("the log holds no secret and no token", async () => {
    await eventually("a line of the SDK", () => peer.logged.some((line) => line.includes("lark sdk")));
    const log = peer.logged.join("");
    expect(log).not.toContain(peer.lark.appSecret);
    expect(log).not.toMatch(/t-[0-9a-f]{40}/);
  });
});
