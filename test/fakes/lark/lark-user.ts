import { randomUUID } from "node:crypto";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import { eventually } from "../eventually.ts";
import type { CallbackOutcome } from "./callbacks.ts";
import { type ButtonWanted, buttonOf, buttonsOf, callbackValue } from "./card-tree.ts";
import type { Delivery } from "./deliveries.ts";
import type { CardAction, Saying } from "./events.ts";
import { ClientRefuses, type FormInput, fieldsOf, formValues, picked, withOffset } from "./form-values.ts";
import type { LarkMessage } from "./messages.ts";
import type { LarkGroup, LarkPerson } from "./people.ts";

/** A file of a message, under the key by which the bot may fetch it. */
export type LarkResource = Readonly<{ key: string; type: "image" | "file"; bytes: Buffer }>;

/** What a person needs of the server. */
export type LarkHands = Readonly<{
  say(saying: Omit<Saying, "at"> & { at?: number; resources?: readonly LarkResource[] }): Promise<Delivery>;
  act(person: LarkPerson, message: LarkMessage, action: CardAction): Promise<CallbackOutcome>;
  event(eventType: string, event: Json): Promise<Delivery>;
  message(messageId: string): LarkMessage;
  messagesIn(chatId: string): LarkMessage[];
  bot: { name: string; openId: string };
  now(): number;
}>;

export type SayOptions = Readonly<{
  /** A group instead of the chat with the bot. */
  in?: LarkGroup;
  /** In a group: whether to mention the bot. Yes by default. */
  mention?: boolean;
  /** Whom the text mentions, where it says `@_user_2`. */
  naming?: { name: string; openId: string };
  /** When the message was written, ms since 1970: older ones look like a backlog after an outage. */
  at?: number;
  /** The message replied to. */
  replyTo?: LarkMessage;
}>;

/** A person who chats with the bot. */
export class LarkUser {
  readonly person: LarkPerson;
  readonly #hands: LarkHands;
  #lastActed = 0;

  constructor(person: LarkPerson, hands: LarkHands) {
    this.person = person;
    this.#hands = hands;
  }

  /** Sends a message; resolves when the bot has acknowledged it, or failed to. */
  says(text: string, options: SayOptions = {}): Promise<Delivery> {
    this.#acts();
    const mentioned = options.in && options.mention !== false ? this.#hands.bot : undefined;
    return this.#hands.say({
      from: this.person,
      group: options.in,
      mentioned,
      naming: options.naming,
      text,
      at: options.at,
      parentId: options.replyTo?.messageId,
    });
  }

  /** Sends a file; with text it goes as a post, which only takes pictures. */
  async sends({ name, bytes }: { name: string; bytes: Buffer }, text = "", at?: number): Promise<Delivery> {
    this.#acts();
    const isPicture = /\.(png|jpe?g)$/.test(name);
    const key = `${isPicture ? "img_v3" : "file_v3"}_${randomUUID()}`;
    const picture = { tag: "img", image_key: key };
    const content =
      text !== ""
        ? { type: "post" as const, content: { content: [[{ tag: "text", text }], [picture]] } }
        : isPicture
          ? { type: "image" as const, content: { image_key: key } }
          : { type: "file" as const, content: { file_key: key, file_name: name } };
    const resources = [{ key, type: isPicture ? ("image" as const) : ("file" as const), bytes }];
    return this.#hands.say({ from: this.person, text, content, resources, at });
  }

  /**
   * The newest message of the bot that reads like this and was sent or changed since this person last did
   * something.
   * @throws after `within` ms (5000), with what there was instead
   */
  async sees(
    match: string | RegExp = "",
    options: { within?: number; in?: LarkGroup; ever?: boolean } = {},
  ): Promise<LarkMessage> {
    const chatId = options.in?.chatId ?? this.person.chatId;
    const since = options.ever ? 0 : this.#lastActed;
    const fresh = () =>
      this.#hands.messagesIn(chatId).filter((message) => message.state.tick >= since && !message.recalled);
    try {
      return await eventually(
        `a message like ${match}`,
        () =>
          fresh().findLast((message) =>
            typeof match === "string" ? message.text.includes(match) : match.test(message.text),
          ),
        options.within,
      );
    } catch (error) {
      const there = fresh()
        .map((message) => message.text)
        .join("\n---\n");
      throw new Error(`${this.person.name} ${(error as Error).message}; there was:\n${there || "nothing"}`);
    }
  }

  /** Presses a button; the card the bot answers with is put in place. */
  clicks(target: LarkMessage | string, wanted: ButtonWanted): Promise<CallbackOutcome> {
    const message = this.#message(target);
    const found = buttonOf(message.content, wanted);
    if (found.button.disabled === true) throw new ClientRefuses(`${found.label} is disabled`);
    if (found.form && found.button.form_action_type === "submit") return this.submits(message, {}, wanted);
    if (!found.value) throw new ClientRefuses(`${found.label} calls nobody back`);
    return this.acts(message, {
      tag: String(found.button.tag),
      value: found.value,
      ...(found.name ? { name: found.name } : {}),
    });
  }

  /** Fills a form in and submits it; fields not named keep their values. */
  submits(
    target: LarkMessage | string,
    values: Record<string, FormInput>,
    wanted?: ButtonWanted,
  ): Promise<CallbackOutcome> {
    const message = this.#message(target);
    const submits = buttonsOf(message.content).filter(({ button }) => button.form_action_type === "submit");
    const found = wanted === undefined ? submits[0] : buttonOf(message.content, wanted);
    if (!found?.form || (wanted === undefined && submits.length > 1)) {
      throw new ClientRefuses(`${submits.length} submit buttons on this card: name the one that is meant`);
    }
    return this.acts(message, {
      tag: "button",
      name: found.name,
      ...(found.value ? { value: found.value } : {}),
      form_value: formValues(found.form, values, this.person.timeZone),
    });
  }

  /** Picks from a select, date picker, checker or overflow outside a form. */
  picks(target: LarkMessage | string, name: string, input: FormInput): Promise<CallbackOutcome> {
    const message = this.#message(target);
    const field = fieldsOf(message.content).find((one) => one.name === name || one.element_id === name);
    if (!field) throw new ClientRefuses(`no field ${name} on this card`);
    const value = withOffset(field, picked(field, input), this.person.timeZone);
    const chosen =
      typeof value === "boolean"
        ? { checked: value }
        : Array.isArray(value)
          ? { options: value as string[] }
          : field.tag === "input"
            ? { input_value: String(value) }
            : { option: String(value) };
    const own = callbackValue(field) ?? (isJson(field.value) ? field.value : undefined);
    return this.acts(message, { tag: String(field.tag), name, ...(own ? { value: own } : {}), ...chosen });
  }

  /** Sends an action exactly as given, whether or not the card has such an element: for tampering. */
  acts(target: LarkMessage | string, action: CardAction): Promise<CallbackOutcome> {
    this.#acts();
    return this.#hands.act(this.person, this.#message(target), action);
  }

  /** Opens the chat with the bot. */
  opensChat(): Promise<Delivery> {
    this.#acts();
    const { openId, unionId, userId, chatId } = this.person;
    const operator_id = { open_id: openId, union_id: unionId, user_id: userId };
    return this.#hands.event("im.chat.access_event.bot_p2p_chat_entered_v1", {
      chat_id: chatId,
      operator_id,
    });
  }

  /** Picks an entry of the bot's menu. */
  picksMenu(eventKey: string): Promise<Delivery> {
    this.#acts();
    const { openId, unionId, userId, name } = this.person;
    const operator_id = { open_id: openId, union_id: unionId, user_id: userId };
    return this.#hands.event("application.bot.menu_v6", {
      operator: { operator_name: name, operator_id },
      event_key: eventKey,
      timestamp: Math.floor(this.#hands.now() / 1000),
    });
  }

  /** Lark reports that this person's entry in the address book has changed. */
  contactChanges(): Promise<Delivery> {
    const { openId, unionId, userId } = this.person;
    const object = { open_id: openId, union_id: unionId, user_id: userId };
    return this.#hands.event("contact.user.updated_v3", { object, old_object: {} });
  }

  #message(target: LarkMessage | string): LarkMessage {
    return typeof target === "string" ? this.#hands.message(target) : target;
  }

  #acts(): void {
    this.#lastActed = performance.now();
  }
}
