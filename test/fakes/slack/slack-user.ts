import { isJson, type Json } from "../../judges/payload-walk.ts";
import { eventually } from "../eventually.ts";
import { type ElementWanted, elementOf } from "./block-tree.ts";
import { ClientRefuses, type FieldInput, filledIn } from "./element-state.ts";
import type { SeededPerson } from "./emulated-workspace.ts";
import type { EventDelivery } from "./event-deliveries.ts";
import { timestamp } from "./payloads.ts";
import type { Screen, SlackMessage, SlackView } from "./screen.ts";
import type { SharedFile } from "./shared-files.ts";
import type { Answered } from "./signed-post.ts";
import { type Filled, refuseEmpty, type } from "./view-state.ts";

/** What a person needs of the workspace. */
export type SlackHands = Readonly<{
  screen: Screen;
  teamId: string;
  botId: string;
  channelId(name: string): string;
  command(person: SeededPerson, command: string, text: string, channel: string): Promise<Answered>;
  action(person: SeededPerson, target: SlackMessage | SlackView, action: Json): Promise<Answered>;
  /** @param message as it stands in the channel */
  shortcut(person: SeededPerson, callbackId: string, channel: string, message: Json): Promise<Answered>;
  submit(person: SeededPerson, view: SlackView): Promise<SubmitOutcome>;
  close(person: SeededPerson, view: SlackView, cleared: boolean): Promise<Answered>;
  suggest(
    person: SeededPerson,
    target: SlackMessage | SlackView,
    at: { blockId: string; actionId: string; value: string },
  ): Promise<Answered>;
  event(event: Json): Promise<EventDelivery>;
  /** Puts a file where the bot may fetch it. @returns the file as the event shows it */
  share(file: SharedFile): Json;
}>;

/** What came of submitting a modal. */
export type SubmitOutcome = Answered & {
  /** What Slack did: close (an empty answer), or what the bot requested. */
  did: "close" | "errors" | "update" | "push" | "clear" | "nothing";
  /** Under the fields, by block_id. */
  errors: Record<string, string>;
  /** Why Slack would have shown "we had some trouble connecting" although it was answered. */
  problems: string[];
};

export type SeeOptions = Readonly<{
  within?: number;
  /** The name of a channel instead of the chat with the bot. */
  in?: string;
  /** Also what was there before this person last did something. */
  ever?: boolean;
}>;

/** A person who uses the bot in Slack. */
export class SlackUser {
  readonly person: SeededPerson;
  readonly #hands: SlackHands;
  #lastActed = 0;

  constructor(person: SeededPerson, hands: SlackHands) {
    this.person = person;
    this.#hands = hands;
  }

  get id(): string {
    return this.person.id;
  }

  /**
   * Types a line: a slash command, or a message (with a mention of the bot if it is in a channel).
   * @param options.more added to the event, or replacing its usual fields: `{ subtype: "file_share" }`
   */
  async says(
    line: string,
    options: { in?: string; mention?: boolean; threadTs?: string; more?: Json } = {},
  ): Promise<Answered> {
    this.#acts();
    const channel = options.in ? this.#hands.channelId(options.in) : this.person.im;
    if (line.startsWith("/")) {
      const [, command, text] = /^(\/\S+)\s*([\s\S]*)$/.exec(line)!;
      return this.#hands.command(this.person, command!, text!, channel);
    }
    const mentions = options.in !== undefined && options.mention !== false;
    const ts = timestamp();
    const delivery = await this.#hands.event({
      type: mentions ? "app_mention" : "message",
      user: this.id,
      team: this.person.foreignTeam ?? this.#hands.teamId,
      text: mentions ? `<@${this.#hands.botId}> ${line}` : line,
      ts,
      event_ts: ts,
      channel,
      ...(mentions ? {} : { channel_type: options.in ? "channel" : "im" }),
      ...(options.threadTs ? { thread_ts: options.threadTs } : {}),
      ...options.more,
    });
    return delivery.attempts[0]!;
  }

  /** Shares files with the bot, with or without text. */
  shares(files: readonly SharedFile[], text = ""): Promise<Answered> {
    const shared = files.map((file) => this.#hands.share(file));
    return this.says(text, { more: { subtype: "file_share", files: shared, upload: false } });
  }

  /** Chooses a shortcut in the menu of a colleague's message that has these files. @param options.in a channel's name */
  chooses(
    callbackId: string,
    files: readonly SharedFile[],
    options: { in?: string } = {},
  ): Promise<Answered> {
    this.#acts();
    const channel = options.in ? this.#hands.channelId(options.in) : this.person.im;
    const shared = files.map((file) => this.#hands.share(file));
    const message = { type: "message", user: "U0COLLEAGUE", text: "", ts: timestamp() };
    return this.#hands.shortcut(this.person, callbackId, channel, {
      ...message,
      ...(shared.length > 0 ? { files: shared } : {}),
    });
  }

  /**
   * The newest message that reads like this, visible to this person, sent or changed since they last did
   * something.
   * @throws after `within` ms (5000), with what there was instead
   */
  async sees(match: string | RegExp = "", options: SeeOptions = {}): Promise<SlackMessage> {
    const channel = options.in ? this.#hands.channelId(options.in) : undefined;
    const since = options.ever ? 0 : this.#lastActed;
    const fresh = () =>
      this.#hands.screen.messages.filter(
        (message) =>
          !message.deleted &&
          message.state.tick >= since &&
          (channel
            ? message.channel === channel
            : message.channel === this.person.im || message.onlyFor === this.id) &&
          (message.onlyFor === undefined || message.onlyFor === this.id),
      );
    return this.#found(
      "a message",
      match,
      () => fresh().map((message) => ({ shown: message, text: message.text })),
      options.within,
    );
  }

  /** The modal on top, once it was opened or changed since this person last did something, and reads like this. */
  async modal(
    match: string | RegExp = "",
    options: { within?: number; ever?: boolean } = {},
  ): Promise<SlackView> {
    const since = options.ever ? 0 : this.#lastActed;
    const top = () => {
      const view = this.#hands.screen.modal(this.id);
      return view && view.state.tick >= since ? [{ shown: view, text: view.text }] : [];
    };
    return this.#found("a modal", match, top, options.within);
  }

  /** The home tab as published, once it reads like this. */
  async home(match: string | RegExp = "", options: { within?: number } = {}): Promise<SlackView> {
    const home = () => {
      const view = this.#hands.screen.home(this.id);
      return view ? [{ shown: view, text: view.text }] : [];
    };
    return this.#found("a home tab", match, home, options.within);
  }

  /** The modal that is open right now, if any. */
  get openModal(): SlackView | undefined {
    return this.#hands.screen.modal(this.id);
  }

  /** Presses a button, or picks `value` from a select, date picker, overflow or checkboxes. */
  clicks(
    target: SlackMessage | SlackView,
    wanted: ElementWanted,
    options: { value?: FieldInput } = {},
  ): Promise<Answered> {
    const { blockId, actionId, element } = elementOf(target.blocks, wanted);
    const base = { type: String(element.type), block_id: blockId, action_id: actionId };
    if (element.type === "button") {
      const { text, value, url, style } = element;
      return this.acts(target, {
        ...base,
        text,
        ...(value === undefined ? {} : { value }),
        ...(url ? { url } : {}),
        ...(style ? { style } : {}),
      });
    }
    if (options.value === undefined) throw new ClientRefuses(`say which value of the ${base.type} is picked`);
    // An overflow menu is picked from like a select, but is no input and has no state.
    const state =
      element.type === "overflow"
        ? { ...filledIn({ ...element, type: "static_select" }, options.value) }
        : filledIn(element, options.value);
    if ("view" in target && element.type !== "overflow") target.typed.set(`${blockId}/${actionId}`, state);
    return this.acts(target, { ...base, ...state, type: base.type });
  }

  /** Sends an action exactly as given, whether or not there is such an element: for tampering. */
  acts(target: SlackMessage | SlackView, action: Json): Promise<Answered> {
    this.#acts();
    return this.#hands.action(this.person, target, action);
  }

  /** Types into fields without submitting; fields are named by block_id, action_id, label, or `block_id/action_id`. */
  fills(view: SlackView, values: Filled): void {
    type(view.blocks, view.typed, values);
  }

  /**
   * Fills in a modal and submits it.
   * @param options.force submits even where Slack's client would not: for abuse
   */
  async submits(
    view: SlackView,
    values: Filled = {},
    options: { force?: boolean } = {},
  ): Promise<SubmitOutcome> {
    this.fills(view, values);
    if (!view.open) throw new ClientRefuses(`${view.title} is not open any more`);
    if (!options.force) refuseEmpty(view.blocks, view.typed);
    this.#acts();
    return this.#hands.submit(this.person, view);
  }

  /** Closes the modal on top, or with `all` the whole stack. */
  async closes(view: SlackView, options: { all?: boolean } = {}): Promise<Answered | undefined> {
    this.#acts();
    if (options.all) this.#hands.screen.closeAll(this.id);
    view.open = false;
    if (view.view.notify_on_close !== true) return undefined;
    return this.#hands.close(this.person, view, options.all ?? false);
  }

  /** Types into an external select; answers with the options the bot suggests. */
  async looksUp(target: SlackMessage | SlackView, wanted: ElementWanted, value: string): Promise<Json[]> {
    const { blockId, actionId } = elementOf(target.blocks, wanted);
    const answered = await this.#hands.suggest(this.person, target, { blockId, actionId, value });
    const body = isJson(answered.body) ? answered.body : {};
    return Array.isArray(body.options) ? body.options.filter(isJson) : [];
  }

  /** Opens the app's home tab. */
  async opensHome(): Promise<Answered> {
    this.#acts();
    const home = this.#hands.screen.home(this.id);
    const event = {
      type: "app_home_opened",
      user: this.id,
      channel: this.person.im,
      tab: "home",
      event_ts: timestamp(),
      ...(home ? { view: home.view } : {}),
    };
    return (await this.#hands.event(event)).attempts[0]!;
  }

  /** Slack reports that this person's account has changed. */
  async accountChanges(): Promise<Answered> {
    const user = { id: this.id, name: this.person.name };
    return (await this.#hands.event({ type: "user_change", user, event_ts: timestamp() })).attempts[0]!;
  }

  async #found<T>(
    what: string,
    match: string | RegExp,
    candidates: () => { shown: T; text: string }[],
    within?: number,
  ): Promise<T> {
    const fits = (text: string) => (typeof match === "string" ? text.includes(match) : match.test(text));
    try {
      return await eventually(
        `${what} like ${match}`,
        () => candidates().findLast(({ text }) => fits(text))?.shown,
        within,
      );
    } catch (error) {
      const there = candidates()
        .map(({ text }) => text)
        .join("\n---\n");
      throw new Error(`${this.person.name} ${(error as Error).message}; there was:\n${there || "nothing"}`);
    }
  }

  #acts(): void {
    this.#lastActed = performance.now();
  }
}
