/** People at a customer's in words: their roles, and how they are reached. */
import { Temporal } from "temporal-polyfill";
import { button, type Row, type TableBlock, table } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { Person } from "../../customers/contacts/contact.ts";
import { buyingRoleNames } from "../../pipelines/buying-role.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { formatPhone } from "../../understanding/read-phone.ts";
import { contactWords } from "./words.ts";

/** "✓ approver, user"; without the mark they are known to play it, and not met. */
export const rolesInWords = ({ roles }: Pick<Person, "roles">, { locale }: Pick<Turn, "locale">): string =>
  roles
    .map(({ role, metOn }) => `${metOn === null ? "" : "✓ "}${buyingRoleNames[role][locale]}`)
    .join(locale === "zh" ? "、" : ", ");

/** "Jane Roe · CFO · +44 20 7946 0018": who was understood. */
export function sayPerson(
  turn: Pick<Turn, "locale">,
  person: Omit<Person, "id" | "customerId" | "lastContactOn">,
) {
  const { name, job, phone, mail, sentiment } = person;
  return [
    name,
    job,
    rolesInWords(person, turn),
    phone && formatPhone(phone),
    mail,
    sentiment && contactWords(turn.locale).sentiments[sentiment],
  ]
    .filter(Boolean)
    .join(" · ");
}

/** A row each, which opens the person. */
export function peopleTable(turn: Turn, people: readonly Person[]): TableBlock {
  const words = contactWords(turn.locale);
  const rows = people.map(
    (person): Row => ({
      cells: [
        person.name,
        person.job ?? "",
        rolesInWords(person, turn),
        person.lastContactOn === null ? "" : dayOf(turn, person.lastContactOn),
        person.phone === null ? "" : formatPhone(person.phone),
      ],
      button: button(words.open, "customer.person", { id: person.id }),
    }),
  );
  return table([words.name, words.job, words.roles, words.lastContact, words.phone], rows);
}

export const dayOf = ({ locale, today }: Pick<Turn, "locale" | "today">, iso: string): string =>
  formatShortDate(Temporal.PlainDate.from(iso), locale, today);
