import { randomBytes, randomUUID } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";
import { idsOf, type LarkGroup, type LarkPerson } from "./people.ts";

/** The tenant that the app belongs to. */
export const tenantKey = "fake-tenant";

export type EventHeader = Readonly<{
  appId: string;
  token: string;
  at: number;
  /** The tenant it names; ours by default, undefined: none. */
  tenant?: string | undefined;
}>;

/** An event, schema 2.0, with an id of its own. */
export function envelope(eventType: string, { appId, token, at, ...more }: EventHeader, event: Json): Json {
  const header = {
    event_id: randomUUID().replaceAll("-", ""),
    event_type: eventType,
    create_time: String(at),
    token,
    app_id: appId,
    tenant_key: "tenant" in more ? more.tenant : tenantKey,
  };
  return { schema: "2.0", header, event };
}

export type Saying = Readonly<{
  from: LarkPerson;
  /** The group; without it the person's chat with the bot. */
  group?: LarkGroup;
  /** The bot, if it is mentioned. */
  mentioned?: { name: string; openId: string };
  /** A colleague, where the text says `@_user_2`. */
  naming?: { name: string; openId: string };
  text: string;
  /** The content of messages that are more than text. */
  content?: { type: "image" | "file" | "media" | "audio" | "post"; content: Json };
  at: number;
  parentId?: string;
}>;

/** im.message.receive_v1. A mention is a placeholder in the text, resolved in `mentions`. */
export function messageEvent({ from, group, mentioned, naming, text, content, at, parentId }: Saying): Json {
  const key = "@_user_1";
  const mentionOf = (key: string, { name, openId }: { name: string; openId: string }, type: string) => ({
    key,
    id: { open_id: openId, union_id: `on_${openId}`, user_id: "" },
    name,
    mentioned_type: type,
    tenant_key: tenantKey,
  });
  const mentions = [
    ...(mentioned ? [mentionOf(key, mentioned, "bot")] : []),
    ...(naming ? [mentionOf("@_user_2", naming, "user")] : []),
  ];
  return {
    sender: { sender_id: idsOf(from), sender_type: "user", tenant_key: from.foreignTenant ?? tenantKey },
    message: {
      message_id: `om_${randomBytes(16).toString("hex")}`,
      ...(parentId ? { root_id: parentId, parent_id: parentId } : {}),
      create_time: String(at),
      update_time: String(at),
      chat_id: group?.chatId ?? from.chatId,
      chat_type: group ? "group" : "p2p",
      message_type: content?.type ?? "text",
      content: JSON.stringify(content?.content ?? { text: mentioned ? `${key} ${text}` : text }),
      ...(mentions.length > 0 ? { mentions } : {}),
      user_agent: "Mozilla/5.0 Lark/7.70",
    },
  };
}

/** What a person did to an element of a card. */
export type CardAction = Readonly<{
  tag: string;
  value?: unknown;
  name?: string;
  form_value?: Json;
  option?: string;
  options?: string[];
  checked?: boolean;
  input_value?: string;
  timezone?: string;
}>;

/** card.action.trigger; `token` allows two delayed updates of the card. */
export function cardEvent(
  from: LarkPerson,
  messageId: string,
  chatId: string,
  action: CardAction,
  token: string,
): Json {
  return {
    operator: { tenant_key: from.foreignTenant ?? tenantKey, ...idsOf(from) },
    token,
    action: { timezone: from.timeZone, ...action },
    host: "im_message",
    context: { open_message_id: messageId, open_chat_id: chatId },
  };
}
