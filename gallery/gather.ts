/** Plays the scenes and collects what they show. */
import { buttonsOfCard } from "../scripts/say/choose.ts";
import { Conversation } from "../scripts/say/conversation.ts";
import { wordsFor } from "../scripts/say/words.ts";
import { type Company, openGalleryCompany, personas } from "./company.ts";
import { type Card, type Database, type Form, type Locale, locales, type Reply } from "./product.ts";
import type { Persona, Scene, Step } from "./scene.ts";

/** One exhibit, in one language. */
export type Exhibit = Readonly<{
  /** The same in both languages. */
  caption: string;
  group: string;
  locale: Locale;
  /** Who reads it. */
  reader: string;
  /** What was typed or pressed for it; undefined for a message that came unprompted. */
  said: string | undefined;
  /** Files are shown by the platform itself. */
  reply: Exclude<Reply, { type: "none" } | { type: "file" }>;
  /** Slack shows it on the home tab. */
  asHome: boolean;
  /** The use case that answered; undefined for unprompted messages and for help. */
  useCase: string | undefined;
}>;

/**
 * Each language is played in a company of its own, as people of that language have it: nothing that was said in one
 * shows in the other.
 * @param open an empty database, for each language
 */
export async function gather(open: () => Promise<Database>, scenes: readonly Scene[]): Promise<Exhibit[]> {
  const exhibits: Exhibit[] = [];
  for (const locale of locales) {
    await using stage = await openStage(await open(), locale);
    for (const scene of scenes) exhibits.push(...(await stage.plays(scene)));
  }
  return exhibits;
}

export type Stage = AsyncDisposable &
  Readonly<{
    /** In the order in which they are meant to be played. @returns what it shows */
    plays(scene: Scene): Promise<Exhibit[]>;
  }>;

/** @param database an empty one; closed with the stage */
export async function openStage(database: Database, locale: Locale): Promise<Stage> {
  const close = () => database.close();
  const company = await openGalleryCompany(database, locale).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    plays: (scene) => new Player(company, scene, locale).play(),
    [Symbol.asyncDispose]: close,
  };
}

/** One language's side of a scene. */
class Player {
  readonly #company: Company;
  readonly #scene: Scene;
  readonly #locale: Locale;
  readonly #talks = new Map<Persona, Conversation>();
  #who: Persona;
  #last: Card | undefined;
  #form: Form | undefined;

  constructor(company: Company, scene: Scene, locale: Locale) {
    this.#company = company;
    this.#scene = scene;
    this.#locale = locale;
    this.#who = scene.as;
  }

  /** Plays the steps. @returns what they show */
  async play(): Promise<Exhibit[]> {
    const exhibits: Exhibit[] = [];
    for (const step of this.#scene.steps) exhibits.push(...(await this.#take(step)));
    return exhibits;
  }

  async #take(step: Step): Promise<Exhibit[]> {
    switch (step.kind) {
      case "happens":
        await this.#company.happens(step.what);
        return [];
      case "wait":
        await this.#company.wait(step.until);
        return [];
      case "as":
        this.#who = step.who;
        return [];
      case "mail":
        return this.#unprompted(step, await this.#mail(step.key));
      case "shown": {
        const reply = { type: "card", card: step.card(this.#locale), replace: false } as const;
        return this.#unprompted(step, reply);
      }
      case "fill":
        await this.#talk().take({ kind: "set", field: step.field, value: step.value[this.#locale] });
        return [];
      case "say": {
        const line = typeof step.line === "function" ? step.line(this.#last!) : step.line[this.#locale];
        return this.#answer(step, await this.#talk().take({ kind: "line", line }), line, step.asHome);
      }
      case "press": {
        const label = labelOf(this.#last, step.action, step.nth);
        return this.#answer(step, await this.#talk().take({ kind: "press", label }), `[${label}]`);
      }
      case "submit":
        return this.#answer(step, await this.#talk().take({ kind: "submit" }), `[${this.#form?.submit}]`);
    }
  }

  #talk(): Conversation {
    const known = this.#talks.get(this.#who);
    if (known) return known;
    const made = new Conversation({
      receive: this.#company.receive,
      externalId: this.#company.seatOf(this.#who),
      words: wordsFor(this.#locale),
      closed: (title) => title,
    });
    this.#talks.set(this.#who, made);
    return made;
  }

  #answer({ shows }: { shows?: string }, reply: Reply | undefined, said: string, asHome = false): Exhibit[] {
    if (!reply || reply.type === "none" || reply.type === "file")
      throw new Error(`${said}: nothing was answered`);
    if (reply.type === "card") this.#last = reply.card;
    if (reply.type === "form" || reply.type === "invalid") this.#form = reply.form;
    return shows === undefined ? [] : [this.#exhibit(shows, reply, said, asHome)];
  }

  #unprompted({ shows }: { shows?: string }, reply: Exhibit["reply"]): Exhibit[] {
    return shows === undefined ? [] : [this.#exhibit(shows, reply, undefined, false)];
  }

  #exhibit(caption: string, reply: Exhibit["reply"], said: string | undefined, asHome: boolean): Exhibit {
    const useCase = said === undefined || asHome ? undefined : this.#company.answered();
    const reader = personas[this.#who][this.#locale];
    return { caption, group: this.#scene.group, locale: this.#locale, reader, said, reply, asHome, useCase };
  }

  async #mail(key: string): Promise<Exhibit["reply"]> {
    const card = await this.#company.mailTo(this.#company.seatOf(this.#who), key);
    if (!card) throw new Error(`No message ${key}… for ${personas[this.#who][this.#locale]}`);
    this.#last = card as Card;
    this.#talk().gets(this.#last);
    return { type: "card", card: this.#last, replace: false };
  }
}

/** As `Conversation` expects it: "Open#2" for the second one of that name. */
function labelOf(card: Card | undefined, action: string, nth: number): string {
  const buttons = card ? buttonsOfCard(card) : [];
  const starting = buttons.filter(({ press }) => typeof press === "object" && press.action === action);
  const wanted = starting[nth - 1];
  if (!wanted) throw new Error(`No button ${nth} for ${action} on “${card?.title}”`);
  const alike = buttons.filter(({ label }) => label === wanted.label);
  return alike.length === 1 ? wanted.label : `${wanted.label}#${alike.indexOf(wanted) + 1}`;
}
