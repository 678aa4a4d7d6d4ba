import { setTimeout as wait } from "node:timers/promises";
import type { Answers, Client, Part, SentFile, Shown, ShownForm } from "./conversation.ts";

type Match = string | RegExp | ((text: string) => boolean);
export type Patience = Readonly<{
  /** Milliseconds. */
  within?: number;
  /** Also what was there before this person last did something. */
  ever?: boolean;
}>;

/** Long, because test machines are slow; when all is well nothing takes that long. */
const patience = 20_000;

/** A person in a conversation with the bot: says, sees, fills in, clicks. */
export class Person {
  readonly name: string;
  readonly client: Client;

  constructor(client: Client & { name: string }) {
    this.name = client.name;
    this.client = client;
  }

  async says(line: string): Promise<void> {
    await this.client.acts();
    await this.client.types(line);
  }

  async sends(files: readonly SentFile[], line?: string): Promise<void> {
    await this.client.acts();
    await this.client.sends(files, line);
  }

  readonly sees = {
    /** A sentence of the bot, or of the page itself. */
    said: async (match: Match): Promise<void> => {
      const fits = fitting(match);
      const until = performance.now() + patience;
      for (;;) {
        const said = [
          ...(await this.client.screen("fresh")).map(({ text }) => text),
          (await this.client.status?.()) ?? "",
        ];
        if (said.some(fits)) return;
        if (performance.now() > until)
          throw new Error(`${this.name} waited in vain for ${match}; there was: ${said}`);
        await wait(15);
      }
    },
    file: async (name: string | RegExp, options: Patience = {}): Promise<SentFile> => {
      const until = performance.now() + (options.within ?? patience);
      for (;;) {
        const files = await this.client.files();
        const found = files.find((file) =>
          typeof name === "string" ? file.name === name : name.test(file.name),
        );
        if (found) return found;
        if (performance.now() > until)
          throw new Error(
            `${this.name} waited in vain for ${name}; there was: ${files.map((file) => file.name)}`,
          );
        await wait(15);
      }
    },
    card: (match: Match = "", options?: Patience): Promise<Shown> => this.#finds("card", match, options),
    notice: (match: Match = "", options?: Patience): Promise<Shown> => this.#finds("notice", match, options),
    form: async (match: Match = "", options?: Patience): Promise<ShownForm> =>
      (await this.#finds("form", match, options)) as ShownForm,
    /** A picture, in a card or by itself. */
    picture: (options: Patience = {}): Promise<Shown> =>
      this.#waits("a picture", options, ({ pictures }) => pictures > 0),
    /** A card, a form or a sentence, whatever the chat shows it as. */
    anything: (match: Match = "", options?: Patience): Promise<Shown> =>
      this.#finds(undefined, match, options),
  };

  fills(form: ShownForm, answers: Answers) {
    return {
      submits: async (): Promise<void> => {
        await this.client.acts();
        await form.submit(answers);
      },
      submitsTwice: async (): Promise<void> => {
        await this.client.acts();
        await form.submitTwice(answers);
      },
    };
  }

  /**
   * Presses a button by its label.
   * @param options.on the card it is on; else the newest one that has such a button
   * @param options.after the first such button behind these words
   */
  async clicks(label: string | RegExp, options: { on?: Shown; after?: RegExp } = {}): Promise<void> {
    const shown = options.on ? [options.on] : (await this.client.screen("all")).toReversed();
    for (const thing of shown) {
      const from = options.after
        ? thing.parts.findIndex((part) => "text" in part && options.after?.test(part.text))
        : 0;
      if (from < 0) continue;
      const part = thing.parts.slice(from).find((one) => isButton(one, label));
      if (!part || !("button" in part)) continue;
      await this.client.acts();
      return part.press();
    }
    const there = shown.flatMap(({ parts }) =>
      parts.flatMap((part) => ("button" in part ? [part.button] : [])),
    );
    throw new Error(
      `${this.name} sees no button “${label}”${options.after ? ` after ${options.after}` : ""}; there are: ${[...new Set(there)].join(", ")}`,
    );
  }

  async #finds(kind: Shown["kind"] | undefined, match: Match, options: Patience = {}): Promise<Shown> {
    const fits = fitting(match);
    return this.#waits(
      `${kind ?? "anything"} like ${match}`,
      options,
      (shown) => (kind === undefined || shown.kind === kind) && fits(shown.text),
    );
  }

  async #waits(what: string, options: Patience, wanted: (shown: Shown) => boolean): Promise<Shown> {
    const until = performance.now() + (options.within ?? patience);
    for (;;) {
      const screen = await this.client.screen(options.ever ? "all" : "fresh");
      const found = screen.findLast(wanted);
      if (found) return found;
      if (performance.now() > until) {
        const there = screen.map((shown) => `[${shown.kind}] ${shown.text}`).join("\n---\n");
        throw new Error(`${this.name} waited in vain for ${what}; there was:\n${there || "nothing"}`);
      }
      await wait(15);
    }
  }
}

const fitting = (match: Match): ((text: string) => boolean) =>
  typeof match === "function"
    ? match
    : (text) => (typeof match === "string" ? text.includes(match) : match.test(text));

/** The value in a field. @throws when the form has no such field */
export function standsIn(form: ShownForm, label: string): string {
  const field = form.fields.find((one) => one.label === label);
  if (!field)
    throw new Error(`no field “${label}”; there are: ${form.fields.map((one) => one.label).join(", ")}`);
  return field.value;
}

export const has = (shown: Shown, label: string | RegExp): boolean =>
  shown.parts.some((part) => isButton(part, label));

const isButton = (part: Part, label: string | RegExp): boolean =>
  "button" in part && (typeof label === "string" ? part.button === label : label.test(part.button));
