import { z } from "zod";
import { type GateFacts, type GateKind, inWords, partOf } from "../gate-kind.ts";
import { approvalEn } from "./words.en.ts";
import { approvalZh } from "./words.zh.ts";

type By = Readonly<{
  /** Who may say yes: those who lead the owner, or any colleague. Never who asks, nor the owner. */
  by: "manager" | "colleague";
}>;

const words = { en: approvalEn, zh: approvalZh };

/** The part of the answer that is the id of whom it was asked. */
const askedPart = "asked";

/** Where it is kept whom the approval was asked of. */
export const askedOf = (key: string): string => partOf(key, askedPart);

/** Is it up to somebody who has not said yes or no yet? */
export const isPending = (key: string, answers: GateFacts["answers"]): boolean =>
  (answers[askedOf(key)] ?? "") !== "" && (answers[key] ?? "") === "";

/** A colleague has approved. The form asks of whom it is asked; only they can answer. */
export const approval: GateKind<By> = {
  details: { by: z.enum(["manager", "colleague"]) },
  parts: [askedPart],
  holds: ({ key }, { answers }) => answers[key] === "yes",
  asks(criterion, { facts, locale, offers }) {
    const { label, hint } = inWords(criterion, locale);
    const say = words[locale];
    const may = offers.approvers.filter(({ leads }) => leads || criterion.by === "colleague");
    const pending = isPending(criterion.key, facts.answers);
    return {
      fields: [
        {
          label,
          hint: hint ?? (may.length === 0 ? say.nobody : pending ? say.again : say.ask),
          ...{ part: askedPart, type: "choice", required: !pending && criterion.must },
          options: may.map(({ id, name }) => ({ value: id, label: name })),
          read: (text) =>
            may.some(({ id }) => id === text) ? { ok: true, value: text } : { ok: false, error: say.notThem },
        },
      ],
    };
  },
  whyNot({ key }, { facts: { answers }, offers, locale }) {
    const asked = offers.approvers.find(({ id }) => id === answers[askedOf(key)]);
    if (answers[key] === "no") return words[locale].refused;
    return asked ? words[locale].waiting(asked.name) : words[locale].ask;
  },
  says: ({ key }, answers, locale) =>
    answers[key] === "yes" ? words[locale].approved : words[locale].refused,
};
