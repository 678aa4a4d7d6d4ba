import { type GateKind, inWords } from "../gate-kind.ts";
import { tickEn } from "./words.en.ts";
import { tickZh } from "./words.zh.ts";

const words = { en: tickEn, zh: tickZh };

/** Somebody says so. */
export const tick: GateKind = {
  holds: ({ key }, { answers }) => answers[key] === "yes",
  asks: (criterion, { locale }) => ({
    ...inWords(criterion, locale),
    type: "tick",
    read: (text) => ({ ok: true, value: text }),
  }),
  whyNot: (_, { locale }) => words[locale].notTicked,
};
