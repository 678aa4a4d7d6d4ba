/** A person who chats with the bot: types lines, presses buttons of the last card, fills in the last form. */
import { randomUUID } from "node:crypto";
import type { Button, Card } from "../../../src/chat/card.ts";
import type { KeptFile, OfferedFile } from "../../../src/chat/file.ts";
import type { Form } from "../../../src/chat/form.ts";
import type { Inbound, InboundBase, Place, PlatformName, Profile } from "../../../src/chat/inbound.ts";
import type { Mention } from "../../../src/chat/mention.ts";
import type { Receive } from "../../../src/chat/platform.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { letThrough } from "../at-our-gate.ts";
import { buttonsOf, wordsOf } from "./reading.ts";

/** The content of an event, besides its sender and id. */
type Event =
  | { kind: "command"; line: string; mentioned?: readonly Mention[] }
  | { kind: "action"; action: string; values: Readonly<Record<string, unknown>> }
  | {
      kind: "submit";
      action: string;
      formId: string;
      values: Readonly<Record<string, unknown>>;
      cancelled?: true;
    }
  | { kind: "file"; line: string; files: readonly OfferedFile[] }
  | { kind: "home" }
  | { kind: "account" };

export type Seat = Readonly<{
  receive: Receive;
  platform: PlatformName;
  installation: string;
  externalId: string;
  /** The person's tenant as events name it; the installation's by default. */
  home?: string;
  /** Where they write; in the bot's own conversation by default. */
  place?: Place;
  /** What the platform answers about them, evaluated each time. */
  profile: Profile;
}>;

export class Person {
  /** What is on the screen: the newest card, and the open form. */
  card: Card | undefined;
  form: Form | undefined;
  /** What has changed in the person's profile since. */
  profileNow: Partial<Profile> = {};
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** The same person, writing elsewhere than in the bot's own conversation. */
  in(place: Place): Person {
    return new Person({ ...this.#seat, place });
  }

  /** The same account id, in an event that names another tenant as its person's. */
  from(home: string): Person {
    return new Person({ ...this.#seat, home });
  }

  says(line: string): Promise<Answer> {
    return this.sends({ kind: "command", line });
  }

  /** @param mentioned accounts by the names that the line mentions them as */
  mentions(line: string, mentioned: Readonly<Record<string, string>>): Promise<Answer> {
    const accounts = Object.entries(mentioned).map(([name, externalId]) => ({ name, externalId }));
    return this.sends({ kind: "command", line, mentioned: accounts });
  }

  /** Sends files, with or without text. */
  sendsFiles(files: readonly OfferedFile[], line = ""): Promise<Answer> {
    return this.sends({ kind: "file", line, files });
  }

  /** Presses a button of the card on the screen. @param nth which one, where several have this label */
  clicks(label: string, nth = 0): Promise<Answer> {
    if (!this.card) throw new Error(`No card is on the screen to press “${label}” on`);
    const found = buttonsOf(this.card).filter((button) => button.label === label)[nth];
    if (!found)
      throw new Error(`“${label}” is none of: ${buttonsOf(this.card).map((button) => button.label)}`);
    return this.presses(found);
  }

  /** Presses a button that may be long gone from the screen, or was tampered with. */
  presses({
    action,
    values,
  }: {
    action: string;
    values: Readonly<Record<string, unknown>>;
  }): Promise<Answer> {
    return this.sends({ kind: "action", action, values });
  }

  /** Fills in the open form and submits it; fields not named keep their values. */
  fills(values: Readonly<Record<string, string>> = {}, form = this.form): Promise<Answer> {
    if (!form) throw new Error("No form is open");
    for (const name of Object.keys(values)) {
      if (!form.fields.some((field) => field.name === name))
        throw new Error(`The form has no field ${name}: ${form.fields.map((field) => field.name)}`);
    }
    const standing = Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? ""]));
    return this.submits(form, { ...form.hidden, ...standing, ...values });
  }

  /** Types into the open form and closes it, on a chat that tells. */
  cancels(values: Readonly<Record<string, string>>, form = this.form): Promise<Answer> {
    if (!form) throw new Error("No form is open");
    const { id: formId, action, hidden } = form;
    return this.sends({ kind: "submit", action, formId, values: { ...hidden, ...values }, cancelled: true });
  }

  submits(form: Pick<Form, "id" | "action">, values: Readonly<Record<string, unknown>>): Promise<Answer> {
    return this.sends({ kind: "submit", action: form.action, formId: form.id, values });
  }

  /** @param eventId the same one twice is a redelivery */
  async sends(event: Event, eventId: string = randomUUID()): Promise<Answer> {
    const { receive, platform, installation, externalId, home = installation, profile } = this.#seat;
    const base: InboundBase = {
      platform,
      installation: letThrough(installation),
      eventId,
      actor: { externalId, home, profile: async () => ({ ...profile, ...this.profileNow }) },
      place: this.#seat.place ?? { channel: externalId, private: true },
    };
    const answer = new Answer(await receive({ ...base, ...event } satisfies Inbound));
    const { reply } = answer;
    if (reply.type === "card") {
      this.card = reply.card;
      this.form = undefined;
    } else if (reply.type === "form" || reply.type === "invalid") this.form = reply.form;
    return answer;
  }
}

export class Answer {
  readonly reply: Reply;

  constructor(reply: Reply) {
    this.reply = reply;
  }

  /** Everything a person can read on it. */
  get words(): string {
    return wordsOf(this.reply);
  }

  get card(): Card {
    if (this.reply.type !== "card") throw new Error(`Not a card: ${this.words}`);
    return this.reply.card;
  }

  /** What was sent back. */
  get file(): KeptFile {
    if (this.reply.type !== "file") throw new Error(`Not a file: ${this.words}`);
    return this.reply.file;
  }

  get form(): Form {
    if (this.reply.type !== "form") throw new Error(`Not a form: ${this.words}`);
    return this.reply.form;
  }

  /** The sentences under the fields of a form that stays open. */
  get errors(): Readonly<Record<string, string>> {
    if (this.reply.type !== "invalid") throw new Error(`Nothing is invalid: ${this.words}`);
    return this.reply.errors;
  }

  /** The sentence of a notice; `refusal` only when nothing was changed. */
  get notice(): string {
    if (this.reply.type !== "notice") throw new Error(`Not a notice: ${this.words}`);
    return this.reply.text;
  }

  get refusal(): string {
    if (this.reply.type !== "notice" || this.reply.tone !== "bad")
      throw new Error(`Not refused: ${this.words}`);
    return this.reply.text;
  }

  get buttons(): readonly Button[] {
    return buttonsOf(this.card);
  }
}
