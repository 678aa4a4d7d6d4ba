/** One person's side of the conversation: types lines, presses buttons, fills in and submits forms. */
import { randomUUID } from "node:crypto";
import type { Card } from "../../src/chat/card.ts";
import type { Form } from "../../src/chat/form.ts";
import { ownServer } from "../../src/chat/gate.ts";
import type { InboundBase } from "../../src/chat/inbound.ts";
import type { Receive } from "../../src/chat/platform.ts";
import { notice, type Reply } from "../../src/chat/reply.ts";
import { answerFor, buttonsOfCard, buttonsOfForm, chooseButton, chooseField } from "./choose.ts";
import { Mistake } from "./mistake.ts";
import type { Step } from "./parse-steps.ts";
import type { Words } from "./words.ts";

export type Seat = Readonly<{
  receive: Receive;
  /** Of the member's identity in the web chat. */
  externalId: string;
  /** For mistakes in the operator's command line. */
  words: Words;
  /** The sentence for a form that is dismissed. */
  closed: (title: string) => string;
}>;

export class Conversation {
  readonly #seat: Seat;
  /** The newest card since the last line: pressing never falls back to an older one. */
  #card: Card | undefined;
  /** The form shown last, with what was typed. It stays after it was submitted: submitting it twice is worth trying. */
  #form: Form | undefined;
  /** Whether that form has still to be submitted. */
  #formIsOpen = false;
  #formIsWrong = false;
  #wasRefused = false;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** Whether something was refused, or a form was left with errors. */
  get failed(): boolean {
    return this.#wasRefused || this.#formIsWrong;
  }

  /** A message that came by itself: from now on its buttons are pressed. */
  gets(card: Card): void {
    this.#card = card;
    this.#formIsOpen = false;
  }

  /**
   * @returns what is shown for it; undefined after filling a field
   * @throws Mistake when there is no such button, field or form
   */
  async take(step: Step): Promise<Reply | undefined> {
    switch (step.kind) {
      case "line":
        this.#card = undefined;
        this.#formIsOpen = false;
        return this.#shown(await this.#seat.receive({ ...this.#event(), kind: "command", line: step.line }));
      case "press":
        return this.#press(step.label);
      case "set":
        this.#set(step.field, step.value);
        return undefined;
      case "submit":
        return this.#submit();
    }
  }

  async #press(label: string): Promise<Reply> {
    const there =
      this.#form && this.#formIsOpen
        ? buttonsOfForm(this.#form)
        : this.#card
          ? buttonsOfCard(this.#card)
          : [];
    const pressed = chooseButton(label, there, this.#seat.words);
    if (pressed === "submit") return this.#submit();
    if (pressed === "cancel") return this.#close();
    const { action, values } = pressed;
    return this.#shown(await this.#seat.receive({ ...this.#event(), kind: "action", action, values }));
  }

  #set(name: string, value: string): void {
    const { words } = this.#seat;
    if (!this.#form) throw new Mistake(words.noForm);
    const field = chooseField(name, this.#form, words);
    this.#form = {
      ...this.#form,
      fields: this.#form.fields.map((one) =>
        one === field ? { ...one, value: answerFor(field, value, words) } : one,
      ),
    };
  }

  async #submit(): Promise<Reply> {
    const form = this.#form;
    if (!form) throw new Mistake(this.#seat.words.noForm);
    const { id: formId, action, hidden, fields } = form;
    const values = { ...hidden, ...Object.fromEntries(fields.map(({ name, value = "" }) => [name, value])) };
    const reply = await this.#seat.receive({ ...this.#event(), kind: "submit", action, formId, values });
    // Refused as a whole: the form stays open as it was filled in.
    this.#formIsOpen = reply.type === "notice" && reply.tone === "bad" && this.#formIsOpen;
    this.#formIsWrong = false;
    return this.#shown(reply);
  }

  /** As in the chats, nothing is sent. */
  #close(): Reply {
    this.#formIsOpen = false;
    this.#formIsWrong = false;
    return notice(this.#seat.closed(this.#form?.title ?? ""));
  }

  #shown(reply: Reply): Reply {
    if (reply.type === "card") {
      this.#card = reply.card;
      this.#formIsOpen = false;
    } else if (reply.type === "form" || reply.type === "invalid") {
      this.#form = reply.form;
      this.#formIsOpen = true;
      this.#formIsWrong = reply.type === "invalid";
    } else if (reply.type === "notice" && reply.tone === "bad") this.#wasRefused = true;
    return reply;
  }

  /** Every line and press is a new event, as in a chat. */
  #event(): InboundBase {
    const { externalId } = this.#seat;
    return {
      platform: "web",
      installation: ownServer("web"),
      eventId: `${externalId}:${randomUUID()}`,
      // A known member is not looked up.
      actor: { externalId, home: ownServer("web"), profile: async () => ({ name: "", account: "member" }) },
      place: { channel: externalId, private: true },
    };
  }
}
