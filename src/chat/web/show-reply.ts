/** Where and how a reply stands in the conversation. Pure. */
import type { Card } from "../card.ts";
import { type Form, withAnswers } from "../form.ts";
import type { Reply } from "../reply.ts";
import type { Content } from "./message.ts";
import { placeOfForm } from "./render-card.ts";

/** The bubble that was pressed or submitted. */
export type Origin = Readonly<{
  id: bigint;
  revision: number;
  content: Content;
  /** Of its card, what the pressed button belongs to: a question, or the card's end. */
  under?: string | undefined;
  /** The typed values, if it was a form. */
  values?: Readonly<Record<string, string>>;
}>;

/** What is shown for a reply; undefined for nothing. */
export function contentOf(reply: Reply, origin?: Origin): Content | undefined {
  const within = origin && withinCard(reply, origin);
  if (within) return within;
  switch (reply.type) {
    case "card":
      return { kind: "card", card: reply.card };
    case "form":
    case "invalid":
      return { kind: "form", form: reply.form, from: openedFrom(origin) };
    case "notice":
      return refusedForm(reply, origin) ?? { kind: "notice", text: reply.text, tone: reply.tone };
    case "file":
      return { kind: "file", file: reply.file };
    case "none":
      return undefined;
  }
}

/**
 * A submitted form is replaced by its answer; a pressed card only when the reply says so, and never by a notice; by a form
 * only where that opens within it.
 */
export function placeOf(reply: Reply, origin: Origin): "here" | "below" {
  if (origin.content.kind === "form" || withinCard(reply, origin)) return "here";
  return reply.type === "card" && reply.replace ? "here" : "below";
}

/** The form that a bubble holds, by itself or within its card. */
export function formIn(content: Content): Form | undefined {
  if (content.kind === "form") return content.form;
  return content.kind === "card" ? content.open?.form : undefined;
}

/** The bubble with its form closed. */
export const withoutForm = (content: Content, form: Form): Content =>
  content.kind === "card" ? { kind: "card", card: content.card } : { kind: "closed", title: form.title };

/** The card that was pressed, with what became of its form. Another question's form stays open, half filled in as it is. */
function withinCard(reply: Reply, { content, under, values }: Origin): Content | undefined {
  if (content.kind !== "card") return undefined;
  const { card, open } = content;
  const submitted = values !== undefined;
  const place = submitted ? open?.under : under;
  if (reply.type === "card" && reply.replace) {
    const stays = !submitted && open && open.under !== under && keysOf(reply.card).includes(open.under);
    return { kind: "card", card: reply.card, ...(stays ? { open } : {}) };
  }
  if ((reply.type === "form" || reply.type === "invalid") && place !== undefined)
    return { kind: "card", card, open: { form: reply.form, under: place } };
  if (reply.type === "notice" && reply.tone === "bad" && submitted && open) {
    const form = withAnswers(open.form, values, {});
    return { kind: "card", card, open: { form, problem: reply.text, under: open.under } };
  }
  return undefined;
}

const keysOf = (card: Card): string[] =>
  card.blocks.flatMap((block) => (block.type === "actions" ? (placeOfForm(block) ?? []) : []));

/** A refusal that names no field: the form stays open with what was typed, and says why. */
function refusedForm(reply: Reply & { type: "notice" }, origin?: Origin): Content | undefined {
  if (reply.tone !== "bad" || origin?.content.kind !== "form") return undefined;
  const form = withAnswers(origin.content.form, origin.values ?? {}, {});
  return { kind: "form", form, problem: reply.text, from: openedFrom(origin) };
}

/** The card whose button opened a form; the further pages of the form remember it. */
function openedFrom(origin: Origin | undefined): string | undefined {
  if (origin?.content.kind === "form") return origin.content.from;
  return origin?.content.kind === "card" ? String(origin.id) : undefined;
}

/** The bubble made out of date by a submitted form; undefined if none. */
export function outdatedBy(reply: Reply, origin: Origin): bigint | undefined {
  if (reply.type !== "card" || !reply.replace || origin.content.kind !== "form") return undefined;
  return origin.content.from === undefined ? undefined : BigInt(origin.content.from);
}
