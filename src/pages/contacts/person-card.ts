/** What people see of one person at a customer's. */
import { actions, button, card, facts, text as paragraph, quiet, strong } from "../../chat/card.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import type { Permission } from "../../company/permissions.ts";
import { may } from "../../company/permissions.ts";
import { isErased, type Person, personById } from "../../customers/contacts/contact.ts";
import { formerPlaces } from "../../customers/contacts/former-places.ts";
import type { Customer } from "../../customers/customer.ts";
import { customerById } from "../../customers/match-customer.ts";
import { isWithinReach } from "../../customers/within-reach.ts";
import { cardWords } from "../../deals/card/words.ts";
import { formatPhone } from "../../understanding/read-phone.ts";
import { fileWords } from "../file/words.ts";
import { dayOf, rolesInWords } from "./person-lines.ts";
import { contactWords } from "./words.ts";

/** @param id from a button or form, untrusted @throws Refusal with a sentence */
export async function thePerson(
  turn: Turn,
  id: string,
  permission: Permission,
): Promise<Readonly<{ person: Person; customer: Customer }>> {
  const words = contactWords(turn.locale);
  const person = await personById(turn, id);
  const customer = person && (await customerById(turn, person.customerId));
  if (!person || !customer)
    throw new Refusal(refuse((await isErased(turn, id)) ? words.erasedMeanwhile : words.gone));
  if (!(await isWithinReach(turn, customer.id, permission)))
    throw new Refusal(refuse(fileWords(turn.locale).notYours(customer.name)));
  return { person, customer };
}

/** @param options `banner` says what happened; `undo`: offer to take it back */
export async function showPerson(
  turn: Turn,
  id: string,
  options: Readonly<{ banner?: string; undo?: boolean }> = {},
): Promise<Reply> {
  const words = contactWords(turn.locale);
  const { person, customer } = await thePerson(turn, id, "file.see");
  const { job, phone, mail, sentiment, lastContactOn } = person;
  const former = await formerPlaces(turn, id);
  const mayChange = may(turn.member, "file.change");
  const mayErase =
    may(turn.member, "contact.erase") && (await isWithinReach(turn, customer.id, "contact.erase"));
  return showCard(
    card(turn.locale, words.at(person.name, customer.name), [
      options.banner ? strong(options.banner) : undefined,
      facts(
        [words.company, customer.name],
        [words.job, job ?? undefined],
        [words.roles, rolesInWords(person, turn)],
        [words.phone, phone === null ? undefined : formatPhone(phone)],
        [words.mail, mail ?? undefined],
        [words.sentiment, sentiment === null ? undefined : words.sentiments[sentiment]],
        [words.lastContact, lastContactOn === null ? undefined : dayOf(turn, lastContactOn)],
      ),
      lastContactOn === null ? paragraph(words.notMet) : undefined,
      former.length > 0
        ? quiet(former.map(({ name, until }) => words.wasAt(name, dayOf(turn, until))).join("\n"))
        : undefined,
      actions(
        mayChange && button(words.edit, "customer.contact", { id }),
        button(words.contacts, "customer.contacts", { id: customer.id }),
        mayErase && button(words.export, "customer.export", { id }),
        mayErase && button(words.erase, "customer.erase", { id }, { style: "danger" }),
        options.undo === true &&
          button(cardWords(turn.locale).undo, "deal.undo", { id, since: turn.now.epochMilliseconds }),
      ),
    ]),
    { replace: turn.kind !== "command" },
  );
}
