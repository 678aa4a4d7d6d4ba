/** Secrets are shown once: in the answer to the press that requested them, and nowhere else. */

import { html } from "hono/html";
import { afterEach, beforeEach, expect, test } from "vitest";
import { actions, button, card, secret, text } from "../../../src/chat/card.ts";
import { form } from "../../../src/chat/form.ts";
import { openForm, showCard } from "../../../src/chat/reply.ts";
import type { Database } from "../../../src/database/open-database.ts";
import type { Persona } from "../../../src/web/persona.ts";
import { createWebChat } from "../../../src/web/web-chat.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { inEnglish } from "../../fakes/in-english.ts";
import {
  type Browser,
  bubblesOf,
  type House,
  newBrowser,
  openHouse,
  readStream,
  signedIn,
  webParts,
} from "./visit.ts";

let database: Database;
let house: House;
let browser: Browser;

beforeEach(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
  browser = await signedIn(house);
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

const code = "7KQ4-M2TX";
const withCode = card("en", "Join", [
  text("Type it in the other chat."),
  secret("Your code", code),
  actions(button("Another", "team.code")),
]);

/** Every row of the conversation, and every bubble as pages, streams and other tabs get it. */
async function everythingLater(): Promise<string> {
  const rows = JSON.stringify((await database.prisma.webMessage.findMany()).map(({ content }) => content));
  const page = await (await browser.get("/")).text();
  const earlier = await (await browser.get("/earlier?before=999")).text();
  const stream = await readStream(await browser.get("/stream?after=0"), (seen) => seen.includes("Join"));
  return [rows, page, earlier, stream].join("\n");
}

test("the answer to a line shows it beside the box, and the bubble says so without it", async () => {
  house.answer(() => showCard(withCode));
  const answer = await browser.post("/say", { line: "/team code", event: crypto.randomUUID() });
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const shown = await answer.text();
  expect(shown).toMatch(
    /^<div hx-swap-oob="afterbegin:#secrets"><section class="secret" aria-label="Your code">/,
  );
  expect(shown).toContain(`<code tabindex="0">${code}</code>`);
  expect(shown).toContain("Shown only once. Copy it now.");
  expect(await (await browser.get("/")).text()).toContain('<div id="secrets" role="status"></div>');
  const [, bubble] = await bubblesOf(browser);
  expect(bubble?.html).toContain("Your code");
  expect(bubble?.html).toContain("Shown once and not saved.");
  expect(bubble?.html).toContain("Send the command again");
  expect(await everythingLater()).not.toContain(code);
});

test("also in answer to a button and to a form, and for each press anew", async () => {
  const asked = form({
    locale: "en",
    id: "form-1",
    action: "team.code",
    title: "Join",
    submit: "Go",
    cancel: "Not now",
    fields: [],
  });
  house.answer((inbound) => (inbound.kind === "command" ? openForm(asked) : showCard(withCode)));
  await browser.post("/say", { line: "/team code" });
  const submitted = await browser.post("/submit", { message: "2", revision: "1" });
  expect(await submitted.text()).toContain(code);
  const pressed = await browser.post("/act", { message: "2", revision: "2", button: "0" });
  expect(await pressed.text()).toContain(code);
  house.answer(() => showCard(card("en", "Join", [])));
  expect((await browser.post("/say", { line: "/team" })).status).toBe(204);
  expect(await everythingLater()).not.toContain(code);
});

test("above a form's fields it is shown once as well", async () => {
  const intro = [secret("Your code", code)];
  const asked = form({
    locale: "en",
    id: "form-1",
    action: "x",
    title: "Join",
    submit: "Go",
    cancel: "No",
    intro,
    fields: [],
  });
  house.answer(() => openForm(asked));
  expect(await (await browser.post("/say", { line: "/team code" })).text()).toContain(code);
  expect(await everythingLater()).not.toContain(code);
});

test("a browser without scripts gets a page with it, and a way back", async () => {
  house.answer(() => showCard(withCode));
  const answer = await browser.post("/say", { line: "/team code" }, { "hx-request": "" });
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const page = await answer.text();
  expect(page).toContain(`<code>${code}</code>`);
  expect(page).toContain('href="/">Back to the conversation');
  expect(page).not.toContain("<script");
  expect(await everythingLater()).not.toContain(code);
});

test("it does not matter which replica has the stream", async () => {
  const there = createWebChat({ ...webParts, database });
  await there.start(async () => inEnglish(showCard(withCode)));
  const headers = { cookie: browser.cookie(), origin: "http://localhost", "hx-request": "true" };
  const body = new URLSearchParams({ line: "/team code" });
  const answer = await there.routes.request("http://localhost/say", { method: "POST", headers, body });
  expect(await answer.text()).toContain(code);
  expect(await everythingLater()).not.toContain(code);
  await there.stop();
});

test("what is written into a conversation in any other way is kept without it, too", async () => {
  const { externalId: recipient } = await database.prisma.identity.findFirstOrThrow();
  await house.chat.send({
    key: "k",
    installation: "web",
    recipient,
    card: withCode,
    doubtful: false,
    stillMine: async () => {},
  });
  expect(await everythingLater()).not.toContain(code);
});

test("a turned card shows a mask where the other chats get the value", async () => {
  const shown: unknown[] = [];
  const personas: Persona[] = [];
  const demo = {
    personas: async () => personas,
    language: async () => "en" as const,
    moveClock: async () => {},
    open: async () => {},
    payloadsOf: (content: unknown) => {
      shown.push(content);
      const sent = { payload: content, drawn: html`` };
      return { slack: sent, lark: sent };
    },
  };
  const { id: identityId, workspaceId } = await database.prisma.identity.findFirstOrThrow();
  personas.push({ identityId, workspaceId, name: "Lin Yue", role: { en: "Rep", zh: "销售代表" } });
  const chat = createWebChat({ ...webParts, database, demo });
  await chat.start(async () => inEnglish(showCard(withCode)));
  const visitor = newBrowser({ ...house, chat });
  await visitor.get("/");
  await visitor.post("/say", { line: "/team code" });
  const bubble = (await bubblesOf(visitor)).at(-1);
  const turned = await (await visitor.get(`/demo/payloads/${bubble?.id}`)).text();
  expect(turned).toContain("••••••••");
  expect(turned).not.toContain(code);
  expect(shown).toHaveLength(1);
  await chat.stop();
});
