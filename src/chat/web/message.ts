/** What one row of WebMessage holds. */
import type { Card, Tone } from "../card.ts";
import type { KeptFile } from "../file.ts";
import type { Form } from "../form.ts";

/** A form that stands open in a card: below the question whose button opened it, or where the card ends. */
export type OpenForm = Readonly<{ form: Form; problem?: string; under: string }>;

export type Content =
  /** What the person typed or pressed, as a line, and the names of what came with it. */
  | Readonly<{ kind: "line"; text: string; files?: readonly string[] }>
  | Readonly<{ kind: "card"; card: Card; open?: OpenForm }>
  /**
   * `problem`: one sentence about the whole form, when it was refused. `from`: the bubble whose button opened
   * it; the form's answer replaces that bubble too.
   */
  | Readonly<{ kind: "form"; form: Form; problem?: string; from?: string }>
  | Readonly<{ kind: "notice"; text: string; tone: Tone }>
  | Readonly<{ kind: "file"; file: KeptFile }>
  /** A form that was closed without saving; its title stays readable in every language. */
  | Readonly<{ kind: "closed"; title: string }>
  /** A card continued further down; its old buttons are gone so that nobody presses them. */
  | Readonly<{ kind: "continued"; title: string }>;

export type Author = "me" | "bot";

export type Message = Readonly<{
  id: bigint;
  author: Author;
  content: Content;
  at: Date;
  /** 1, then one more each time another content takes this one's place. */
  revision: number;
}>;
