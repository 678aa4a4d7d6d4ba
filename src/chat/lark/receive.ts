/** A verified Lark event → what to do with it. Pure, except for what may be fetched later: a profile, a file. */
import type { Locale } from "../../text/locale.ts";
import type { OpenedFile } from "../file.ts";
import type { Form } from "../form.ts";
import type { Actor, Asking, InboundAccount, InboundCommand, Place, Profile, Spoken } from "../inbound.ts";
import type { OurTenant } from "../our-tenant.ts";
import { readButtonValue } from "./button-value.ts";
import {
  cardAction,
  chatEntered,
  contactChanged,
  type Envelope,
  menuPicked,
  messageReceived,
} from "./events.ts";
import { nextPage, readAnswers } from "./form-answers.ts";
import { limits } from "./limits.ts";
import { type MessageFile, messageFiles } from "./message-files.ts";
import { isToBot, messageLine } from "./message-text.ts";

/** Where an answer goes outside of callbacks: to the person in private, with a pointer in `group`. */
export type AnswerTo = Readonly<{
  person: string;
  group: boolean;
  message: string | undefined;
  eventId: string;
}>;

/** The card in which a button was pressed. */
export type Pressed = Readonly<{
  person: string;
  token: string;
  message: string;
  eventId: string;
  form: boolean;
}>;

export type Received =
  | Readonly<{ type: "said"; inbound: Asking; to: AnswerTo }>
  | Readonly<{ type: "account-changed"; inbound: InboundAccount }>
  /** Too old to be run unasked. */
  | (Spoken & Readonly<{ type: "late"; to: AnswerTo }>)
  | Readonly<{ type: "late-file"; to: AnswerTo }>
  | Readonly<{ type: "unreadable"; to: AnswerTo }>
  | Readonly<{ type: "pressed"; inbound: Asking; from: Pressed }>
  /** The person wants the late line run after all. */
  | Readonly<{ type: "run-late"; inbound: InboundCommand; from: Pressed }>
  | Readonly<{ type: "turn-page"; form: Form; page: { page: number; of: number }; from: Pressed }>
  | Readonly<{ type: "cancelled"; title: string; locale: Locale; from: Pressed }>
  | Readonly<{ type: "stale-button"; from: Pressed }>
  | Readonly<{ type: "ignored"; why: string }>;

export type ReceiveParts = Readonly<{
  /**
   * @param from what the gate has found out about the event
   * @param line what the person typed, if this is a line: Lark does not report anyone's language
   */
  actorOf: (openId: string, from: LetIn, line?: string) => Actor;
  openFile: (messageId: string, file: MessageFile) => Promise<OpenedFile>;
  /** Milliseconds since 1970. */
  now: () => number;
  botOpenId: () => string | undefined;
}>;

/** What the gate has found out: our tenant, and the person's ("" where the event does not tell). */
export type LetIn = Readonly<{ installation: OurTenant; home: string }>;

const ignored = (why: string): Received => ({ type: "ignored", why });

/** What an event asks for; `ignored`, with the reason, for one that asks for nothing. Pure. */
export function receiveEvent(envelope: Envelope, from: LetIn, parts: ReceiveParts): Received {
  switch (envelope.header.event_type) {
    case "im.message.receive_v1":
      return receiveMessage(envelope, from, parts);
    case "card.action.trigger":
      return receivePress(envelope, from, parts);
    case "application.bot.menu_v6":
      return receiveMenu(envelope, from, parts);
    case "im.chat.access_event.bot_p2p_chat_entered_v1":
      return receiveEntered(envelope, from, parts);
    case "contact.user.updated_v3":
    case "contact.user.deleted_v3":
      return receiveContact(envelope, from, parts);
    default:
      return ignored("an event we have no use for");
  }
}

const baseOf = (envelope: Envelope, { installation }: LetIn) => ({
  platform: "lark" as const,
  installation,
  eventId: envelope.header.event_id,
});

function receiveMessage(envelope: Envelope, from: LetIn, parts: ReceiveParts): Received {
  const event = messageReceived.safeParse(envelope.event).data;
  if (!event) return ignored("a message of unknown form");
  const { sender, message } = event;
  // Other bots never get an answer, or two would talk for ever.
  if (sender.sender_type !== "user") return ignored("not sent by a person");
  const group = message.chat_type !== "p2p";
  const bot = parts.botOpenId();
  if (group && !isToBot(message.mentions, bot)) return ignored("not said to the bot");

  const person = sender.sender_id.open_id;
  // A redelivered message may carry a new event_id, never a new message_id.
  const eventId = message.message_id;
  const to: AnswerTo = { person, group, message: message.message_id, eventId };
  const spoken = messageLine(message, bot);
  const line = spoken?.line;
  const files = messageFiles(message);
  const late = isLate(Number(message.create_time), parts);
  const place: Place = { channel: message.chat_id, private: !group };
  const base = { ...baseOf(envelope, from), eventId, actor: parts.actorOf(person, from, line), place };
  if (files.length > 0) {
    if (late) return { type: "late-file", to };
    const offered = files.map((file) => ({
      name: file.name,
      open: () => parts.openFile(message.message_id, file),
    }));
    return { type: "said", inbound: { ...base, kind: "file", line: line ?? "", files: offered }, to };
  }
  if (spoken === undefined || line === undefined) return { type: "unreadable", to };
  if (late) return { type: "late", ...spoken, to };
  return { type: "said", inbound: { ...base, kind: "command", ...spoken }, to };
}

/** The message, if someone from another tenant spoke to the bot; otherwise undefined. */
export function strangersMessage(
  envelope: Envelope,
  parts: ReceiveParts,
): { id: string; person: string } | undefined {
  if (envelope.header.event_type !== "im.message.receive_v1") return undefined;
  const event = messageReceived.safeParse(envelope.event).data;
  if (event?.sender.sender_type !== "user") return undefined;
  const { chat_type, mentions, message_id: id } = event.message;
  const isToUs = chat_type === "p2p" || isToBot(mentions, parts.botOpenId());
  return isToUs ? { id, person: event.sender.sender_id.open_id } : undefined;
}

function receivePress(envelope: Envelope, letIn: LetIn, parts: ReceiveParts): Received {
  const event = cardAction.safeParse(envelope.event).data;
  if (!event) return ignored("a card action of unknown form");
  const { operator, token, action, context } = event;
  const value = readButtonValue(action.value);
  const base = baseOf(envelope, letIn);
  const from: Pressed = {
    person: operator.open_id,
    token,
    message: context.open_message_id,
    eventId: base.eventId,
    form: value?.kind === "submit",
  };
  const actor = parts.actorOf(operator.open_id, letIn);
  // Lark doesn't say what kind of chat it is. Cards with buttons only go to one person, so the answer does too.
  const place: Place = { channel: context.open_chat_id, private: true, message: context.open_message_id };
  switch (value?.kind) {
    case "press": {
      const { action: name, values } = value;
      return {
        type: "pressed",
        inbound: { ...base, actor, place, kind: "action", action: name, values },
        from,
      };
    }
    case "submit": {
      const answers = readAnswers(value, action.form_value ?? {});
      const form = nextPage(value, answers);
      if (form && value.later) return { type: "turn-page", form, page: value.later, from };
      const { action: name, formId, hidden } = value;
      const values = { ...hidden, ...answers };
      return {
        type: "pressed",
        inbound: { ...base, actor, place, kind: "submit", action: name, formId, values },
        from,
      };
    }
    case "cancel":
      return { type: "cancelled", title: value.title, locale: value.locale, from };
    case "late": {
      // The id of the late message, not of this press: whatever ran already does not run again.
      const inbound = {
        ...base,
        eventId: value.event,
        actor,
        place,
        kind: "command" as const,
        line: value.line,
        mentioned: value.mentioned,
      };
      return { type: "run-late", inbound, from };
    }
    default:
      return { type: "stale-button", from };
  }
}

/** "deal_list" or "/deal list" in the developer console; "home" or "help" shows what there is. */
function receiveMenu(envelope: Envelope, from: LetIn, parts: ReceiveParts): Received {
  const event = menuPicked.safeParse(envelope.event).data;
  if (!event) return ignored("a menu event of unknown form");
  const person = event.operator.operator_id.open_id;
  const base = baseOf(envelope, from);
  const inbound = { ...base, actor: parts.actorOf(person, from), place: { channel: person, private: true } };
  const to: AnswerTo = { person, group: false, message: undefined, eventId: base.eventId };
  const line = event.event_key.replace(/[_.:]+/g, " ").trim();
  if (["", "home", "help"].includes(line)) return { type: "said", inbound: { ...inbound, kind: "home" }, to };
  if (isLate(Number(envelope.header.create_time), parts)) return { type: "late", line, to };
  return { type: "said", inbound: { ...inbound, kind: "command", line }, to };
}

/** Lark reports every time a person opens the chat; we only greet them the first time. */
function receiveEntered(envelope: Envelope, from: LetIn, parts: ReceiveParts): Received {
  const event = chatEntered.safeParse(envelope.event).data;
  if (!event) return ignored("a chat event of unknown form");
  if (event.last_message_id) return ignored("not the first time in this chat");
  const person = event.operator_id.open_id;
  // One hello per person and hour at most, however often the chat is opened before anything is said (see uuid).
  const eventId = `hello:${person}`;
  return {
    type: "said",
    inbound: {
      ...baseOf(envelope, from),
      eventId,
      actor: parts.actorOf(person, from),
      place: { channel: event.chat_id, private: true },
      kind: "home",
    },
    to: { person, group: false, message: undefined, eventId },
  };
}

function receiveContact(envelope: Envelope, from: LetIn, parts: ReceiveParts): Received {
  const event = contactChanged.safeParse(envelope.event).data;
  if (!event) return ignored("a contact event of unknown form");
  const person = event.object.open_id;
  const place: Place = { channel: person, private: true };
  const known = parts.actorOf(person, from);
  // The address book no longer shows who has been deleted from it.
  const isGone = envelope.header.event_type === "contact.user.deleted_v3";
  const gone = async (): Promise<Profile> => ({ name: "", account: "deleted" });
  const actor = isGone ? { ...known, profile: gone } : known;
  return { type: "account-changed", inbound: { ...baseOf(envelope, from), actor, place, kind: "account" } };
}

function isLate(sentAt: number, parts: ReceiveParts): boolean {
  return Number.isFinite(sentAt) && parts.now() - sentAt > limits.messageAgeMinutes * 60_000;
}
