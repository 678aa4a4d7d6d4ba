import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { AESCipher, Client, EventDispatcher, LoggerLevel, WSClient } from "@larksuiteoapi/node-sdk";
import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "../fakes/eventually.ts";
import { signEvent } from "../fakes/lark/event-crypto.ts";
import { type Lark, type LarkOptions, startLark } from "../fakes/lark/lark-server.ts";
import { forgeries } from "../fakes/lark/webhook.ts";
import type { Json } from "../judges/payload-walk.ts";

/** Every test uses the official SDK as the client: what it can talk to, our bot can talk to. */
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function tenant(options: LarkOptions = {}): Promise<Lark> {
  const lark = await startLark(options);
  closing.push(() => lark.close());
  return lark;
}

const clientOf = (lark: Lark, appSecret = lark.appSecret) =>
  new Client({
    appId: lark.appId,
    appSecret,
    domain: lark.url,
    loggerLevel: LoggerLevel.fatal,
    cache: freshCache(),
  });

/** The SDK's default cache is shared by the whole process and would carry tokens from test to test. */
function freshCache() {
  const kept = new Map<unknown, unknown>();
  return {
    get: async (key: unknown) => kept.get(key),
    set: async (key: unknown, value: unknown) => Boolean(kept.set(key, value)),
  };
}

type Handlers = Record<string, (data: Json) => unknown>;

async function connected(lark: Lark, handlers: Handlers): Promise<WSClient> {
  const client = new WSClient({
    appId: lark.appId,
    appSecret: lark.appSecret,
    domain: lark.url,
    loggerLevel: LoggerLevel.fatal,
  });
  closing.push(() => client.close({ force: true }));
  const before = lark.longConnection.connected;
  await client.start({
    eventDispatcher: new EventDispatcher({ loggerLevel: LoggerLevel.fatal }).register(handlers),
  });
  await eventually("the long connection", () => lark.longConnection.connected > before);
  return client;
}

const plain = (content: string) => ({ tag: "plain_text", content });
const dealCard = (title: string, elements: object[] = []) => ({
  schema: "2.0",
  config: { update_multi: true },
  header: { title: plain(title) },
  body: { elements: [{ tag: "markdown", content: `**${title}**` }, ...elements] },
});
const advance = {
  tag: "button",
  text: plain("推进"),
  behaviors: [{ type: "callback", value: { do: "deal.advance", deal: 42 } }],
};
const form = {
  tag: "form",
  name: "deal",
  elements: [
    { tag: "input", name: "amount", required: true, default_value: "120万", max_length: 20 },
    {
      tag: "select_static",
      name: "stage",
      options: [{ text: plain("目标客户"), value: "s3" }],
      required: true,
    },
    { tag: "date_picker", name: "date", initial_date: "2026-12-31" },
    { tag: "input", name: "note" },
    {
      tag: "button",
      name: "save",
      text: plain("保存"),
      form_action_type: "submit",
      behaviors: [{ type: "callback", value: { do: "deal.save" } }],
    },
  ],
};

const sending = (receive_id: string, card: object, uuid?: string) => ({
  params: { receive_id_type: "open_id" as const },
  data: { receive_id, msg_type: "interactive", content: JSON.stringify(card), uuid },
});

const failure = async (
  call: Promise<unknown>,
): Promise<{ status?: number; code?: number; msg?: string; headers?: Json }> => {
  try {
    await call;
  } catch (error) {
    const { response } = error as {
      response?: { status: number; data: { code: number; msg: string }; headers: Json };
    };
    return {
      status: response?.status,
      code: response?.data?.code,
      msg: response?.data?.msg,
      headers: response?.headers,
    };
  }
  throw new Error("the call went through");
};

describe("open platform", () => {
  test("sends, replies, reads, patches and recalls as the SDK asks", async () => {
    const lark = await tenant();
    const wang = lark.user("Wang Fang", { email: "wang@acme.example" });
    const api = clientOf(lark);
    const sent = await api.im.message.create(sending(wang.person.openId, dealCard("ACME")));
    const id = sent.data?.message_id ?? "";
    await api.im.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(dealCard("ACME 2")) },
    });
    const read = await api.im.message.get({ path: { message_id: id } });
    expect(JSON.parse(read.data?.items?.[0]?.body?.content ?? "")).toEqual(dealCard("ACME 2"));
    const message = await wang.sees("ACME 2");
    expect(message.history.map((state) => state.by)).toEqual(["sent", "patched"]);
    await api.im.message.reply({
      path: { message_id: id },
      data: { msg_type: "text", content: '{"text":"好的"}' },
    });
    expect((await wang.sees("好的")).parentId).toBe(id);
    for (const receive_id_type of ["user_id", "email", "chat_id"] as const) {
      const receive_id = {
        user_id: wang.person.userId,
        email: wang.person.email,
        chat_id: wang.person.chatId,
      }[receive_id_type];
      const text = {
        receive_id: receive_id ?? "",
        msg_type: "text",
        content: JSON.stringify({ text: receive_id_type }),
      };
      await api.im.message.create({ params: { receive_id_type }, data: text });
      await wang.sees(receive_id_type);
    }
    await api.im.message.delete({ path: { message_id: id } });
    expect(message.recalled).toBe(true);
  });

  test("takes one uuid for one message within the hour", async () => {
    const lark = await tenant();
    const { openId } = lark.user("Wang Fang").person;
    const api = clientOf(lark);
    const send = async () =>
      (await api.im.message.create(sending(openId, dealCard("ACME"), "nudge-1"))).data?.message_id;
    const first = await send();
    expect(await send()).toBe(first);
    expect(lark.messages).toHaveLength(1);
    lark.advance(3_600_001);
    expect(await send()).not.toBe(first);
  });

  test("limits a person with 230020 and the app with 429", async () => {
    // So slow that no further call becomes allowed while a busy machine runs this test.
    const slowly = { perSecond: 0.05 };
    const lark = await tenant({ perChat: { ...slowly, burst: 5 }, perApp: { ...slowly, burst: 8 } });
    const { openId } = lark.user("Wang Fang").person;
    const api = clientOf(lark);
    for (let i = 0; i < 5; i++) await api.im.message.create(sending(openId, dealCard(`${i}`)));
    expect(await failure(api.im.message.create(sending(openId, dealCard("6"))))).toMatchObject({
      status: 400,
      code: 230020,
    });
    await api.im.message.create(sending(lark.user("Li Lei").person.openId, dealCard("other")));
    await api.im.message.get({ path: { message_id: lark.messages[0]!.messageId } });
    const limited = await failure(api.im.message.get({ path: { message_id: lark.messages[0]!.messageId } }));
    expect(limited).toMatchObject({ status: 429, code: 99991400 });
    expect(Number(limited.headers?.["x-ogw-ratelimit-reset"])).toBeGreaterThan(0);
  });

  test("refuses bad cards, strangers, the muted, bad secrets and old tokens", async () => {
    const lark = await tenant();
    const wang = lark.user("Wang Fang").person;
    const api = clientOf(lark);
    const send = (to: string, card: object) => failure(api.im.message.create(sending(to, card)));
    expect(await send(wang.openId, { schema: "2.0", body: { elements: [{ tag: "note" }] } })).toMatchObject({
      code: 230099,
    });
    expect(lark.refusedCards).toHaveLength(1);
    expect(await send(wang.openId, dealCard("x", [{ tag: "img", img_key: "img_none" }]))).toMatchObject({
      code: 230099,
    });
    expect(await send("ou_nobody", dealCard("x"))).toMatchObject({ code: 230001 });
    lark.user("Wang Fang", { muted: true });
    expect(await send(wang.openId, dealCard("x"))).toMatchObject({ code: 230053 });
    lark.user("Wang Fang", { muted: false, available: false });
    expect(await send(wang.openId, dealCard("x"))).toMatchObject({ code: 230013 });
    lark.user("Wang Fang", { available: true });
    expect(await send(wang.openId, dealCard("字".repeat(20_000)))).toMatchObject({ code: 230025 });
    lark.expireTokens();
    expect(await send(wang.openId, dealCard("x"))).toMatchObject({ code: 99991663 });
    await expect(
      clientOf(lark, "wrong").im.message.create(sending(wang.openId, dealCard("x"))),
    ).rejects.toThrow(/10014/);
  });

  test("refuses to patch what is not shared or too old", async () => {
    const lark = await tenant();
    const api = clientOf(lark);
    const sent = await api.im.message.create(sending(lark.user("Wang Fang").person.openId, dealCard("ACME")));
    const patch = (card: object) =>
      failure(
        api.im.message.patch({
          path: { message_id: sent.data?.message_id ?? "" },
          data: { content: JSON.stringify(card) },
        }),
      );
    expect(await patch({ ...dealCard("ACME"), config: {} })).toMatchObject({ code: 230001 });
    lark.advance(15 * 24 * 3_600_000);
    lark.expireTokens();
    expect(
      await failure(
        clientOf(lark).im.message.patch({
          path: { message_id: sent.data?.message_id ?? "" },
          data: { content: JSON.stringify(dealCard("x")) },
        }),
      ),
    ).toMatchObject({ code: 230031 });
  });

  test("edits a text 20 times", async () => {
    const lark = await tenant({ perApp: { perSecond: 50, burst: 100 } });
    const api = clientOf(lark);
    const text = (value: string) => ({ msg_type: "text", content: JSON.stringify({ text: value }) });
    const sent = await api.im.message.create({
      params: { receive_id_type: "open_id" },
      data: { receive_id: lark.user("Wang Fang").person.openId, ...text("0") },
    });
    const edit = (value: string) =>
      api.im.message.update({ path: { message_id: sent.data?.message_id ?? "" }, data: text(value) });
    for (let i = 1; i <= 20; i++) await edit(String(i));
    expect(await failure(edit("21"))).toMatchObject({ code: 230072 });
    expect(lark.messages[0]?.text).toBe("20");
  });

  test("keeps uploads, knows people, the bot and slash commands", async () => {
    const lark = await tenant();
    const wang = lark.user("Wang Fang", { email: "wang@acme.example", timeZone: "Asia/Tokyo" }).person;
    const api = clientOf(lark);
    const image = await api.im.image.create({ data: { image_type: "message", image: Buffer.from("png") } });
    await api.im.message.create(
      sending(wang.openId, dealCard("x", [{ tag: "img", img_key: image?.image_key }])),
    );
    expect(lark.uploads.get(image?.image_key ?? "")?.bytes.toString()).toBe("png");
    const file = await api.im.file.create({
      data: { file_type: "stream", file_name: "deals.xlsx", file: Buffer.from("xlsx") },
    });
    expect(lark.uploads.get(file?.file_key ?? "")?.name).toBe("deals.xlsx");
    const told = await api.contact.user.get({
      path: { user_id: wang.openId },
      params: { user_id_type: "open_id" },
    });
    expect(told.data?.user).toMatchObject({
      name: "Wang Fang",
      email: "wang@acme.example",
      time_zone: "Asia/Tokyo",
    });
    const batch = await api.contact.user.batch({
      params: { user_ids: [wang.openId, lark.user("Li Lei").person.openId], user_id_type: "open_id" },
    });
    expect(batch.data?.items?.map((one) => one.name)).toEqual(["Wang Fang", "Li Lei"]);
    expect(
      await failure(api.contact.user.get({ path: { user_id: "ou_x" }, params: { user_id_type: "open_id" } })),
    ).toMatchObject({ code: 41050 });
    const bot = (await api.request({ method: "GET", url: "/open-apis/bot/v3/info" })) as { bot: Json };
    expect(bot.bot).toMatchObject({ app_name: "Loudou", open_id: lark.bot.openId });
    const url = "/open-apis/application/v7/app_slash_commands";
    const description = { default_value: "deals", i18n: { zh_cn: "商机", en_us: "deals" } };
    const made = await api.request({ method: "POST", url, data: { command: "deal", description } });
    expect(
      await failure(api.request({ method: "POST", url, data: { command: "/deal", description } })),
    ).toMatchObject({ code: 230001 });
    await api.request({
      method: "PATCH",
      url: `${url}/${made.data.command_id}`,
      data: { description: { default_value: "all deals" } },
    });
    expect((await api.request({ method: "GET", url })).data.items).toMatchObject([
      { command: "deal", description: { default_value: "all deals" } },
    ]);
    await api.request({ method: "DELETE", url: `${url}/${made.data.command_id}` });
    expect(lark.slashCommands.registered).toEqual([]);
  });

  test("fails as planned: 429, 5xx, a doubtful send that did arrive, a slow answer", async () => {
    const lark = await tenant();
    const { openId } = lark.user("Wang Fang").person;
    const api = clientOf(lark);
    const send = (title: string, uuid?: string) =>
      api.im.message.create(sending(openId, dealCard(title), uuid));
    lark.faults.next("POST /open-apis/im/v1/messages", { kind: "rate-limited", seconds: 3 });
    expect(await failure(send("a"))).toMatchObject({
      status: 429,
      headers: { "x-ogw-ratelimit-reset": "3" },
    });
    lark.faults.next("im/v1/messages", { kind: "refused", status: 503 });
    expect(await failure(send("b"))).toMatchObject({ status: 503 });
    expect(lark.messages).toHaveLength(0);
    lark.faults.next("im/v1/messages", { kind: "doubtful", how: "reset" });
    await expect(send("c", "key-c")).rejects.toThrow();
    lark.faults.next("im/v1/messages", { kind: "doubtful", how: 502 });
    expect(await failure(send("c", "key-c"))).toMatchObject({ status: 502 });
    await send("c", "key-c");
    expect(lark.messages.map((message) => message.uuid)).toEqual(["key-c"]);
    lark.faults.next("im/v1/messages", { kind: "slow", ms: 200 });
    const began = performance.now();
    await send("d");
    expect(performance.now() - began).toBeGreaterThan(190);
    expect(lark.faults.happened).toHaveLength(5);
  });
});

describe("long connection", () => {
  test("brings private and group messages, in one frame or several", async () => {
    const lark = await tenant({ fragmentBytes: 100 });
    const heard: Json[] = [];
    await connected(lark, { "im.message.receive_v1": (data) => void heard.push(data) });
    const wang = lark.user("Wang Fang");
    const delivery = await wang.says("/deal advance ACME 目标客户");
    expect(delivery).toMatchObject({ accepted: true, attempts: [{ outcome: "answered", status: 200 }] });
    await wang.says("/funnel", { in: lark.group("华东", ["Li Lei"]) });
    await wang.says("just talking", { in: lark.group("华东"), mention: false });
    const messages = heard.map((data) => data.message as Json);
    expect(messages[0]).toMatchObject({ chat_type: "p2p", chat_id: wang.person.chatId });
    expect(JSON.parse(String(messages[0]?.content))).toEqual({ text: "/deal advance ACME 目标客户" });
    expect(messages[1]).toMatchObject({
      chat_type: "group",
      mentions: [{ key: "@_user_1", id: { open_id: lark.bot.openId } }],
    });
    expect(JSON.parse(String(messages[1]?.content))).toEqual({ text: "@_user_1 /funnel" });
    expect(messages[2]).not.toHaveProperty("mentions");
    expect(heard[0]).toMatchObject({
      event_type: "im.message.receive_v1",
      sender: { sender_id: { open_id: wang.person.openId } },
    });
    expect(lark.failures).toEqual([]);
    await eventually("a ping", () => lark.longConnection.pings > 0);
  });

  test("delivers again after a failure, to whoever is connected, and records it", async () => {
    const lark = await tenant({ redeliverAfterMs: [20, 20] });
    let calls = 0;
    const flaky: Handlers = {
      "im.message.receive_v1": () => {
        if (++calls < 3) throw new Error("not today");
      },
    };
    await connected(lark, flaky);
    await connected(lark, flaky);
    const delivery = await lark.user("Wang Fang").says("/deal");
    expect(delivery.accepted).toBe(false);
    await eventually("acceptance", () => delivery.accepted);
    expect(delivery.attempts.map((attempt) => attempt.status)).toEqual([500, 500, 200]);
    expect(lark.failures).toHaveLength(2);
    await lark.deliveries.repeat(delivery);
    expect(calls).toBe(4);
  });

  test("reports an unconnected bot, keeps trying, and lets the client come back after a break", async () => {
    const lark = await tenant({ redeliverAfterMs: [50, 200, 1000, 1000] });
    const heard: unknown[] = [];
    const early = await lark.user("Wang Fang").says("anyone?");
    expect(early.attempts[0]).toMatchObject({ outcome: "unreachable" });
    await connected(lark, { "im.message.receive_v1": (data) => void heard.push(data) });
    await eventually("the message", () => heard.length === 1);
    lark.longConnection.drop();
    await eventually("the break", () => lark.longConnection.connected === 0);
    await eventually("the reconnect", () => lark.longConnection.connected === 1);
    await lark.user("Wang Fang").says("again");
    expect(heard).toHaveLength(2);
  });

  test("turns away the wrong secret", async () => {
    const lark = await tenant();
    const failed = new Promise<Error>((resolve) => {
      const client = new WSClient({
        appId: lark.appId,
        appSecret: "no",
        domain: lark.url,
        loggerLevel: LoggerLevel.fatal,
        onError: resolve,
      });
      closing.push(() => client.close({ force: true }));
      void client.start({ eventDispatcher: new EventDispatcher({ loggerLevel: LoggerLevel.fatal }) });
    });
    expect((await failed).message).toMatch(/514/);
  });

  test("clicks a button: toast shown, card put in place, delayed update twice", async () => {
    const lark = await tenant();
    const api = clientOf(lark);
    const clicked: Json[] = [];
    await connected(lark, {
      "card.action.trigger": (data) => {
        clicked.push(data);
        return {
          toast: { type: "success", content: "已推进" },
          card: { type: "raw", data: dealCard("ACME 推进中") },
        };
      },
    });
    const wang = lark.user("Wang Fang");
    await api.im.message.create(sending(wang.person.openId, dealCard("ACME", [advance])));
    const card = await wang.sees("ACME");
    const outcome = await wang.clicks(card, "推进");
    expect(outcome).toMatchObject({
      late: false,
      status: 200,
      toast: { type: "success", content: "已推进" },
      cardProblems: [],
    });
    expect(card.text).toContain("ACME 推进中");
    expect(card.history.map((state) => state.by)).toEqual(["sent", "callback"]);
    expect(clicked[0]).toMatchObject({
      operator: { open_id: wang.person.openId },
      action: { tag: "button", value: { do: "deal.advance", deal: 42 }, timezone: "Asia/Shanghai" },
      context: { open_message_id: card.messageId, open_chat_id: wang.person.chatId },
    });
    const update = () =>
      api.request({
        method: "POST",
        url: "/open-apis/interactive/v1/card/update",
        data: { token: clicked[0]?.token, card: dealCard("late") },
      });
    await update();
    await update();
    expect(card.text).toContain("late");
    expect(await failure(update())).toMatchObject({ msg: expect.stringContaining("used up") });
    await expect(async () => wang.clicks(card, "推进")).rejects.toThrow(/no button "推进"/);
  });

  test("submits a form as Lark's client would, and refuses what it would refuse", async () => {
    const lark = await tenant();
    const submitted: Json[] = [];
    await connected(lark, { "card.action.trigger": (data) => void submitted.push(data.action as Json) });
    const wang = lark.user("Wang Fang");
    await clientOf(lark).im.message.create(sending(wang.person.openId, dealCard("New deal", [form])));
    const card = await wang.sees("New deal");
    await wang.submits(card, { stage: "目标客户", date: "2027-01-31" }, "save");
    expect(submitted[0]).toMatchObject({
      tag: "button",
      name: "save",
      value: { do: "deal.save" },
      form_value: { amount: "120万", stage: "s3", date: "2027-01-31 +0800", note: "" },
    });
    await expect(async () => wang.submits(card, {})).rejects.toThrow(/stage is required/);
    await expect(async () => wang.submits(card, { stage: "s3", amount: "x".repeat(21) })).rejects.toThrow(
      /takes 20/,
    );
    await expect(async () => wang.submits(card, { stage: "没有" })).rejects.toThrow(/offers no 没有/);
    await expect(async () => wang.submits(card, { wrong: "x" })).rejects.toThrow(/no field wrong/);
    await wang.acts(card, {
      tag: "button",
      name: "save",
      value: { do: "deal.save" },
      form_value: { owner: "someone else" },
    });
    expect(submitted[1]).toMatchObject({ form_value: { owner: "someone else" } });
  });

  test("counts a callback answered after 3 s as late, and never repeats it", async () => {
    const lark = await tenant({ redeliverAfterMs: [10] });
    let calls = 0;
    const slowFirst = async () => {
      if (++calls === 1) await wait(3300);
      return { toast: { type: "info", content: "done" } };
    };
    await connected(lark, { "card.action.trigger": slowFirst });
    const wang = lark.user("Wang Fang");
    await clientOf(lark).im.message.create(sending(wang.person.openId, dealCard("ACME", [advance])));
    const card = await wang.sees("ACME");
    expect(await wang.clicks(card, "推进")).toMatchObject({
      late: true,
      outcome: "too late",
      toast: undefined,
    });
    expect(lark.failures).toHaveLength(1);
    await eventually("the late answer", () => lark.longConnection.lateAcks.length === 1);
    expect(await wang.clicks(card, "推进")).toMatchObject({ late: false, toast: { content: "done" } });
    expect(calls).toBe(2);
  }, 15_000);
});

describe("webhook", () => {
  const encryptKey = "an encrypt key";
  const verificationToken = "a verification token";

  /** A receiver that follows the documentation, with the SDK's own cipher. */
  async function receiver(lark: Lark, events: Json[]) {
    const server = createServer(async (request, response) => {
      let raw = "";
      for await (const chunk of request) raw += chunk;
      const header = (name: string) => String(request.headers[`x-lark-${name}`] ?? "");
      const signature = signEvent(header("request-timestamp"), header("request-nonce"), encryptKey, raw);
      const age = Math.abs(Date.now() / 1000 - Number(header("request-timestamp")));
      let status = 401;
      let answer: unknown = {};
      try {
        if (signature === header("signature") && age < 300) {
          const event = JSON.parse(new AESCipher(encryptKey).decrypt(JSON.parse(raw).encrypt)) as Json;
          const token = (event.header as Json | undefined)?.token ?? event.token;
          if (token === verificationToken) {
            status = 200;
            if (event.type === "url_verification") answer = { challenge: event.challenge };
            else if (!events.some((known) => id(known) === id(event))) events.push(event);
          }
        }
      } catch {
        status = 400;
      }
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lark/events`;
    lark.useWebhook({ url, encryptKey, verificationToken });
  }
  const id = (event: Json) => (event.header as Json).event_id;

  test("posts encrypted and signed events, and verifies the address", async () => {
    const lark = await tenant();
    const events: Json[] = [];
    await receiver(lark, events);
    expect(await lark.verifyUrl()).toMatchObject({ echoed: true, status: 200 });
    await lark.user("Wang Fang").says("/deal list");
    expect(events).toMatchObject([
      { schema: "2.0", header: { event_type: "im.message.receive_v1", app_id: lark.appId } },
    ]);
    await lark.user("Wang Fang").opensChat();
    await lark.user("Wang Fang").picksMenu("funnel");
    expect(events.map((event) => (event.header as Json).event_type).slice(1)).toEqual([
      "im.chat.access_event.bot_p2p_chat_entered_v1",
      "application.bot.menu_v6",
    ]);
    expect(lark.failures).toEqual([]);
  });

  test.each(forgeries)("forges: %s", async (kind) => {
    const lark = await tenant();
    const events: Json[] = [];
    await receiver(lark, events);
    const attempt = await lark.forges(kind, "Wang Fang", "/deal new EVIL 1");
    if (kind === "replay") {
      expect(attempt.status).toBe(200);
      expect(events).toHaveLength(1);
    } else {
      expect(attempt.status).toBeGreaterThanOrEqual(400);
      expect(events).toEqual([]);
    }
  });
});
