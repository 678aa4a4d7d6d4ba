import { z } from "zod";
import type { Bilingual } from "../../../text/locale.ts";
import { bilingual, code } from "../../code-and-name-schemas.ts";
import { type GateKind, inWords } from "../gate-kind.ts";
import { choiceEn } from "./words.en.ts";
import { choiceZh } from "./words.zh.ts";

type Options = Readonly<{
  options: readonly Readonly<{ code: string; name: Bilingual }>[];
  /** Any number of them; kept as codes, one per line. */
  several?: boolean;
}>;

const words = { en: choiceEn, zh: choiceZh };

/** One of several, or several of them. What is kept is their codes, so that another name loses nothing. */
export const choice: GateKind<Options> = {
  details: {
    options: z
      .array(z.strictObject({ code, name: bilingual(75) }))
      .min(2)
      .max(50),
    several: z.boolean().optional(),
  },
  flaws: ({ options }) =>
    options.flatMap(({ code }, at) =>
      options.findIndex((one) => one.code === code) < at
        ? [{ path: ["options", String(at), "code"], code: "same-code-twice" as const }]
        : [],
    ),
  holds: ({ key }, { answers }) => (answers[key] ?? "") !== "",
  asks: (criterion, { locale }) => ({
    fields: [
      {
        ...inWords(criterion, locale),
        type: criterion.several ? "choices" : "choice",
        options: criterion.options.map(({ code, name }) => ({ value: code, label: name[locale] })),
        read(text) {
          const said = criterion.several ? text.split("\n") : [text];
          return said.every((one) => criterion.options.some(({ code }) => code === one))
            ? { ok: true, value: text }
            : { ok: false, error: words[locale].notOffered };
        },
      },
    ],
  }),
  says: ({ key, options }, answers, locale) =>
    (answers[key] ?? "")
      .split("\n")
      // A choice that is offered no more is shown by its code.
      .map((said) => options.find(({ code }) => code === said)?.name[locale] ?? said)
      .join(words[locale].and),
};
