import { z } from "zod";
import { type GateKind, inWords, type OwnField, partOf } from "../gate-kind.ts";
import { tickEn } from "./words.en.ts";
import { tickZh } from "./words.zh.ts";

type Note = Readonly<{
  /** Asks for a few words beside the tick; `required`: it does not hold without them. */
  note?: "optional" | "required";
}>;

const words = { en: tickEn, zh: tickZh };

const notePart = "note";

/** Somebody says so. */
export const tick: GateKind<Note> = {
  details: { note: z.enum(["optional", "required"]).optional() },
  parts: [notePart],
  holds: ({ key, note }, { answers }) =>
    answers[key] === "yes" && (note !== "required" || (answers[partOf(key, notePart)] ?? "") !== ""),
  asks(criterion, { locale }) {
    const said: OwnField = {
      ...inWords(criterion, locale),
      type: "tick",
      read: (text) => ({ ok: true, value: text }),
    };
    if (!criterion.note) return { fields: [said] };
    const note: OwnField = {
      ...{
        label: words[locale].note(said.label),
        name: notePart,
        part: notePart,
        type: "line",
        maxLength: 300,
      },
      required: criterion.note === "required" && criterion.must,
      read: (text) => ({ ok: true, value: text }),
    };
    return { fields: [said, note] };
  },
  whyNot: ({ key, note }, { facts, locale }) =>
    note === "required" && facts.answers[key] === "yes" ? words[locale].noNote : words[locale].notTicked,
  says: ({ key }, answers, locale) => answers[partOf(key, notePart)] || words[locale].yes,
};
