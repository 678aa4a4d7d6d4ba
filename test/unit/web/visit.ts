/** A web chat on a database in memory, and a browser that keeps its cookie and sends its origin. */

import { Temporal } from "temporal-polyfill";
import type { Inbound } from "../../../src/chat/inbound.ts";
import type { Chat } from "../../../src/chat/platform.ts";
import { nothing, type Reply } from "../../../src/chat/reply.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { usages } from "../../../src/usages.ts";
import { type MintedLink, mintLoginLink } from "../../../src/web/sign-in.ts";
import { createWebChat, type WebChatParts } from "../../../src/web/web-chat.ts";
import { inEnglish } from "../../fakes/in-english.ts";
import { noWebFiles } from "../../fakes/no-files.ts";
import { nothingToday } from "../../fakes/nothing-today.ts";

export type House = Readonly<{
  chat: Chat;
  database: Database;
  /** What the product received, in order. */
  inbounds: Inbound[];
  /** What the product answers next. */
  answer(reply: (inbound: Inbound) => Reply | Promise<Reply>): void;
  memberId: string;
}>;

/** The web chat's parts besides the database. */
export const webParts: Omit<WebChatParts, "database"> = {
  log: { info() {}, warn() {}, error: (problem: unknown) => console.error(problem) },
  now: () => Temporal.Instant.from("2026-11-24T03:12:00Z"),
  setLocale: async () => {},
  files: noWebFiles,
  today: nothingToday,
  usages,
  verbs: [],
};

const origin = "http://localhost";

export async function openHouse(database: Database, more: Partial<WebChatParts> = {}): Promise<House> {
  const workspace = await database.prisma.workspace.create({
    data: { name: "Xinghe", zone: "Asia/Shanghai", locale: "en", currency: "CNY" },
  });
  const member = await addMember(database, workspace.id, "Lin Yue");
  const chat = createWebChat({
    ...webParts,
    database,
    setLocale: async (id, locale) => {
      await database.prisma.member.update({ where: { id }, data: { locale } });
    },
    ...more,
  });
  const inbounds: Inbound[] = [];
  let reply: (inbound: Inbound) => Reply | Promise<Reply> = () => nothing;
  await chat.start(async (inbound) => {
    inbounds.push(inbound);
    return inEnglish(await reply(inbound));
  });
  return {
    chat,
    database,
    inbounds,
    memberId: member,
    answer(next) {
      reply = next;
    },
  };
}

export async function addMember(database: Database, workspaceId: string, name: string): Promise<string> {
  const member = await database.prisma.member.create({
    data: { workspaceId, name, role: "rep", locale: "en", zone: "Asia/Shanghai" },
  });
  return member.id;
}

export type Browser = Readonly<{
  /** @param chat another replica than the house's */
  get(path: string, headers?: Record<string, string>, chat?: Chat): Promise<Response>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** As it would be sent now. */
  cookie(): string;
}>;

/** A browser without a session. */
export function newBrowser(house: House): Browser {
  let cookie = "";
  const ask = async (path: string, init: RequestInit, chat = house.chat): Promise<Response> => {
    const headers = { cookie, ...(init.headers as Record<string, string>) };
    const response = await chat.routes.request(`${origin}${path}`, { ...init, headers });
    const set = response.headers.get("set-cookie");
    if (set) cookie = set.split(";")[0] ?? "";
    return response;
  };
  return {
    cookie: () => cookie,
    get: (path, headers = {}, chat) => ask(path, { headers }, chat),
    post: (path, fields = {}, headers = {}) =>
      ask(path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin, "hx-request": "true", ...headers },
      }),
  };
}

export async function linkFor(
  { database: { prisma } }: House,
  memberId: string,
  options: { now?: Date } = {},
): Promise<MintedLink> {
  return mintLoginLink(prisma, await prisma.member.findUniqueOrThrow({ where: { id: memberId } }), options);
}

/** A browser signed in by a link. */
export async function signedIn(house: House, memberId = house.memberId): Promise<Browser> {
  const browser = newBrowser(house);
  const { path } = await linkFor(house, memberId);
  const entered = await browser.post(path);
  if (entered.status !== 303) throw new Error(`the link answered ${entered.status}`);
  return browser;
}

/** The bubbles of a page: id, revision and the rest of each. */
export async function bubblesOf(browser: Browser): Promise<{ id: string; revision: string; html: string }[]> {
  const page = await (await browser.get("/")).text();
  const found = page.matchAll(/<article id="m(\d+)" data-revision="(\d+)"([\s\S]*?)<\/article>/g);
  return [...found].map(([, id = "", revision = "", html = ""]) => ({ id, revision, html }));
}

/** Reads server-sent events until `enough` returns true. */
export async function readStream(response: Response, enough: (text: string) => boolean): Promise<string> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (!enough(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}
