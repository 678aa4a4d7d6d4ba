import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { notice } from "../../src/chat/reply.ts";
import { eventually } from "../fakes/eventually.ts";
import { encryptEvent } from "../fakes/lark/event-crypto.ts";
import { envelope } from "../fakes/lark/events.ts";
import { type Forgery, forgeries, post, signedRequest } from "../fakes/lark/webhook.ts";
import { type LarkPeer, larkPeer } from "./lark-peer.ts";

describe("Lark's webhook", () => {
  let peer: LarkPeer;
  beforeAll(async () => {
    peer = await larkPeer("webhook");
    peer.replies(() => notice("Done.", "good"));
  });
  beforeEach(() => {
    peer.inbounds.length = 0;
  });
  afterAll(() => peer.close());

  test("echoes the challenge of the developer console", async () => {
    expect(await peer.lark.verifyUrl()).toMatchObject({ status: 200, echoed: true });
  });

  test("echoes it unsigned too, as the console sends it, but only with the right token", async () => {
    const asked = (token: string) => {
      const body = JSON.stringify({ challenge: "c", token, type: "url_verification" });
      return post(peer.url, {
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ encrypt: encryptEvent(body, peer.secrets.encryptKey) }),
      });
    };
    expect(await asked(peer.secrets.verificationToken)).toMatchObject({
      status: 200,
      answer: { challenge: "c" },
    });
    expect(await asked("another token")).toMatchObject({ status: 401 });
  });

  const accepted: Forgery[] = ["replay"];
  test.each(forgeries.filter((kind) => !accepted.includes(kind)))("turns away: %s", async (kind) => {
    const attempt = await peer.lark.forges(kind, "Mallory", "/deal lose ACME");
    expect(attempt.outcome).toBe("answered");
    expect(attempt.status).toBeGreaterThanOrEqual(400);
    expect(attempt.status).toBeLessThan(500);
    expect(peer.inbounds).toEqual([]);
  });

  test("hands a replay on under the same id, so that the claim sees it", async () => {
    await peer.lark.forges("replay", "Mallory", "/deal lose ACME");
    expect(new Set(peer.inbounds.map((inbound) => inbound.eventId)).size).toBe(1);
  });

  test("turns away events meant for another app", async () => {
    const event = envelope(
      "im.message.receive_v1",
      { appId: "cli_0000000000000000", token: peer.secrets.verificationToken, at: Date.now() },
      {},
    );
    expect(await post(peer.url, signedRequest(event, { url: peer.url, ...peer.secrets }))).toMatchObject({
      status: 401,
    });
  });

  test("accepts what it has no use for, and events of a form it does not know", async () => {
    const header = { appId: peer.lark.appId, token: peer.secrets.verificationToken, at: Date.now() };
    for (const event of [
      envelope("im.chat.updated_v1", header, { chat_id: "oc_1" }),
      envelope("im.message.receive_v1", header, { message: { content: "{" } }),
      envelope("card.action.trigger", header, { action: 7 }),
    ]) {
      const attempt = await post(peer.url, signedRequest(event, { url: peer.url, ...peer.secrets }));
      expect(attempt).toMatchObject({ status: 200, answer: {} });
    }
    expect(peer.inbounds).toEqual([]);
  });

  test("lives on, and says in the log why it refused, without the secrets", async () => {
    await peer.lark.user("Lee").says("/deal list");
    expect(peer.inbounds).toMatchObject([{ line: "/deal list" }]);
    const log = peer.logged.join("");
    expect(log).toContain("wrong signature");
    expect(log).toContain("stale or future timestamp");
    expect(log).not.toContain(peer.secrets.encryptKey);
    expect(log).not.toContain(peer.secrets.verificationToken);
    expect(log).not.toContain(peer.lark.appSecret);
  });

  test("an event that could not be taken in is not acknowledged and comes again", async () => {
    let times = 0;
    peer.replies(() => {
      times++;
      if (times === 1) throw new Error("the database is away");
      return notice("Done.", "good");
    });
    const lee = peer.lark.user("Persistent");
    const delivery = await lee.says("/deal list");
    expect(delivery.attempts[0]).toMatchObject({ status: 500 });
    await lee.sees("Done.");
    // The answer may be visible before Lark has its acknowledgement.
    await eventually("the acknowledgement", () => delivery.accepted);
    expect(delivery.attempts.map((attempt) => attempt.status)).toEqual([500, 200]);
  });
});
