import type { BuyingRole } from "../../buying-role.ts";
import { type GateKind, inWords } from "../gate-kind.ts";
import { roleEn } from "./words.en.ts";
import { roleZh } from "./words.zh.ts";

const words = { en: roleEn, zh: roleZh };

/** Somebody who plays this part in the purchase has been met; the answer is who. */
export const role: GateKind<Readonly<{ role: BuyingRole }>> = {
  holds: ({ key }, { answers }) => (answers[key] ?? "") !== "",
  asks: (criterion, { locale }) => ({
    ...inWords(criterion, locale),
    hint: criterion.hint?.[locale] ?? words[locale].who,
    type: "line",
    maxLength: 120,
    read: (text) => ({ ok: true, value: text }),
  }),
};
