import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Answer } from "../loopback-http.ts";
import { type Rate, TokenBuckets } from "../token-bucket.ts";
import type { PeerClock } from "./clock.ts";
import { larkError, larkOk } from "./lark-errors.ts";
import { LarkMessage, type MessageState, type MessageType, messageBody } from "./messages.ts";
import type { LarkGroup, LarkPerson, People } from "./people.ts";

const hour = 3_600_000;
const uuidWindow = hour;
const cardLifetime = 14 * 24 * hour;
const mostEdits = 20;
const mostTextBytes = 150 * 1024;
const mostCardBytes = 30 * 1024;
const longestUuid = 50;

export type OutboxParts = Readonly<{
  appId: string;
  people: People;
  clock: PeerClock;
  /** 5 a second per chat by default. */
  perChat: Rate;
  /** What is wrong with a card; empty when nothing is. */
  judge: (card: unknown) => string[];
}>;

export type SendRequest = Readonly<{
  receiveIdType: string;
  receiveId: string;
  msgType: string;
  content: string;
  uuid?: string;
  parentId?: string;
}>;

/** Messages the bot has sent, under the rules of im/v1. */
export class Outbox {
  readonly messages: LarkMessage[] = [];
  /** Cards that were refused, with the reasons. */
  readonly refused: { card: unknown; problems: string[] }[] = [];
  readonly imageKeys = new Set<string>();
  readonly fileKeys = new Set<string>();
  readonly #parts: OutboxParts;
  readonly #chatRate: TokenBuckets;
  readonly #patchRate: TokenBuckets;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#chatRate = new TokenBuckets(parts.perChat);
    this.#patchRate = new TokenBuckets(parts.perChat);
  }

  find(messageId: string): LarkMessage | undefined {
    return this.messages.find((message) => message.messageId === messageId);
  }

  send(request: SendRequest): Answer {
    const chat = this.#chatOf(request);
    if ("refusal" in chat) return chat.refusal;
    const { chatId } = chat;
    if (request.uuid && request.uuid.length > longestUuid)
      return larkError("invalidParameter", "uuid too long");
    const now = this.#parts.clock.now();
    const before = this.messages.find(
      (message) =>
        request.uuid &&
        message.uuid === request.uuid &&
        message.chatId === chatId &&
        now - message.createdAt < uuidWindow,
    );
    if (before) return larkOk(messageBody(before, this.#parts.appId));
    if (this.#chatRate.take(chatId) > 0) return larkError("chatFrequency");
    const content = this.#contentOf(request.msgType, request.content);
    if ("refusal" in content) return content.refusal;
    const message = new LarkMessage(
      {
        type: request.msgType as MessageType,
        chatId,
        createdAt: now,
        uuid: request.uuid,
        parentId: request.parentId,
      },
      content.content,
    );
    this.messages.push(message);
    return larkOk(messageBody(message, this.#parts.appId));
  }

  reply(
    parentId: string,
    request: Pick<SendRequest, "msgType" | "content" | "uuid">,
    chatId?: string,
  ): Answer {
    const parentChat = this.find(parentId)?.chatId ?? chatId;
    if (!parentChat) return larkError("messageNotFound");
    return this.send({ ...request, receiveIdType: "chat_id", receiveId: parentChat, parentId });
  }

  /** PATCH: a whole card, for everyone who sees it. */
  patch(messageId: string, raw: string): Answer {
    const message = this.find(messageId);
    if (!message || message.recalled) return larkError("messageNotFound");
    if (message.type !== "interactive") return larkError("invalidParameter", "not a card");
    if (this.#parts.clock.now() - message.createdAt > cardLifetime) return larkError("tooOld");
    if (this.#patchRate.take(messageId) > 0) return larkError("chatFrequency");
    const content = this.#contentOf("interactive", raw);
    if ("refusal" in content) return content.refusal;
    if (!isShared(message.content) || !isShared(content.content)) {
      return larkError("invalidParameter", "update_multi must be true before and after");
    }
    this.put(message, content.content, "patched");
    return larkOk();
  }

  /** PUT: text and rich text, at most 20 times. */
  edit(messageId: string, msgType: string, raw: string): Answer {
    const message = this.find(messageId);
    if (!message || message.recalled) return larkError("messageNotFound");
    if (msgType !== message.type || !["text", "post"].includes(msgType)) return larkError("invalidParameter");
    if (message.history.length > mostEdits) return larkError("editedTooOften");
    const content = this.#contentOf(msgType, raw);
    if ("refusal" in content) return content.refusal;
    this.put(message, content.content, "edited");
    return larkOk(messageBody(message, this.#parts.appId));
  }

  /** A card from a callback's answer or a delayed update; the reasons if it is refused. */
  replaceCard(message: LarkMessage, card: unknown, by: MessageState["by"]): string[] {
    const problems = this.#cardProblems(card);
    if (problems.length === 0) this.put(message, card as Json, by);
    return problems;
  }

  put(message: LarkMessage, content: Json, by: MessageState["by"]): void {
    message.history.push({ at: this.#parts.clock.now(), tick: performance.now(), by, content });
  }

  #chatOf(request: SendRequest): { chatId: string } | { refusal: Answer } {
    const { people } = this.#parts;
    if (request.receiveIdType === "chat_id") {
      const chat = people.chat(request.receiveId);
      if (!chat || ("botIsMember" in chat && !chat.botIsMember))
        return { refusal: larkError("botNotInChat") };
      return this.#reachable(chat);
    }
    const person = people.find(request.receiveIdType, request.receiveId);
    if (!person) return { refusal: larkError("invalidParameter", `invalid receive_id ${request.receiveId}`) };
    return this.#reachable(person);
  }

  #reachable(chat: LarkPerson | LarkGroup): { chatId: string } | { refusal: Answer } {
    if ("muted" in chat && chat.muted) return { refusal: larkError("muted") };
    if ("available" in chat && !chat.available) return { refusal: larkError("notAvailable") };
    return { chatId: chat.chatId };
  }

  #contentOf(msgType: string, raw: string): { content: Json } | { refusal: Answer } {
    const bytes = Buffer.byteLength(raw ?? "");
    if (bytes > (msgType === "text" ? mostTextBytes : mostCardBytes))
      return { refusal: larkError("tooLong") };
    let content: unknown;
    try {
      content = JSON.parse(raw);
    } catch {
      return { refusal: larkError("invalidParameter", "content is not a JSON string") };
    }
    if (!isJson(content)) return { refusal: larkError("invalidParameter", "content is not an object") };
    if (msgType === "interactive") {
      const problems = this.#cardProblems(content);
      if (problems.length > 0)
        return { refusal: larkError("cardRefused", `ext=ErrMsg: ${problems.join("; ")}`) };
      return { content };
    }
    const fine =
      (msgType === "text" && typeof content.text === "string" && content.text !== "") ||
      (msgType === "image" && this.imageKeys.has(String(content.image_key))) ||
      (msgType === "file" && this.fileKeys.has(String(content.file_key))) ||
      msgType === "post";
    return fine ? { content } : { refusal: larkError("invalidParameter", `content of a ${msgType}`) };
  }

  #cardProblems(card: unknown): string[] {
    const problems = [...this.#parts.judge(card), ...this.#missingImages(card)];
    if (problems.length > 0) this.refused.push({ card, problems });
    return problems;
  }

  #missingImages(card: unknown): string[] {
    const keys = [...JSON.stringify(card).matchAll(/"img_key":"([^"]*)"/g)].map((match) => match[1]!);
    return keys.filter((key) => !this.imageKeys.has(key)).map((key) => `image key ${key} was never uploaded`);
  }
}

const isShared = (card: Json): boolean => isJson(card.config) && card.config.update_multi === true;
