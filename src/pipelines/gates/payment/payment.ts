import { type GateKind, inWords } from "../gate-kind.ts";
import { paymentEn } from "./words.en.ts";
import { paymentZh } from "./words.zh.ts";

const words = { en: paymentEn, zh: paymentZh };

/** Money has arrived. */
export const payment: GateKind = {
  details: {},
  holds: ({ key }, { answers }) => answers[key] === "yes",
  asks: (criterion, { locale }) => ({
    fields: [{ ...inWords(criterion, locale), type: "tick", read: (text) => ({ ok: true, value: text }) }],
  }),
  says: (_, __, locale) => words[locale].in,
  whyNot: (_, { locale }) => words[locale].notIn,
};
