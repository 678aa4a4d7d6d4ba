/**
 * A use case is one thing a person can do, whatever chat it comes from: by a typed line, a button or a form.
 * A new one takes this declaration, its card or form, its English and Chinese text, a line in the feature's
 * list, and a scenario.
 */
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Member } from "../company/member.ts";
import type { Permission } from "../company/permissions.ts";
import type { Deed } from "../history/deed.ts";
import type { Locale } from "../text/locale.ts";
import type { Word } from "../understanding/split-words.ts";
import type { Place } from "./inbound.ts";
import type { Mention } from "./mention.ts";
import type { Answer, Reply } from "./reply.ts";

/** Everything a use case may know about the request: the deed that it may become, and the conversation around it. */
export type Turn = Deed &
  Readonly<{
    /** In the member's own zone. */
    today: Temporal.PlainDate;
    /** Which of the member's chat identities speaks. */
    identityId: string;
    locale: Locale;
    /** The permission by which it is done; how far it reaches tells `ownersWithin`. */
    needs: Permission;
    kind: "command" | "action" | "submit" | "file" | "home";
    /** Who is meant by names in the line. */
    mentioned: readonly Mention[];
    place: Place;
    /** The id of the submitted form, to show it again under the same id; undefined otherwise. */
    formId: string | undefined;
  }>;

/** Whom a card is made for: the reader's language, day and company. Not everybody who gets one has asked. */
export type Reader = Pick<Turn, "locale" | "today" | "member" | "workspace" | "pipelines">;

export type CommandGroup = "deal" | "customer" | "forecast" | "funnel" | "team";

export type CommandWords = Readonly<{
  group: CommandGroup;
  /** English and Chinese verbs, of one word or two; the first of each is the one shown in help. */
  en: readonly string[];
  zh: readonly string[];
  /** Also meant when the verb is missing ("/funnel"). */
  whenBare?: boolean;
  /** Also meant when the first word is no verb ("/deal ACME" shows it). */
  whenUnknown?: boolean;
  /** Of a command meant `whenUnknown`: whether something is called so, and no verb was mistyped. @param input from `fromLine` */
  isNamed?(turn: Turn, input: Readonly<Record<string, string>>): Promise<boolean>;
  /** Nothing can follow it: a sentence that begins with the word (今天天气不错) is no such command. */
  alone?: true;
  /** Also meant when the verb is missing and what was said can hardly be a name. Pure and quick: every such line is asked. */
  isSaidBy?(rest: string): boolean;
  /** What follows the verb → values for `input`. `rest` is all of it as typed. */
  fromLine(words: readonly Word[], rest: string): Record<string, string>;
}>;

export type UseCase<Input extends z.ZodType = z.ZodType> = Readonly<{
  /** "deal.advance"; also the action of the buttons and forms that start it. */
  name: string;
  command?: CommandWords;
  /** Files may come with its line: their ids are then in the input as `files`. */
  takesFiles?: true;
  /**
   * Of a submitted form the id of what it is about. What was typed is then kept as a draft while it has not taken effect:
   * `draftOf` has it when the form is opened again.
   */
  draftAbout?: (input: z.output<Input>) => string | undefined;
  /** Without it the deed is refused; whose deals and people it reaches is in `turn.needs`. */
  needs: Permission;
  /** What a member is told who may not; the general sentence where there is none. */
  notAllowed?: (member: Member) => string | undefined;
  /** Runs in one transaction that also claims the inbound event. */
  changes: boolean;
  /** Values of line, button and form alike: strings, untrusted. */
  input: Input;
  run(turn: Turn, input: z.output<Input>): Promise<Reply>;
}>;

/** Keeps the input's type inside the declaration while the registry holds them all alike. */
export function defineUseCase<Input extends z.ZodType>(useCase: UseCase<Input>): UseCase {
  return useCase as unknown as UseCase;
}

/** Thrown by a use case to end with one sentence and nothing changed. */
export class Refusal extends Error {
  readonly reply: Reply | Answer;

  /** @param reply says its language where that is not the member's: of somebody who is none */
  constructor(reply: Reply | Answer) {
    super("refused");
    this.name = "Refusal";
    this.reply = reply;
  }
}
