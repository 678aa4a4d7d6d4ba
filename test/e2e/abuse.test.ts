/**
 * Forged, broken and tampered input on every chat of one process: nothing crashes, nothing leaks, everything is
 * answered.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { has, Person } from "../fakes/conversation/person.ts";
import type { WebClient } from "../fakes/conversation/web-conversation.ts";
import { forgeries as larkForgeries } from "../fakes/lark/webhook.ts";
import { forgeries as slackForgeries } from "../fakes/slack/signed-post.ts";
import { isJson, type Json } from "../judges/payload-walk.ts";
import { openBrowser } from "./open-browser.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

let slack: Awaited<ReturnType<typeof slackSetup>>;
let lark: Awaited<ReturnType<typeof larkSetup>>;
let running: RunningLoudou;
let chats: { slack: Chats; lark: Chats; web: Chats };
let reps: { slack: Person; lark: Person; web: Person };
/** A colleague's deal, and one of another company in the same process. */
const foreign = { colleague: "", company: "" };
const secrets = ["骏马物业", "秘密客户"];

beforeAll(async () => {
  slack = await slackSetup("http");
  lark = await larkSetup("webhook");
  const web = webSetup(await openBrowser());
  running = await startOn("embedded", { ...slack.env, ...lark.env, ...web.env });
  chats = {
    slack: await slack.meets(running.url),
    lark: await lark.meets(running.url),
    web: await web.meets(running.url),
  };
  const boss = new Person(await chats.slack.boss("zh"));
  foreign.colleague = await logs(boss, secrets[0] ?? "", () => slackDealId(boss));
  reps = {
    slack: new Person(await chats.slack.rep("zh")),
    lark: new Person(await chats.lark.rep("zh")),
    web: new Person(await chats.web.rep("zh")),
  };
  foreign.company = await logs(reps.web, secrets[1] ?? "", () => webDealId(reps.web));
  await logs(reps.slack, "晨曦乳品", () => slackDealId(reps.slack));
  await logs(reps.lark, "绿洲酒业", async () => "");
  for (const id of Object.values(foreign)) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});
afterAll(async () => {
  await running?.ends();
  for (const chat of Object.values(chats ?? {})) await chat.close();
});
afterEach(async () => {
  const ready = await fetch(`${running.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(running.loudou.errors()).toEqual([]);
  expect(slack.slack.refused.splice(0)).toEqual([]);
  expect(lark.lark.refusedCards.splice(0)).toEqual([]);
});

describe("requests that are not the platform's", () => {
  test.each(slackForgeries)("Slack: %s", async (kind) => {
    const text = `Slack forged: ${kind}.`;
    const { outcome, status, body } = await slack.slack.forges(kind, "rep.zh", `/deal note 晨曦乳品 ${text}`);
    expect(fended(kind, outcome, status)).toBe(true);
    expect(JSON.stringify(body ?? "").length).toBeLessThan(kind === "replay" ? 5_000 : 100);
    await reps.slack.says("/deal show 晨曦乳品");
    const times = (await reps.slack.sees.card(/^#\d+ 晨曦乳品/)).text.split(text).length - 1;
    expect(times).toBe(kind === "replay" ? 1 : 0);
  });

  test.each(larkForgeries)("Lark: %s", async (kind) => {
    const text = `Lark forged: ${kind}.`;
    const { outcome, status, answer } = await lark.lark.forges(
      kind,
      reps.lark.name,
      `/deal note 绿洲酒业 ${text}`,
    );
    expect(fended(kind, outcome, status)).toBe(true);
    expect(JSON.stringify(answer ?? "").length).toBeLessThan(200);
    await reps.lark.says("/deal show 绿洲酒业");
    const times = (await reps.lark.sees.card(/^#\d+ 绿洲酒业/)).text.split(text).length - 1;
    expect(times).toBe(kind === "replay" ? 1 : 0);
  });

  test("the web chat: no session, another site, another name, too much, nonsense", async () => {
    const cookie = await sessionOf(reps.web);
    const form = "application/x-www-form-urlencoded";
    const posts = (path: string, body: string, headers: Record<string, string> = {}) =>
      fetch(running.url + path, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { "content-type": form, ...headers },
      });
    const mine = { cookie, "hx-request": "true" };
    expect((await posts("/say", "line=/deal", { origin: running.url })).status).toBe(303);
    expect((await posts("/say", "line=/deal", { ...mine, origin: "https://evil.example" })).status).toBe(403);
    expect(
      (await posts("/say", `line=${"x".repeat(300_000)}`, { ...mine, origin: running.url })).status,
    ).toBe(413);
    expect((await posts("/say", `line=${"x".repeat(5_000)}`, { ...mine, origin: running.url })).status).toBe(
      422,
    );
    for (const body of [
      "",
      "%%%",
      "message=1",
      "message=99999999999&revision=1&button=0",
      "message=-1",
      "message=1e9&revision=x&button=__proto__",
    ]) {
      for (const path of ["/act", "/submit"]) {
        expect((await posts(path, body, { ...mine, origin: running.url })).status).toBe(204);
      }
    }
    for (const path of ["/earlier?before=abc", "/demo/payloads/999999999", "/stream?after=nonsense"]) {
      const answer = await fetch(running.url + path, { headers: { cookie } });
      expect(answer.status).toBeLessThan(500);
      await answer.body?.cancel();
    }
    expect((await fetch(`${running.url}/login/${"x".repeat(43)}`)).status).toBe(410);
  });
});

/** What a button may claim: [action, values]. */
const claims = (): readonly (readonly [what: string, action: unknown, values: unknown])[] => [
  ["no such action", "deal.explode", {}],
  ["an action of the language", "__proto__", {}],
  ["another one", "constructor", { id: foreign.colleague }],
  ["no action", 7, {}],
  ["no values", "deal.show", null],
  ["values of the wrong type", "deal.show", { id: 42 }],
  ["a colleague's deal", "deal.show", { id: foreign.colleague }],
  ["a colleague's deal, to change it", "deal.advance", { id: foreign.colleague, version: 1 }],
  ["a colleague's deal, to lose it", "deal.lose", { id: foreign.colleague }],
  ["a colleague's deal on Thursday", "forecast.same", { id: foreign.colleague, page: 1 }],
  ["a colleague's list", "deal.list", { owner: foreign.colleague }],
  ["another company's deal", "deal.show", { id: foreign.company }],
  ["another company's deal, to note on it", "deal.note", { id: foreign.company, note: "I was here" }],
  ["an id that is none", "deal.show", { id: "../../etc/passwd" }],
  ["an endless id", "deal.show", { id: "x".repeat(1_500) }],
  ["a huge page", "deal.list", { page: 1e308 }],
  ["a negative page", "forecast.show", { page: -1 }],
  ["a version beyond all numbers", "deal.advance", { id: foreign.colleague, version: 1e300 }],
  ["an inherited value", "deal.show", JSON.parse('{"__proto__":{"id":"x"},"id":"y"}')],
  ["a nested value", "deal.show", { id: { $ne: null } }],
  ["what only others may do", "schedule.run", { what: "nudge", send: true }],
  ["a line that only others may say", "chat.say", { line: "/team role 王芳 admin" }],
  ["a line without end", "chat.say", { line: "/deal note ".repeat(120) }],
  ["a NUL", "deal.show", { deal: "\u0000" }],
  ["half a character", "deal.show", { deal: "\ud83d" }],
];

describe("tampered buttons", () => {
  test.each(claims().map(([what], at) => [what, at] as const))("Slack: %s", async (_what, at) => {
    const [, action, values] = claims()[at]!;
    await reps.slack.says("/deal show 晨曦乳品");
    await reps.slack.sees.card(/晨曦乳品/);
    const user = slack.slack.user("rep.zh");
    const message = await user.sees("晨曦乳品");
    const value = JSON.stringify({ action, values });
    await reps.slack.client.acts();
    const answered = await user.acts(message, {
      type: "button",
      block_id: "forged",
      action_id: "forged",
      text: { type: "plain_text", text: "x" },
      value,
    });
    expect(answered).toMatchObject({ outcome: "answered", status: 200 });
    await answeredWithoutSecrets(reps.slack);
    if (user.openModal) await user.closes(user.openModal, { all: true });
  });

  test.each(["", "null", "[]", '"x"', "{", "9".repeat(1_000)])("Slack: a value that is %j", async (value) => {
    await reps.slack.says("/deal show 晨曦乳品");
    const user = slack.slack.user("rep.zh");
    const message = await user.sees("晨曦乳品");
    await reps.slack.client.acts();
    const pressed = {
      type: "button",
      block_id: "b",
      action_id: "a",
      text: { type: "plain_text", text: "x" },
      value,
    };
    expect(await user.acts(message, pressed)).toMatchObject({ outcome: "answered", status: 200 });
    await answeredWithoutSecrets(reps.slack);
  });

  test.each(claims().map(([what], at) => [what, at] as const))("Lark: %s", async (_what, at) => {
    const [, action, values] = claims()[at]!;
    await reps.lark.says("/deal show 绿洲酒业");
    const user = lark.lark.user(reps.lark.name);
    const message = await user.sees("绿洲酒业");
    await reps.lark.client.acts();
    const outcome = await user.acts(message, {
      tag: "button",
      value: { kind: "press", action, values } as unknown as Json,
    });
    expect(outcome).toMatchObject({ outcome: "answered", status: 200, cardProblems: [] });
    const said = outcome.toast?.content ?? (await reps.lark.sees.anything()).text;
    expect(said.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(said).not.toContain(secret);
  });
});

describe("tampered forms", () => {
  const hiddens = (): Record<string, string>[] => [
    { id: foreign.colleague },
    { id: foreign.company },
    { id: "__proto__" },
    { id: "", from: "x".repeat(500), stage: "nowhere" },
    JSON.parse('{"__proto__":"x","constructor":"y"}'),
  ];

  test.each([0, 1, 2, 3, 4])("Slack: hidden values %i", async (at) => {
    await reps.slack.says("/deal lose 晨曦乳品");
    await reps.slack.sees.form();
    const user = slack.slack.user("rep.zh");
    const view = user.openModal!;
    const luggage = JSON.parse(String(view.view.private_metadata)) as Json;
    view.view.private_metadata = JSON.stringify({ ...luggage, h: { ...hiddens()[at] } });
    await reps.slack.client.acts();
    const outcome = await user.submits(view, { lostReason: "price" });
    expect(outcome).toMatchObject({ outcome: "answered", status: 200, problems: [] });
    await answeredWithoutSecrets(reps.slack);
    if (user.openModal) await user.closes(user.openModal, { all: true });
    await stillOpen();
  });

  test.each([0, 1, 2, 3, 4])("Lark: hidden values %i", async (at) => {
    await reps.lark.says("/deal lose 绿洲酒业");
    const form = await reps.lark.sees.form();
    expect(form.fields.length).toBeGreaterThan(0);
    const user = lark.lark.user(reps.lark.name);
    const message = await user.sees("绿洲酒业");
    await reps.lark.client.acts();
    const outcome = await user.acts(message, {
      tag: "button",
      name: "_submit",
      value: {
        kind: "submit",
        action: "deal.lose",
        formId: "forged",
        hidden: hiddens()[at],
        fields: { lostReason: "choice", reason: "paragraph" },
      } as unknown as Json,
      form_value: { lostReason: "price", reason: "" },
    });
    expect(outcome).toMatchObject({ outcome: "answered", status: 200, cardProblems: [] });
    const said = outcome.toast?.content ?? (await reps.lark.sees.anything()).text;
    for (const secret of secrets) expect(said).not.toContain(secret);
    await stillOpen();
  });

  test("Slack: private_metadata that is not ours", async () => {
    for (const metadata of ["", "{", "null", JSON.stringify({ i: 1 }), "x".repeat(3_000)]) {
      await reps.slack.says("/deal note 晨曦乳品");
      await reps.slack.sees.form();
      const user = slack.slack.user("rep.zh");
      const view = user.openModal!;
      view.view.private_metadata = metadata;
      const outcome = await user.submits(view, { note: "forged" });
      expect(outcome).toMatchObject({ outcome: "answered", status: 200 });
      if (user.openModal) await user.closes(user.openModal, { all: true });
    }
  });
});

const names = [
  "<!channel> <@U0BOSS> 甲",
  "@all @here 乙",
  "<at id=all></at> 丙",
  "<script>document.title='owned'</script>丁",
  '"><img src=x onerror=document.title="owned"> 戊',
  '=HYPERLINK("http://evil.example","点我")',
  "*_~`粗体`~_* [链接](http://evil.example) 己",
  "👩‍👩‍👧‍👦🏳️‍🌈 庚",
  "\u202eevil\u202c שלום مرحبا 辛",
  "&lt;b&gt; &amp; 壬",
  '\'; DROP TABLE "Deal"; -- 癸',
];

describe.each(["slack", "lark", "web"] as const)("names and notes on %s", (chat) => {
  test.each(names)("a customer called %s", async (name) => {
    const rep = reps[chat];
    await logs(rep, name, async () => "");
    const card = await rep.sees.card(/已新建，编号 #\d+/);
    const number = /编号 (#\d+)/.exec(card.text)?.[1] ?? "";
    expect(bare(card.text)).toContain(bare(name));
    await rep.says(`/deal note ${number} ${name}`);
    const noted = await rep.sees.card(number);
    expect(bare(noted.text).split(bare(name)).length).toBeGreaterThan(2);
    await rep.says("/deal list");
    await rep.sees.card(/我的商机/);
    expect(has(noted, "推进")).toBe(true);
    if (chat === "web") expect(await (rep.client as WebClient).page.title()).not.toContain("owned");
    if (chat === "slack") expect(mrkdwnOf(slack.slack.messages.at(-1)?.blocks)).not.toMatch(/<[!@#]/);
    if (chat === "lark")
      expect(JSON.stringify(lark.lark.messages.at(-1)?.content)).not.toMatch(/"content":"[^"]*<at /);
  });

  test("a note of 4,000 characters is kept whole, a longer one refused with the reason", async () => {
    const rep = reps[chat];
    await logs(rep, `长文${chat}`, async () => "");
    const number = /编号 (#\d+)/.exec((await rep.sees.card(/编号 #\d+/)).text)?.[1] ?? "";
    const long = "客户先要试点，再谈框架合同。".repeat(300);
    await rep.says(`/deal note ${number} ${long.slice(0, 3_900)}`);
    await rep.sees.card(/客户先要试点/);
    if (chat === "web") return; // Its message box takes no more than 4,000 characters.
    await rep.says(`/deal note ${number} ${long.slice(0, 4_100)}`);
    await rep.sees.anything(/4[,]?100/);
  });
});

test("what the platforms saw of all this was in order", () => {
  expect(chats.web.complaints().filter((one) => !one.includes("403"))).toEqual([]);
});

/** Refused with a reason; a client that is still sending far too much may see the connection end before the answer. */
function fended(kind: string, outcome: string, status = 0): boolean {
  if (kind === "oversized" && outcome === "unreachable") return true;
  const refused = status >= 400 && status < 500;
  return outcome === "answered" && (kind === "replay" ? status === 200 : refused);
}

async function logs(person: Person, customer: string, idOf: () => Promise<string>): Promise<string> {
  await person.says("/deal new");
  const answers = { 客户: customer, 金额: "120万", 预计签约: "2031-12-31" };
  await person.fills(await person.sees.form(), answers).submits();
  const shown = await person.sees.anything(/编号 #\d+|哪个客户/);
  if (shown.kind === "form") {
    const form = await person.sees.form();
    await person.fills(form, { [form.fields[0]?.label ?? ""]: `新客户：${customer}` }).submits();
    await person.sees.card(/编号 #\d+/);
  }
  return idOf();
}

async function slackDealId(person: Person): Promise<string> {
  await person.sees.card(/编号 #\d+/);
  return idIn(slack.slack.messages.at(-1)?.blocks);
}

async function webDealId(person: Person): Promise<string> {
  const { page } = person.client as WebClient;
  const last = await page.locator("article.card").last().getAttribute("id");
  const turned = await page.context().request.get(`${running.url}/demo/payloads/${last?.slice(1)}`);
  return idIn(await turned.text());
}

const idIn = (shown: unknown): string =>
  /id[\\"&quot;:]+([0-9a-f]{8}-[0-9a-f-]{27})/.exec(JSON.stringify(shown))?.[1] ?? "";

async function sessionOf(person: Person): Promise<string> {
  const cookies = await (person.client as WebClient).page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function answeredWithoutSecrets(person: Person): Promise<void> {
  const { text } = await person.sees.anything();
  expect(text.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

/** The deals that were targeted are unchanged. */
async function stillOpen(): Promise<void> {
  const boss = new Person(await chats.slack.boss("zh"));
  await boss.says(`/deal show ${secrets[0]}`);
  expect(has(await boss.sees.card(/^#\d+ /), "推进")).toBe(true);
}

/** Without direction marks and other invisible characters. */
const bare = (text: string): string => text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\s]/g, "");

function mrkdwnOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(mrkdwnOf).join("\n");
  if (!isJson(node)) return "";
  const own = node.type === "mrkdwn" ? String(node.text) : "";
  return [own, ...Object.values(node).map(mrkdwnOf)].filter(Boolean).join("\n");
}
