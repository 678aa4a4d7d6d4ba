import type { Bilingual } from "../../../text/locale.ts";
import { type GateKind, inWords } from "../gate-kind.ts";

type Options = Readonly<{
  options: readonly Readonly<{ code: string; name: Bilingual }>[];
  /** Any number of them; kept as codes, one per line. */
  several: boolean;
}>;

/** One of several, or several of them. */
export const choice: GateKind<Options> = {
  holds: ({ key }, { answers }) => (answers[key] ?? "") !== "",
  asks: (criterion, { locale }) => ({
    ...inWords(criterion, locale),
    type: criterion.several ? "choices" : "choice",
    options: criterion.options.map(({ code, name }) => ({ value: code, label: name[locale] })),
    read: (text) => ({ ok: true, value: text }),
  }),
};
