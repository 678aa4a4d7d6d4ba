import { randomBytes } from "node:crypto";
import type { Json } from "../../judges/payload-walk.ts";

/** One state of a message, and what caused it. */
export type MessageState = Readonly<{
  at: number;
  /** performance.now() when it was created: finer than `at`, and not affected by advancing the clock. */
  tick: number;
  by: "sent" | "patched" | "edited" | "callback" | "delayed update";
  content: Json;
}>;

export type MessageType = "text" | "post" | "interactive" | "image" | "file";

/** A message the bot sent, with every state it has been in. */
export class LarkMessage {
  readonly messageId = `om_${randomBytes(16).toString("hex")}`;
  readonly type: MessageType;
  readonly chatId: string;
  /** By Lark's clock; see `jump`. */
  createdAt: number;
  readonly parentId: string | undefined;
  readonly uuid: string | undefined;
  readonly history: MessageState[];
  recalled = false;

  constructor(sent: Pick<LarkMessage, "type" | "chatId" | "createdAt" | "parentId" | "uuid">, content: Json) {
    this.type = sent.type;
    this.chatId = sent.chatId;
    this.createdAt = sent.createdAt;
    this.parentId = sent.parentId;
    this.uuid = sent.uuid;
    this.history = [{ at: sent.createdAt, tick: performance.now(), by: "sent", content }];
  }

  /** The message's current content: the card, or `{text}`, `{image_key}`, … */
  get content(): Json {
    return this.state.content;
  }

  get state(): MessageState {
    return this.history[this.history.length - 1]!;
  }

  /** Everything a person reads on it, line by line. */
  get text(): string {
    return readable(this.content).join("\n");
  }
}

/** The message as im/v1/messages answers it. */
export function messageBody(message: LarkMessage, appId: string): Json {
  return {
    message_id: message.messageId,
    root_id: message.parentId,
    parent_id: message.parentId,
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.state.at),
    deleted: message.recalled,
    updated: message.history.length > 1,
    chat_id: message.chatId,
    sender: { id: appId, id_type: "app_id", sender_type: "app", tenant_key: "fake-tenant" },
    body: { content: JSON.stringify(message.content) },
  };
}

function readable(node: unknown, key = ""): string[] {
  if (typeof node === "string") return ["content", "text"].includes(key) ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((item) => readable(item, key));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === "behaviors" || name === "chart_spec" || name === "summary") return [];
    if (name === "rows" && Array.isArray(value))
      return value.flatMap((row) => Object.values(row as Json).map(String));
    if (name === "display_name" || name === "default_value") return [String(value)];
    return readable(value, name);
  });
}
