import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { ErrorCode, WebClient } from "@slack/web-api";
import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "../fakes/eventually.ts";
import { startWorkspace } from "../fakes/slack/emulated-workspace.ts";
import { forgeries } from "../fakes/slack/signed-post.ts";
import { type Slack, type SlackOptions, startSlack } from "../fakes/slack/slack-peer.ts";
import type { Json } from "../judges/payload-walk.ts";

/** Every test has Slack's own SDK on the other end: Bolt for what comes in, the Web API client for what goes out. */
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function workspace(options: SlackOptions = {}): Promise<Slack> {
  const slack = await startSlack({
    people: [
      { name: "wang.fang", realName: "Wang Fang", locale: "zh-CN", isOwner: true },
      { name: "li.lei", realName: "Li Lei", tz: "Europe/Berlin", emailConfirmed: false },
    ],
    ...options,
  });
  closing.push(() => slack.close());
  return slack;
}

const clientOf = (slack: Slack, token = slack.botToken) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });

/** A Bolt app over HTTP, as ours will be, registered with the workspace. */
async function boltOverHttp(slack: Slack, arrange: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    endpoints: "/slack/events",
    logLevel: LogLevel.ERROR,
    port: 0,
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  arrange(app);
  const server = (await app.start(0)) as unknown as { address(): { port: number } };
  closing.push(() => app.stop());
  slack.sendsTo(`http://127.0.0.1:${server.address().port}/slack/events`);
  return app;
}

async function boltOverSocket(slack: Slack, arrange: (app: App) => void): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  arrange(app);
  await app.start();
  closing.push(() => app.stop());
  return app;
}

const text = (value: string) => ({ type: "plain_text" as const, text: value });
const dealCard = (title: string) => [
  { type: "section", text: { type: "mrkdwn" as const, text: `*${title}*` } },
  {
    type: "actions",
    block_id: "deal-42",
    elements: [{ type: "button", action_id: "deal.advance", text: text("推进"), value: "42:3" }],
  },
];
const dealForm = (title = "New deal"): ModalView => ({
  type: "modal",
  callback_id: "deal.new",
  title: text(title),
  submit: text("Save"),
  private_metadata: "form-1",
  notify_on_close: true,
  blocks: [
    {
      type: "input",
      block_id: "name",
      label: text("Customer"),
      element: { type: "plain_text_input", action_id: "value", max_length: 20 },
    },
    {
      type: "input",
      block_id: "likelihood",
      label: text("Likelihood"),
      element: {
        type: "number_input",
        action_id: "value",
        is_decimal_allowed: false,
        min_value: "0",
        max_value: "100",
        initial_value: "20",
      },
    },
    {
      type: "input",
      block_id: "stage",
      label: text("Stage"),
      element: {
        type: "static_select",
        action_id: "value",
        options: [{ text: text("目标客户"), value: "s3" }],
      },
    },
    {
      type: "input",
      block_id: "date",
      label: text("Date"),
      optional: true,
      element: { type: "datepicker", action_id: "value" },
    },
    {
      type: "input",
      block_id: "same",
      label: text("Same as last week"),
      optional: true,
      element: { type: "checkboxes", action_id: "value", options: [{ text: text("same"), value: "same" }] },
    },
    {
      type: "input",
      block_id: "category",
      label: text("Category"),
      element: {
        type: "radio_buttons",
        action_id: "value",
        initial_option: { text: text("Pipeline"), value: "pipeline" },
        options: [
          { text: text("Commit"), value: "commit" },
          { text: text("Pipeline"), value: "pipeline" },
        ],
      },
    },
  ],
});
const failure = async (
  call: Promise<unknown>,
): Promise<{ code?: string; data?: Json; retryAfter?: number; statusCode?: number }> => {
  try {
    await call;
  } catch (error) {
    return error as object;
  }
  throw new Error("the call went through");
};

describe("Web API", () => {
  test("posts, updates, deletes, and tells who sees what", async () => {
    const slack = await workspace();
    const api = clientOf(slack);
    const [wang, li] = [slack.user("Wang Fang"), slack.user("li.lei")];
    const posted = await api.chat.postMessage({ channel: wang.id, text: "ACME", blocks: dealCard("ACME") });
    expect((await wang.sees("ACME")).ts).toBe(posted.ts);
    await expect(li.sees("ACME", { within: 50 })).rejects.toThrow(
      /li.lei waited 50 ms in vain[\s\S]*nothing/,
    );
    await api.chat.update({
      channel: posted.channel!,
      ts: posted.ts!,
      text: "ACME 2",
      blocks: dealCard("ACME 2"),
    });
    const message = await wang.sees("ACME 2");
    expect(message.history.map((state) => state.by)).toEqual(["chat.postMessage", "chat.update"]);
    expect(message.fallback).toBe("ACME 2");
    const sales = slack.channels.find((channel) => channel.name === "sales")!.id;
    await api.chat.postEphemeral({ channel: sales, user: li.id, text: "only you" });
    await li.sees("only you", { in: "sales" });
    await expect(wang.sees("only you", { in: "sales", within: 50 })).rejects.toThrow();
    await api.chat.delete({ channel: posted.channel!, ts: posted.ts! });
    expect(message.deleted).toBe(true);
  });

  test("finds a doubtful send by its metadata", async () => {
    const slack = await workspace();
    const api = clientOf(slack);
    const wang = slack.user("wang.fang");
    const metadata = { event_type: "loudou", event_payload: { key: "nudge-1" } };
    const began = Math.floor(Date.now() / 1000) - 1;
    slack.faults.next("chat.postMessage", { kind: "doubtful", how: "reset" });
    await failure(api.chat.postMessage({ channel: wang.person.im, text: "hello", metadata }));
    slack.faults.next("chat.postMessage", { kind: "doubtful", how: 502 });
    await failure(api.chat.postMessage({ channel: wang.person.im, text: "hello again" }));
    const history = async (more: object) =>
      (await api.conversations.history({ channel: wang.person.im, ...more })).messages ?? [];
    expect(
      (await history({ oldest: String(began), include_all_metadata: true, limit: 100 })).map(
        (one) => one.metadata,
      ),
    ).toEqual([undefined, metadata]);
    expect(await history({ oldest: String(began + 3600) })).toEqual([]);
    expect((await history({}))[1]).not.toHaveProperty("metadata");
    expect((await history({ limit: 1 })).length).toBe(1);
    expect(slack.messages).toHaveLength(2);
  });

  test("knows people with zone, language and confirmed address", async () => {
    const slack = await workspace();
    const api = clientOf(slack);
    const info = await api.users.info({ user: slack.user("li.lei").id, include_locale: true });
    expect(info.user).toMatchObject({
      tz: "Europe/Berlin",
      locale: "en-US",
      is_email_confirmed: false,
      is_owner: false,
      profile: { email: "li.lei@acme.example" },
    });
    expect((await api.users.lookupByEmail({ email: "wang.fang@acme.example" })).user).toMatchObject({
      real_name: "Wang Fang",
      is_owner: true,
    });
    const auth = await api.auth.test();
    expect(auth).toMatchObject({ user_id: slack.bot.id, bot_id: slack.bot.botId, team_id: slack.teamId });
    expect(auth.response_metadata?.scopes).toContain("chat:write");
    expect((await failure(clientOf(slack, "xoxb-wrong").auth.test())).data).toMatchObject({
      error: "invalid_auth",
    });
    expect((await failure(api.apiCall("deals.list"))).data).toMatchObject({ error: "unknown_method" });
  });

  test("refuses what Slack refuses, and keeps the reasons", async () => {
    const slack = await workspace();
    const api = clientOf(slack);
    const wang = slack.user("wang.fang");
    const blocks = [{ type: "section", text: { type: "mrkdwn" as const, text: "x".repeat(3001) } }];
    const refused = await failure(api.chat.postMessage({ channel: wang.id, text: "x", blocks }));
    expect(refused.data).toMatchObject({
      error: "invalid_blocks",
      response_metadata: { messages: [expect.stringContaining("at most 3000")] },
    });
    const image = [{ type: "image", slack_file: { id: "F_NONE" }, alt_text: "funnel" }];
    expect(
      (await failure(api.chat.postMessage({ channel: wang.id, text: "x", blocks: image }))).data,
    ).toMatchObject({ error: "invalid_blocks" });
    const trigger_id = "1.2.nonsense";
    expect(
      (await failure(api.views.open({ trigger_id, view: { ...dealForm(), submit: undefined } }))).data,
    ).toMatchObject({ error: "invalid_arguments" });
    expect((await failure(api.views.open({ trigger_id, view: dealForm() }))).data).toMatchObject({
      error: "invalid_trigger_id",
    });
    expect(slack.refused.map((one) => one.method)).toEqual([
      "chat.postMessage",
      "chat.postMessage",
      "views.open",
    ]);
  });

  test("takes a picture and shows it in a message", async () => {
    const slack = await workspace();
    const api = clientOf(slack);
    const wang = slack.user("wang.fang");
    const uploaded = await api.filesUploadV2({
      channel_id: wang.person.im,
      filename: "funnel.png",
      file: Buffer.from("png bytes"),
      initial_comment: "this week",
    });
    const id = (uploaded.files[0] as { files: { id: string }[] }).files[0]!.id;
    expect(slack.uploads.get(id)?.toString()).toContain("png bytes");
    expect((await wang.sees("this week")).files).toEqual([id]);
    await api.chat.postMessage({
      channel: wang.id,
      text: "funnel",
      blocks: [{ type: "image", slack_file: { id }, alt_text: "the funnel" }],
    });
    await wang.sees("the funnel");
  });

  test("limits posts to a channel with 429 and Retry-After, and fails as planned", async () => {
    const slack = await workspace({ rates: { perChannel: { perSecond: 1, burst: 1 } } });
    const api = clientOf(slack);
    const post = (name: string) => api.chat.postMessage({ channel: slack.user(name).id, text: "x" });
    await post("wang.fang");
    expect(await failure(post("wang.fang"))).toMatchObject({
      code: ErrorCode.RateLimitedError,
      retryAfter: 1,
    });
    await post("li.lei");
    slack.faults.next("chat.postMessage", { kind: "rate-limited", seconds: 7 });
    expect(await failure(post("li.lei"))).toMatchObject({ retryAfter: 7 });
    slack.faults.next("users.info", { kind: "refused", status: 503 });
    expect(await failure(api.users.info({ user: slack.user("li.lei").id }))).toMatchObject({
      statusCode: 503,
    });
    slack.faults.next("users.info", { kind: "reset" });
    expect((await failure(api.users.info({ user: slack.user("li.lei").id }))).code).toBe(
      ErrorCode.RequestError,
    );
    expect(slack.messages).toHaveLength(2);
    expect(slack.callsTo("chat.postMessage").map((call) => (call.answer as Json).ok)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test("is not stopped by the 5,000 calls emulate grants a token", async () => {
    const bare = await startWorkspace({
      people: [],
      channels: [],
      botName: "Loudou",
      scopes: ["users:read"],
    });
    closing.push(() => bare.close());
    const left: number[] = [];
    for (let i = 0; i < 250; i++) {
      const response = await bare.forward("/api/auth.test", Buffer.from("{}"), "application/json");
      expect(((await response.json()) as Json).user_id).toBe(bare.bot.id);
      left.push(Number(response.headers.get("x-ratelimit-remaining")));
    }
    expect(Math.min(...left)).toBeGreaterThan(4_990);
  });
});

describe.each([
  ["HTTP", boltOverHttp],
  ["Socket Mode", boltOverSocket],
])("over %s", (_name, start) => {
  test("a command is answered, opens a modal, the modal is submitted", async () => {
    const slack = await workspace();
    const submitted: Json[] = [];
    await start(slack, (app) => {
      app.command("/deal", async ({ command, ack, client }) => {
        if (command.text === "help") return ack({ text: "what I can do", response_type: "ephemeral" });
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: dealForm() });
      });
      app.view("deal.new", async ({ view, ack }) => {
        submitted.push(view as unknown as Json);
        const name = view.state.values.name?.value?.value;
        if (name === "ACME") return ack({ response_action: "errors", errors: { name: "exists already" } });
        if (name === "next") return ack({ response_action: "update", view: dealForm("Page 2") });
        if (name === "deeper") return ack({ response_action: "push", view: dealForm("Deeper") });
        if (name === "all") return ack({ response_action: "clear" });
        return ack();
      });
    });
    const wang = slack.user("wang.fang");
    expect(await wang.says("/deal help")).toMatchObject({ outcome: "answered", status: 200 });
    await wang.sees("what I can do");
    await wang.says("/deal new ACME 120万");
    const form = await wang.modal("New deal");
    await expect(wang.submits(form, { Customer: "x" })).rejects.toThrow(/Stage \(stage\) is required/);
    await expect(wang.submits(form, { likelihood: 120 })).rejects.toThrow(/likelihood: at most 100/);
    await expect(wang.submits(form, { stage: "没有" })).rejects.toThrow(/no option 没有/);
    const wrong = await wang.submits(form, {
      Customer: "ACME",
      stage: "目标客户",
      date: "2026-12-31",
      same: true,
    });
    expect(wrong).toMatchObject({ did: "errors", errors: { name: "exists already" }, problems: [] });
    expect(form.open).toBe(true);
    expect(submitted[0]).toMatchObject({
      callback_id: "deal.new",
      private_metadata: "form-1",
      state: {
        values: {
          name: { value: { type: "plain_text_input", value: "ACME" } },
          likelihood: { value: { type: "number_input", value: "20" } },
          stage: {
            value: { type: "static_select", selected_option: { text: text("目标客户"), value: "s3" } },
          },
          date: { value: { type: "datepicker", selected_date: "2026-12-31" } },
          same: { value: { type: "checkboxes", selected_options: [{ text: text("same"), value: "same" }] } },
          category: {
            value: { type: "radio_buttons", selected_option: { text: text("Pipeline"), value: "pipeline" } },
          },
        },
      },
    });
    expect(await wang.submits(form, { name: "next" })).toMatchObject({ did: "update" });
    expect((await wang.modal("Page 2")).id).toBe(form.id);
    expect(await wang.submits(form, { name: "deeper" })).toMatchObject({ did: "push", problems: [] });
    const deeper = await wang.modal("Deeper");
    expect(deeper.id).not.toBe(form.id);
    expect(await wang.submits(deeper, { name: "Globex", stage: "s3" })).toMatchObject({ did: "close" });
    expect(wang.openModal).toBe(form);
    expect(await wang.submits(form, { name: "all" })).toMatchObject({ did: "clear" });
    expect(wang.openModal).toBeUndefined();
    expect(slack.failures).toEqual([]);
  });

  test("buttons, pickers, suggestions, the home tab and closing", async () => {
    const slack = await workspace();
    const heard: Json[] = [];
    const kind = {
      type: "external_select" as const,
      action_id: "customer",
      placeholder: text("type"),
      min_query_length: 1,
    };
    await start(slack, (app) => {
      app.action("deal.advance", async ({ body, ack, respond }) => {
        await ack();
        heard.push(body as unknown as Json);
        await respond({ replace_original: true, text: "advanced", blocks: dealCard("advanced") });
      });
      app.action("page", async ({ body, ack, client, action }) => {
        await ack();
        heard.push(action as unknown as Json);
        await client.views.push({
          trigger_id: (body as { trigger_id: string }).trigger_id,
          view: dealForm("Pushed"),
        });
      });
      app.options("customer", ({ ack, options }) =>
        ack({ options: [{ text: text(`found ${options.value}`), value: "c1" }] }),
      );
      app.view({ callback_id: "deal.new", type: "view_closed" }, async ({ ack, view }) => {
        await ack();
        heard.push({ closed: view.id });
      });
      app.command("/deal", async ({ command, ack, client }) => {
        await ack();
        const buttons = {
          type: "actions" as const,
          block_id: "more",
          elements: [{ type: "button" as const, action_id: "page", text: text("More") }],
        };
        const pick = {
          type: "input" as const,
          block_id: "who",
          label: text("Customer"),
          optional: true,
          element: kind,
        };
        const view = dealForm();
        await client.views.open({
          trigger_id: command.trigger_id,
          view: { ...view, blocks: [...view.blocks, buttons, pick] },
        });
      });
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: "home", blocks: [{ type: "header", text: text("My deals") }] },
        });
      });
    });
    const wang = slack.user("wang.fang");
    await clientOf(slack).chat.postMessage({ channel: wang.id, text: "ACME", blocks: dealCard("ACME") });
    const card = await wang.sees("ACME");
    expect(await wang.clicks(card, "推进")).toMatchObject({ status: 200 });
    await wang.sees("advanced");
    expect(card.history.map((state) => state.by)).toEqual(["chat.postMessage", "response_url"]);
    expect(heard[0]).toMatchObject({
      type: "block_actions",
      user: { id: wang.id },
      channel: { id: wang.person.im, name: "directmessage" },
      container: { type: "message", message_ts: card.ts, is_ephemeral: false },
      message: { ts: card.ts, bot_id: slack.bot.botId },
      actions: [{ type: "button", block_id: "deal-42", action_id: "deal.advance", value: "42:3" }],
    });
    await wang.acts(card, { type: "button", block_id: "deal-42", action_id: "deal.advance", value: "43:3" });
    await eventually("the tampered click", () => heard.length === 2);

    await wang.says("/deal new");
    const form = await wang.modal("New deal");
    wang.fills(form, { name: "typed before" });
    await wang.clicks(form, "More");
    const pushed = await wang.modal("Pushed");
    expect(await wang.looksUp(form, "customer", "ac")).toEqual([{ text: text("found ac"), value: "c1" }]);
    await wang.closes(pushed);
    await eventually("view_closed", () => heard.some((one) => one.closed === pushed.id));
    expect(wang.openModal?.id).toBe(form.id);

    await wang.opensHome();
    await wang.home("My deals");
    expect(slack.failures).toEqual([]);
    expect(slack.refused).toEqual([]);
  });

  test("private messages and mentions, each event once more on demand", async () => {
    const slack = await workspace();
    const heard: { text?: string; retry?: number | undefined }[] = [];
    await start(slack, (app) => {
      app.message(
        async ({ message, context }) =>
          void heard.push({ text: (message as { text?: string }).text, retry: context.retryNum }),
      );
      app.event(
        "app_mention",
        async ({ event, context }) => void heard.push({ text: event.text, retry: context.retryNum }),
      );
    });
    const wang = slack.user("wang.fang");
    await wang.says("show ACME");
    await wang.says("funnel please", { in: "sales" });
    await eventually("both", () => heard.length === 2);
    await slack.deliveries.repeat(slack.deliveries.all[0]!);
    await eventually("the repetition", () => heard.length === 3);
    expect(heard).toEqual([
      { text: "show ACME", retry: undefined },
      { text: `<@${slack.bot.id}> funnel please`, retry: undefined },
      { text: "show ACME", retry: 1 },
    ]);
  });
});

describe("HTTP only", () => {
  test("echoes the challenge, counts late answers, and lets response URLs run out", async () => {
    const slack = await workspace({ retryAfterMs: [20, 20] });
    let url = "";
    await boltOverHttp(slack, (app) => {
      app.command("/slow", async () => {});
      app.command("/deal", async ({ ack, command }) => {
        await ack();
        url = command.response_url;
      });
      app.event("app_mention", async () => {
        throw new Error("ours");
      });
    });
    expect(await slack.verifyUrl()).toMatchObject({ status: 200, echoed: true });
    const wang = slack.user("wang.fang");
    expect((await wang.says("/slow")).outcome).toBe("too late");
    expect(slack.failures).toHaveLength(1);
    await wang.says("/deal");
    await eventually("the address", () => url !== "");
    const respond = async (body: object) =>
      (await fetch(url, { method: "POST", body: JSON.stringify(body) })).status;
    expect(await respond({ text: "x", blocks: [{ type: "nonsense" }] })).toBe(400);
    for (let i = 0; i < 5; i++) expect(await respond({ text: `answer ${i}` })).toBe(200);
    expect(await respond({ text: "one too many" })).toBe(404);
    await wang.sees("answer 4");
    url = "";
    await wang.says("/deal");
    await eventually("the address", () => url !== "");
    slack.advance(31 * 60_000);
    expect(await respond({ text: "too late" })).toBe(404);
  }, 15_000);

  test("a bot that is down gets its event later; a command is lost", async () => {
    const slack = await workspace({ retryAfterMs: [50, 100, 2000] });
    slack.sendsTo("http://127.0.0.1:1/slack/events");
    const wang = slack.user("wang.fang");
    expect((await wang.says("/deal")).outcome).toBe("unreachable");
    expect((await wang.says("anyone?")).outcome).toBe("unreachable");
    const heard: unknown[] = [];
    await boltOverHttp(slack, (app) => app.message(async ({ context }) => void heard.push(context.retryNum)));
    await eventually("the event", () => heard.length === 1);
    expect(slack.deliveries.all).toHaveLength(1);
  });

  test.each(forgeries)("forges: %s", async (kind) => {
    const slack = await workspace();
    const heard: Json[] = [];
    await boltOverHttp(slack, (app) =>
      app.command("/deal", async ({ ack, command }) => {
        heard.push(command);
        await ack();
      }),
    );
    const answered = await slack.forges(kind, "wang.fang", "/deal new EVIL 1");
    // Bolt itself accepts replays and future timestamps: rejecting those is our bot's job.
    const taken = { replay: 2, "future timestamp": 1 }[kind as string] ?? 0;
    expect(heard).toHaveLength(taken);
    if (taken === 0 && answered.outcome === "answered") expect(answered.status).toBeGreaterThanOrEqual(400);
  });
});

describe("Socket Mode only", () => {
  test("comes back after a refresh and after a break", async () => {
    const slack = await workspace();
    const heard: string[] = [];
    await boltOverSocket(slack, (app) =>
      app.command("/deal", async ({ ack, command }) => {
        heard.push(command.text);
        await ack();
      }),
    );
    const wang = slack.user("wang.fang");
    await wang.says("/deal one");
    slack.socketMode.refresh();
    await eventually("the disconnect", () => slack.socketMode.connected === 0);
    expect((await wang.says("/deal lost")).outcome).toBe("unreachable");
    await eventually("the reconnect", () => slack.socketMode.connected === 1, 12_000);
    await wang.says("/deal two");
    expect(heard).toEqual(["one", "two"]);
  }, 20_000);

  test("turns away the wrong app token", async () => {
    const slack = await workspace();
    const wrong = clientOf(slack, "xapp-wrong");
    expect((await failure(wrong.apps.connections.open())).data).toMatchObject({ error: "invalid_auth" });
  });
});
