import { type GateKind, inWords } from "../gate-kind.ts";

/** One line of text. */
export const answer: GateKind = {
  details: {},
  holds: ({ key }, { answers }) => (answers[key] ?? "") !== "",
  asks: (criterion, { locale }) => ({
    fields: [
      {
        ...inWords(criterion, locale),
        type: "line",
        maxLength: 300,
        read: (text) => ({ ok: true, value: text }),
      },
    ],
  }),
};
