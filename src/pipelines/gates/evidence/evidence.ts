import { type GateKind, inWords } from "../gate-kind.ts";
import { evidenceEn } from "./words.en.ts";
import { evidenceZh } from "./words.zh.ts";

const words = { en: evidenceEn, zh: evidenceZh };

/** A document, picture or link is there; the answer is where. */
export const evidence: GateKind = {
  holds: ({ key }, { answers }) => (answers[key] ?? "") !== "",
  asks: (criterion, { locale }) => ({
    ...inWords(criterion, locale),
    hint: criterion.hint?.[locale] ?? words[locale].where,
    type: "line",
    maxLength: 500,
    read: (text) => ({ ok: true, value: text }),
  }),
};
