import pino from "pino";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { createLarkChat } from "../../src/chat/lark/lark-chat.ts";
import { nothing, notice } from "../../src/chat/reply.ts";
import { countRefusals } from "../fakes/at-our-gate.ts";
import { eventually } from "../fakes/eventually.ts";
import { inEnglish } from "../fakes/in-english.ts";
import { noFiles } from "../fakes/no-files.ts";
import { type LarkPeer, larkPeer } from "./lark-peer.ts";

const parts = {
  log: pino({ level: "silent" }),
  now: () => Temporal.Now.instant(),
  refusals: countRefusals(),
  onRefused() {},
  files: noFiles,
  webUrl: undefined,
};
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function connected(): Promise<LarkPeer> {
  const peer = await larkPeer("websocket");
  closers.push(() => peer.close());
  return peer;
}

describe("Lark's long connection", () => {
  test("comes back by itself when it breaks, and hears again", async () => {
    const peer = await connected();
    peer.replies(() => notice("Here again."));
    peer.lark.longConnection.drop();
    // It may be back before anyone notices that it was gone.
    const isBack = () => peer.logged.some((line) => line.includes("ready again"));
    await eventually("to be back", isBack, 10_000);
    expect(peer.chat.state().state).toBe("ready");
    const lee = peer.lark.user("Lee");
    await lee.says("/deal list");
    await lee.sees("Here again.");
  });

  test("with a wrong secret is a state that says why, not an error", async () => {
    const peer = await connected();
    const chat = createLarkChat(
      {
        appId: peer.lark.appId,
        appSecret: "wrong",
        transport: "websocket",
        domain: peer.lark.url,
        ...peer.secrets,
      },
      parts,
    );
    closers.push(() => chat.stop());
    await chat.start(async () => inEnglish(nothing));
    await eventually("the failure", () => chat.state().state === "failed");
    expect(chat.state().detail).toBeTruthy();
  });

  test("whose secret is taken away later is noticed, with Lark's word, and so is a new one", async () => {
    const peer = await larkPeer("websocket", { askMs: 50 });
    closers.push(() => peer.close());
    expect(peer.refusedWith).toEqual([]);
    peer.lark.changesSecret(true);
    await eventually("the refusal", () => peer.refusedWith.length > 0);
    expect(peer.refusedWith[0]).toContain("does not accept the app secret");
    expect(peer.chat.state()).toMatchObject({ state: "failed", detail: peer.refusedWith[0] });
    peer.lark.changesSecret(false);
    await eventually("to be back", () => peer.chat.state().state === "ready");
  });

  test("with Lark out of reach starts all the same", async () => {
    const chat = createLarkChat(
      {
        appId: "cli_0123456789abcdef",
        appSecret: "x",
        transport: "websocket",
        domain: "http://127.0.0.1:9",
        encryptKey: undefined,
        verificationToken: undefined,
      },
      parts,
    );
    expect(chat.state().state).toBe("starting");
    await chat.start(async () => inEnglish(nothing));
    await eventually("the failure", () => chat.state().state === "failed");
    const answer = await chat.routes.request("/lark/events", { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
    await chat.stop();
    expect(chat.state().state).toBe("stopped");
  });

  test("stopping lets what is under way finish, and acknowledges nothing after it", async () => {
    const peer = await connected();
    const lee = peer.lark.user("Last");
    peer.replies(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return notice("Just in time.");
    });
    const saying = lee.says("/deal list");
    await eventually("the line", () => peer.inbounds.length > 0);
    await peer.chat.stop();
    expect((await saying).accepted).toBe(true);
    await lee.sees("Just in time.");
    const after = await lee.says("/deal list");
    expect(after.accepted).toBe(false);
    expect(peer.inbounds).toHaveLength(1);
  });
});
