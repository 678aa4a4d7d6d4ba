/** A reply → what Lark shows: messages to send, and the callback's response, if any. Pure. */
import { inWords } from "../in-words.ts";
import type { Answer } from "../reply.ts";
import type { CallbackAnswer } from "./callback-answer.ts";
import { rawCard, toast } from "./callback-answer.ts";
import type { LarkCard } from "./elements.ts";
import { limits } from "./limits.ts";
import { renderCard, renderNotice } from "./render-card.ts";
import { renderForm } from "./render-form.ts";

/** As a new message: the answer to something typed. */
export function asMessage(reply: Answer): LarkCard | undefined {
  switch (reply.type) {
    case "card":
      return renderCard(reply.card);
    case "form":
    case "invalid":
      return renderForm(reply.form);
    case "notice":
      return renderNotice(reply.text, reply.tone, reply.locale);
    // A message of another type: see send-file.
    case "file":
    case "none":
      return undefined;
  }
}

/** The card of a reply in words, in case that Lark refuses it. */
export const plainerOf = (reply: Answer): (() => LarkCard) | undefined =>
  reply.type === "card" ? () => renderCard(inWords(reply.card)) : undefined;

export type Shown = Readonly<{ answer: CallbackAnswer; message?: LarkCard }>;

/**
 * As the answer to a pressed button. A form opened by a button is a message of its own, because the card it was
 * opened from is still needed; the answer to a submitted form replaces the form.
 */
export function asCallback(reply: Answer, submitted: boolean): Shown {
  switch (reply.type) {
    case "card": {
      const card = renderCard(reply.card);
      return reply.replace || submitted ? { answer: { card: rawCard(card) } } : { answer: {}, message: card };
    }
    case "form": {
      const card = renderForm(reply.form);
      return submitted ? { answer: { card: rawCard(card) } } : { answer: {}, message: card };
    }
    case "invalid": {
      const first = Object.values(reply.errors)[0];
      const toasted: CallbackAnswer = first ? { toast: toast(first, "bad", reply.locale) } : {};
      const card = renderForm(reply.form);
      return submitted ? { answer: { ...toasted, card: rawCard(card) } } : { answer: toasted, message: card };
    }
    case "notice": {
      const answer: CallbackAnswer = { toast: toast(reply.text, reply.tone, reply.locale) };
      const card = renderNotice(reply.text, reply.tone, reply.locale);
      // A submitted form is removed so that nobody fills it in again.
      if (submitted && reply.tone === "good") return { answer: { ...answer, card: rawCard(card) } };
      return [...reply.text].length > limits.toast ? { answer, message: card } : { answer };
    }
    case "file":
    case "none":
      return { answer: {} };
  }
}
