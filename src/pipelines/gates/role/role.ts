import { z } from "zod";
import { type BuyingRole, buyingRoleNames, buyingRoles } from "../../buying-role.ts";
import { type GateKind, inWords, type OwnField } from "../gate-kind.ts";
import { roleEn } from "./words.en.ts";
import { roleZh } from "./words.zh.ts";

const words = { en: roleEn, zh: roleZh };

/** Somebody who plays this part in the purchase has been met; the answer is who. */
export const role: GateKind<Readonly<{ role: BuyingRole }>> = {
  details: { role: z.enum(buyingRoles) },
  holds: ({ key }, { answers }) => (answers[key] ?? "") !== "",
  asks(criterion, { locale, offers }) {
    const { label, hint } = inWords(criterion, locale);
    const say = words[locale];
    const typed: OwnField = {
      ...{ label, hint: hint ?? say.who, type: "line", maxLength: 120 },
      required: offers.contacts.length === 0,
      read: (text) => ({ ok: true, value: text }),
    };
    if (offers.contacts.length === 0) return { fields: [typed] };
    // Those known in this part before the others.
    const sorted = offers.contacts.toSorted(
      (one, other) =>
        Number(other.roles.includes(criterion.role)) - Number(one.roles.includes(criterion.role)),
    );
    // Never taken for granted: whoever opens the form sees it, and says so by sending it.
    const met = sorted.find((one) => one.met.includes(criterion.role));
    const known: OwnField = {
      now: met?.name,
      ...{ label: say.known(label), name: "known", type: "choice", required: false },
      options: sorted.map(({ name, roles }) => ({
        value: name,
        label:
          roles.length === 0
            ? name
            : say.contact(
                name,
                roles.map((one) => buyingRoleNames[one][locale]).join(locale === "zh" ? "、" : ", "),
              ),
      })),
      read: (text) =>
        sorted.some(({ name }) => name === text)
          ? { ok: true, value: text }
          : { ok: false, error: say.notKnown },
    };
    return { fields: [typed, known] };
  },
  whyNot: (_, { locale }) => words[locale].who,
};
