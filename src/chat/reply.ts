/** What a use case answers. The chat's adapter shows it inside the platform's three seconds. */
import type { Locale } from "../text/locale.ts";
import type { Card, Tone } from "./card.ts";
import type { KeptFile } from "./file.ts";
import type { Form } from "./form.ts";

export type CardReply = Readonly<{
  type: "card";
  card: Card;
  /** Take the place of the card whose button was pressed, or of the form that was submitted. */
  replace: boolean;
}>;
/** A form to fill. In answer to a submit it is the next page, in place of the former. */
export type FormReply = Readonly<{ type: "form"; form: Form }>;
/** The submitted form stays open with these sentences, keyed by field name; `form` has them filled in. */
export type InvalidReply = Readonly<{
  type: "invalid";
  errors: Readonly<Record<string, string>>;
  form: Form;
}>;
/** One sentence. `tone: "bad"` means that nothing was changed. */
export type NoticeReply = Readonly<{ type: "notice"; text: string; tone: Tone }>;
/** A file, sent back to the person who asked. Where they cannot have it by themselves, they get it in their own conversation. */
export type FileReply = Readonly<{ type: "file"; file: KeptFile }>;
/** Nothing to show (a redelivery that was already answered). */
export type NoReply = Readonly<{ type: "none" }>;

export type Reply = CardReply | FormReply | InvalidReply | NoticeReply | FileReply | NoReply;

/** A reply and the language of who gets it: what the chat has to add of its own is in the same. */
export type Answer = Reply & Readonly<{ locale: Locale }>;

export const showCard = (card: Card, options: { replace?: boolean } = {}): CardReply => ({
  type: "card",
  card,
  replace: options.replace ?? false,
});
export const openForm = (form: Form): FormReply => ({ type: "form", form });
export const notice = (text: string, tone: Tone = "plain"): NoticeReply => ({ type: "notice", text, tone });
export const refuse = (text: string): NoticeReply => ({ type: "notice", text, tone: "bad" });
export const sendFile = (file: KeptFile): FileReply => ({ type: "file", file });
export const nothing: NoReply = { type: "none" };

/** Did the use case refuse or ask back? Then its transaction is rolled back, and its claim with it. */
export function changedNothing(reply: Reply): boolean {
  return (
    reply.type === "form" || reply.type === "invalid" || (reply.type === "notice" && reply.tone === "bad")
  );
}
