/** Where and how a reply stands in the conversation. Pure. */
import { withAnswers } from "../form.ts";
import type { Reply } from "../reply.ts";
import type { Content } from "./message.ts";

/** The bubble that was pressed or submitted. */
export type Origin = Readonly<{
  id: bigint;
  revision: number;
  content: Content;
  /** The typed values, if it was a form. */
  values?: Readonly<Record<string, string>>;
}>;

/** What is shown for a reply; undefined for nothing. */
export function contentOf(reply: Reply, origin?: Origin): Content | undefined {
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
 * A submitted form is replaced by its answer; a pressed card only when the reply says so, and never by a form or
 * a notice.
 */
export function placeOf(reply: Reply, origin: Origin): "here" | "below" {
  if (origin.content.kind === "form") return "here";
  return reply.type === "card" && reply.replace ? "here" : "below";
}

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
