/** Lark's files: the key and type by which they are fetched, and how one is sent back. */
import { afterEach, describe, expect, test } from "vitest";
import { card } from "../../src/chat/card.ts";
import { botScopes } from "../../src/chat/lark/scopes.ts";
import { nothing, sendFile } from "../../src/chat/reply.ts";
import { type LarkPeer, larkPeer } from "./lark-peer.ts";
import { opened } from "./opened.ts";

const fast = { perChat: { perSecond: 1_000, burst: 1_000 } };
const kept = { id: "f1", workspaceId: "w1", name: "报价.pdf", type: "application/pdf", bytes: 6 };
const files = {
  async *read() {
    yield Buffer.from("%PDF-1");
  },
};
const picture = { name: "wall.png", bytes: Buffer.from("a picture") };
const document = { name: "报价.pdf", bytes: Buffer.from("%PDF-1") };

describe("files on Lark", () => {
  let peer: LarkPeer;
  afterEach(() => peer.close());

  test("are fetched by message and key; a picture has no name, and a post its words", async () => {
    peer = await larkPeer("websocket", fast);
    const fang = peer.lark.user("Fang");
    await fang.sends(document);
    expect(await opened(peer.inbounds.at(-1)!)).toEqual([{ name: "报价.pdf", says: "%PDF-1" }]);
    await fang.sends(picture, "note ACME");
    expect(peer.inbounds.at(-1)).toMatchObject({ kind: "file", line: "note ACME" });
    expect(await opened(peer.inbounds.at(-1)!)).toEqual([{ name: "photo", says: "a picture" }]);
  });

  test("without im:resource are not permitted; from a broken connection not fetched", async () => {
    const scopes = Object.keys(botScopes)
      .filter((name) => name !== "im:resource")
      .map((scope_name) => ({ scope_name, grant_status: 1 }));
    peer = await larkPeer("websocket", { ...fast, scopes });
    await peer.lark.user("Fang").sends(document);
    expect(await opened(peer.inbounds.at(-1)!)).toEqual([{ name: "报价.pdf", says: "not-permitted" }]);
    await peer.lark.user("Fang").sends(document);
    const { path } = { path: "GET /open-apis/im/v1/messages/" };
    peer.lark.faults.next(path, { kind: "doubtful", how: "reset" });
    expect(await opened(peer.inbounds.at(-1)!)).toEqual([{ name: "报价.pdf", says: "not-fetched" }]);
  });

  test("that come late are left alone, and that is said", async () => {
    peer = await larkPeer("websocket", fast);
    await peer.lark.user("Fang").sends(document, "", Date.now() - 3_600_000);
    await peer.lark.user("Fang").sees(/arrived late|没及时收到/);
    expect(peer.inbounds).toEqual([]);
  });

  test("are sent as a message of their own", async () => {
    peer = await larkPeer("websocket", { ...fast, files });
    peer.replies(() => sendFile(kept));
    await peer.lark.user("Fang").says("/deal list export");
    const message = await peer.lark.user("Fang").sees();
    expect(message.type).toBe("file");
    expect(peer.lark.uploads.get(String(message.content.file_key))).toEqual({
      name: "报价.pdf",
      bytes: Buffer.from("%PDF-1"),
    });
  });

  test("beyond 30 MB are answered with a link, or with a sentence where there is no web chat", async () => {
    const large = { ...kept, bytes: 31 * 1024 ** 2 };
    peer = await larkPeer("websocket", { ...fast, files, webUrl: "https://loudou.example" });
    peer.replies(() => sendFile(large));
    await peer.lark.user("Fang").says("/deal list export");
    await peer.lark.user("Fang").sees("https://loudou.example/files/f1");
    await peer.close();
    peer = await larkPeer("websocket", { ...fast, files });
    peer.replies(() => sendFile(large));
    await peer.lark.user("Fang").says("/deal list export");
    await peer.lark.user("Fang").sees("too large to send here. Open it in Loudou's web chat");
    expect(peer.lark.uploads.size).toBe(0);
  });

  test("that nobody has asked for come as messages, once for their key", async () => {
    peer = await larkPeer("websocket", { ...fast, files });
    const lee = peer.lark.user("Lee");
    const message = {
      ...{ key: "workbook", installation: "fake-tenant", recipient: lee.person.openId, file: kept },
      ...{ card: card("en", "Friday's workbook", []), doubtful: false, stillMine: async () => {} },
    };
    const { ref } = await peer.chat.send(message);
    expect((await peer.chat.send({ ...message, doubtful: true })).ref).toBe(ref);
    const shown = peer.lark.messages.filter(({ chatId }) => chatId === lee.person.chatId);
    expect(shown.map(({ type }) => type)).toEqual(["file"]);
  });

  test("that Lark does not take are told of", async () => {
    peer = await larkPeer("websocket", { ...fast, files });
    peer.replies(() => sendFile(kept));
    peer.lark.faults.next("POST /open-apis/im/v1/files", { kind: "refused", status: 503 });
    await peer.lark.user("Fang").says("/deal list export");
    await peer.lark.user("Fang").sees("couldn't be sent");
    peer.replies(() => nothing);
  });
});
