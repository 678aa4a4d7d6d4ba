/** What a browser posts → Inbound: a typed line, a pressed button, a filled form. */

import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Temporal } from "temporal-polyfill";
import { type Button, type SecretBlock, sayAction } from "../chat/card.ts";
import type { KeptFile } from "../chat/file.ts";
import { type Form, joinChosen } from "../chat/form.ts";
import { ownServer } from "../chat/gate.ts";
import type { Inbound, InboundBase } from "../chat/inbound.ts";
import type { Receive } from "../chat/platform.ts";
import type { Reply } from "../chat/reply.ts";
import type { Streams } from "../chat/web/client.ts";
import type { Conversation } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Message } from "../chat/web/message.ts";
import { buttonsOf, placeUnder } from "../chat/web/render-card.ts";
import { fieldName } from "../chat/web/render-form.ts";
import { renderShownOnce, secretsOf } from "../chat/web/secrets.ts";
import { contentOf, formIn, type Origin, outdatedBy, placeOf, withoutForm } from "../chat/web/show-reply.ts";
import { chatWords } from "../chat/words.ts";
import type { Assets } from "./assets.ts";
import type { WebFiles } from "./file-routes.ts";
import { themeOf } from "./login-routes.ts";
import { renderSecretPage } from "./secret-page.ts";
import type { Session, Visitor, WithVisitor } from "./sessions.ts";
import { webWords } from "./words.ts";

export type ReceiveParts = Readonly<{
  conversation: Conversation;
  streams: Streams;
  now: () => Temporal.Instant;
  receive: Receive;
  assets: Assets;
  files: WebFiles;
}>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function postRoutes(parts: ReceiveParts): Hono<WithVisitor> {
  const routes = new Hono<WithVisitor>();
  const { conversation } = parts;

  routes.post("/say", async (c) => {
    const visitor = c.get("visitor");
    const posted = await textsOf(c);
    const line = (posted.line ?? "").trim();
    const files = await sentWith(parts, visitor, posted.files);
    if (line === "" && files.length === 0) return done(c, parts, visitor);
    if (line.length > webLimits.lineCharacters) {
      return c.text(webWords(visitor.locale).tooLong(webLimits.lineCharacters), 422);
    }
    await echo(parts, visitor, line, eventOf(posted), files);
    const base = inboundBase(c.get("session"), eventOf(posted));
    const inbound: Inbound =
      files.length > 0 ? { ...base, kind: "file", line, files } : { ...base, kind: "command", line };
    return done(c, parts, visitor, await answer(parts, visitor, inbound));
  });

  routes.post("/act", async (c) => {
    const visitor = c.get("visitor");
    const posted = await textsOf(c);
    const message = await pressedMessage(conversation, visitor, posted);
    const button = message && pressedButton(message, posted);
    if (!message || !button) return stale(c, parts, visitor, posted);
    const event = eventOf(posted);
    if (button.action === sayAction) await echo(parts, visitor, String(button.values.line ?? ""), event);
    const base = inboundBase(c.get("session"), event, message.id);
    const { action, values } = button;
    const inbound = { ...base, kind: "action", action, values } as const;
    const under = message.content.kind === "card" ? placeUnder(message.content.card, button) : undefined;
    return done(c, parts, visitor, await answer(parts, visitor, inbound, { ...originOf(message), under }));
  });

  routes.post("/submit", async (c) => {
    const visitor = c.get("visitor");
    const posted = await textsOf(c);
    const message = await pressedMessage(conversation, visitor, posted);
    const form = message && formIn(message.content);
    if (!message || !form) return stale(c, parts, visitor, posted);
    const base = inboundBase(c.get("session"), eventOf(posted), message.id);
    const values = { ...form.hidden, ...answersOf(form, posted) };
    const { action, id: formId } = form;
    const inbound = { ...base, kind: "submit", action, formId, values } as const;
    if (posted.cancel) {
      if (form.fields.some(({ name, value = "" }) => values[name] !== value))
        await parts.receive({ ...inbound, cancelled: true });
      await conversation.replace(visitor, message.id, withoutForm(message.content, form));
      parts.streams.wake(visitor.identityId);
      return done(c, parts, visitor);
    }
    const origin = { ...originOf(message), values };
    return done(c, parts, visitor, await answer(parts, visitor, inbound, origin));
  });

  return routes;
}

/** The files uploaded with this line; other people's files are ignored. */
async function sentWith({ files }: ReceiveParts, visitor: Visitor, ids = ""): Promise<KeptFile[]> {
  const wanted = ids.split(",").filter((id) => uuid.test(id));
  const found = await Promise.all(
    wanted.slice(0, webLimits.filesAtOnce).map((id) => files.find(visitor, id)),
  );
  return found.filter((file) => file !== undefined);
}

/** What the person said, before the answer: an answer may take its time. */
async function echo(
  parts: ReceiveParts,
  visitor: Visitor,
  line: string,
  event: string,
  files: readonly KeptFile[] = [],
): Promise<void> {
  const { identityId } = visitor;
  const names = files.length > 0 ? { files: files.map(({ name }) => name) } : {};
  const content = { kind: "line", text: line, ...names } as const;
  await parts.conversation.append(visitor, {
    author: "me",
    content,
    at: moment(parts),
    key: `said:${identityId}:${event}`,
  });
  parts.streams.wake(identityId);
}

/**
 * Dispatches the event and puts the answer where it belongs. A resend of the same event shows nothing twice.
 * @returns the part of the answer that is shown once, only to the person who asked
 */
async function answer(
  parts: ReceiveParts,
  visitor: Visitor,
  inbound: Inbound,
  origin?: Origin,
): Promise<readonly SecretBlock[]> {
  const reply: Reply = await parts.receive(inbound);
  const { identityId } = visitor;
  const content = contentOf(reply, origin);
  if (!content) return [];
  const inPlace = origin && placeOf(reply, origin) === "here";
  const replaced =
    inPlace && (await parts.conversation.replace(visitor, origin.id, content, { revision: origin.revision }));
  if (!replaced) {
    const key = `told:${identityId}:${inbound.eventId}`;
    await parts.conversation.append(visitor, { author: "bot", content, at: moment(parts), key });
  }
  const outdated = origin && outdatedBy(reply, origin);
  if (outdated !== undefined && reply.type === "card") {
    await parts.conversation.replace(visitor, outdated, { kind: "continued", title: reply.card.title });
  }
  parts.streams.wake(identityId);
  return secretsOf(content);
}

async function stale(
  c: Context,
  parts: ReceiveParts,
  visitor: Visitor,
  posted: Readonly<Record<string, string>>,
): Promise<Response> {
  const content = {
    kind: "notice",
    text: chatWords(visitor.locale).staleButton,
    tone: "warning",
  } as const;
  const key = `told:${visitor.identityId}:${eventOf(posted)}`;
  await parts.conversation.append(visitor, { author: "bot", content, at: moment(parts), key });
  parts.streams.wake(visitor.identityId);
  return done(c, parts, visitor);
}

function inboundBase({ id, visitor }: Session, event: string, message?: bigint): InboundBase {
  const { externalId, name, email, locale, zone } = visitor;
  return {
    platform: "web",
    installation: ownServer("web"),
    eventId: `${externalId}:${event}`,
    actor: {
      externalId,
      home: ownServer("web"),
      profile: async () => ({ name, account: "member", email, locale, zone }),
    },
    place: { channel: externalId, private: true, message: message?.toString(), session: id },
  };
}

/** The bubble of a button or form, unless its content has been replaced since. */
async function pressedMessage(
  conversation: Conversation,
  visitor: Visitor,
  posted: Readonly<Record<string, string>>,
): Promise<Message | undefined> {
  if (!/^\d{1,18}$/.test(posted.message ?? "")) return undefined;
  const message = await conversation.find(visitor, BigInt(posted.message ?? ""));
  return message && String(message.revision) === posted.revision ? message : undefined;
}

function pressedButton(message: Message, posted: Readonly<Record<string, string>>): Button | undefined {
  if (message.content.kind !== "card" || !/^\d{1,4}$/.test(posted.button ?? "")) return undefined;
  return buttonsOf(message.content.card)[Number(posted.button)];
}

/** Only what the form asked for; an unticked box is "". */
function answersOf(form: Form, posted: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    form.fields.map(({ name }) => {
      // Browsers send CRLF line endings; everything else uses LF.
      const given = (posted[fieldName(name)] ?? "").replaceAll("\r\n", "\n");
      return [name, given.slice(0, webLimits.fieldCharacters)];
    }),
  );
}

const originOf = ({ id, revision, content }: Message): Origin => ({ id, revision, content });

const moment = ({ now }: ReceiveParts): Date => new Date(now().epochMilliseconds);

/** Minted in the page, one per press, so that a resend is recognised; a page without scripts gets a new one. */
function eventOf(posted: Record<string, string>): string {
  if (!uuid.test(posted.event ?? "")) posted.event = randomUUID();
  return posted.event ?? "";
}

/** What came several times under one name is several choices. */
async function textsOf(c: Context): Promise<Record<string, string>> {
  const body = await c.req.parseBody({ all: true });
  const isText = (value: unknown) => typeof value === "string";
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const texts = [value].flat().filter(isText);
      return texts.length > 0 ? [[name, joinChosen(texts)]] : [];
    }),
  );
}

/**
 * The stream shows the result; a browser without scripts reloads the page. Secrets go back in this response, on
 * the connection of the person who asked: a stream may be another tab's, or end at another replica.
 */
function done(
  c: Context,
  { assets }: ReceiveParts,
  { locale }: Visitor,
  secrets: readonly SecretBlock[] = [],
): Response | Promise<Response> {
  const scripted = c.req.header("hx-request");
  if (secrets.length === 0) return scripted ? c.body(null, 204) : c.redirect("/", 303);
  c.header("Cache-Control", "no-store");
  if (scripted) return c.html(renderShownOnce(secrets, locale));
  return c.html(renderSecretPage(secrets, { locale, theme: themeOf(c), assets }));
}
