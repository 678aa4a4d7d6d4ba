/** The form of somebody at a customer's: a new one's, or one that others may change meanwhile. */
import { joinChosen } from "../../chat/form.ts";
import { choicesOf, optionsOf, type Question, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { type Person, type Sentiment, sentiments } from "../../customers/contacts/contact.ts";
import type { Customer } from "../../customers/customer.ts";
import { type BuyingRole, buyingRoleNames, buyingRoles } from "../../pipelines/buying-role.ts";
import { formatPhone, readPhone } from "../../understanding/read-phone.ts";
import { contactWords } from "./words.ts";

/** A choice of nothing: platforms send no choice that was taken back. */
const nothingChosen = "-";
const longestName = 120;

export type CompanyTyped = Readonly<{ sure: Customer | undefined; near: readonly Customer[] }>;

export type ContactQuestions = Readonly<{
  name: Question<string>;
  job: Question<string | null>;
  roles: Question<BuyingRole[]>;
  isMet: Question<"met" | "known">;
  phone: Question<string | null>;
  mail: Question<string | null>;
  sentiment: Question<Sentiment | null>;
}>;

/** @param person undefined for somebody new */
export function contactQuestions(turn: Turn, person: Person | undefined): ContactQuestions {
  const words = contactWords(turn.locale);
  const line = { type: "line", required: false, maxLength: longestName } as const;
  const short = (text: string): Read<string | null> =>
    text.length > longestName ? wrong(words.tooLong(longestName)) : right(text || null);
  const named = buyingRoles.map((role) => ({ value: role, label: buyingRoleNames[role][turn.locale] }));
  return {
    name: {
      ...{ ...line, label: words.name, required: true, now: person?.name ?? "" },
      read: (text) => {
        if (text === "") return wrong(words.needName);
        return text.length > longestName ? wrong(words.tooLong(longestName)) : right(text);
      },
    },
    job: { ...line, label: words.job, now: person?.job ?? "", read: short },
    roles: {
      ...{ label: words.roles, required: false },
      now: joinChosen((person?.roles ?? []).map(({ role }) => role)),
      ...choicesOf(named, words.badChoice),
    },
    isMet: {
      ...{ type: "choice", label: words.isMet, required: false },
      options: optionsOf(["met", "known"], words.metOrKnown),
      now: person && isMet(person) ? "met" : "known",
      read: (text) => right(text === "met" ? "met" : "known"),
    },
    phone: {
      ...{ ...line, maxLength: 40, label: words.phone },
      now: person?.phone ? formatPhone(person.phone) : "",
      read: (text) => {
        if (text === "") return right(null);
        const kept = readPhone(text, turn.workspace);
        return kept === undefined ? wrong(words.badPhone(text.slice(0, 40))) : right(kept);
      },
    },
    mail: {
      ...{ ...line, label: words.mail, now: person?.mail ?? "" },
      read: (text) => {
        if (text === "") return right(null);
        const isOne = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/u.test(text) && text.length <= longestName;
        return isOne ? right(text) : wrong(words.badMail(text.slice(0, 60)));
      },
    },
    sentiment: {
      ...{ type: "choice", label: words.sentiment, required: false },
      options: [{ value: nothingChosen, label: words.unset }, ...optionsOf(sentiments, words.sentiments)],
      now: person?.sentiment ?? nothingChosen,
      read: (text) => right(sentiments.find((one) => one === text) ?? null),
    },
  };
}

/** Where they are: another customer's name moves them. @param found of what was typed */
export function companyQuestion(
  turn: Turn,
  at: Customer,
  found: CompanyTyped | undefined,
): Question<Customer> {
  const words = contactWords(turn.locale);
  return {
    ...{ type: "line", label: words.company, required: true, maxLength: 120, now: at.name },
    hint: words.companyHint,
    read: (text) => {
      if (text === at.name) return right(at);
      if (found?.sure) return right(found.sure);
      const [near] = found?.near ?? [];
      const typed = text.slice(0, 60);
      return wrong(near ? words.companyNear(typed, near.name) : words.noCompany(typed));
    },
  };
}

export const isMet = ({ roles, lastContactOn }: Pick<Person, "roles" | "lastContactOn">): boolean =>
  lastContactOn !== null || roles.some(({ metOn }) => metOn !== null);
