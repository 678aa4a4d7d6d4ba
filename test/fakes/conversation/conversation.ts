/** What a person can do on every chat, in the same words, so that one scenario runs on all of them. */

/** What a person types into a field or picks there: text, the label of an option, or `true` for a tick. */
export type Answer = string | true;
/** Answers by the label of their field. */
export type Answers = Readonly<Record<string, Answer>>;

export type ShownField = Readonly<{
  label: string;
  /** Its current value; the label of the chosen option; "yes" for a ticked box. */
  value: string;
}>;

/** What a person reads, in order; buttons stand between the words they belong to. */
export type Part = Readonly<{ text: string }> | Readonly<{ button: string; press(): Promise<void> }>;

/** Something on the screen: a card, a form or a sentence. */
export type Shown = Readonly<{
  kind: "card" | "form" | "notice";
  parts: readonly Part[];
  /** All readable text on it, a line per part. */
  text: string;
  /** How many pictures it shows. */
  pictures: number;
}>;

export type ShownForm = Shown &
  Readonly<{
    kind: "form";
    fields: readonly ShownField[];
    submit(answers: Answers): Promise<void>;
    /** A double click: two submits of the same form at once, each with an event of its own. */
    submitTwice(answers: Answers): Promise<void>;
    /** @param answers typed before, where the chat tells of them */
    cancel(answers?: Answers): Promise<void>;
  }>;

/** A file as it is sent, and as it arrives. */
export type SentFile = Readonly<{ name: string; bytes: Buffer }>;

/** One person's client of one chat. */
export type Client = {
  /** From now on `fresh` means: after this. */
  acts(): Promise<void> | void;
  types(line: string): Promise<void>;
  /** Types a line in which @ stands for a mention of this colleague; where there are mentions. */
  mentions?(line: string, whom: Client): Promise<void>;
  /** Sends files, with text if the chat supports that. */
  sends(files: readonly SentFile[], line?: string): Promise<void>;
  /** Files the bot has sent since then, oldest first. */
  files(): Promise<readonly SentFile[]>;
  /** What the page itself says beside the conversation, where there is a page. */
  status?(): Promise<string>;
  /** The chat delivers the last typed line once more, as after a broken connection. */
  deliversAgain(): Promise<void>;
  /** What is on the screen, oldest first. */
  screen(which: "fresh" | "all"): Promise<readonly (Shown | ShownForm)[]>;
};

/** A chat with people in it. */
export type Chats = Readonly<{
  name: string;
  /** A rep who speaks this language. */
  rep(locale: "zh" | "en"): Promise<Client & { name: string }>;
  /** A manager who sees the reps' deals and may send out cards. */
  boss(locale: "zh" | "en"): Promise<Client & { name: string }>;
  /** A third person, a rep until somebody gives them a team; where there may be more than the demo's. */
  third?(locale: "zh" | "en"): Promise<Client & { name: string }>;
  /** Makes sure that nobody has answered this week yet. */
  newWeek(): Promise<void>;
  /** What the platform would have refused or not received in time; empty when all is well. */
  complaints(): readonly string[];
  close(): Promise<void>;
}>;

export const textOf = (parts: readonly Part[]): string =>
  parts
    .map((part) => ("text" in part ? part.text : part.button))
    .join("\n")
    .replaceAll("\u2060", "");
