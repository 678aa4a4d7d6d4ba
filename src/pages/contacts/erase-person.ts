import { z } from "zod";
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { notice, type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { type Person, peopleCalled } from "../../customers/contacts/contact.ts";
import type { NamesPeople } from "../../customers/contacts/erase-person.ts";
import type { Customer } from "../../customers/customer.ts";
import { isWithinReach } from "../../customers/within-reach.ts";
import { DeedRefused } from "../../history/deed.ts";
import { nameIn } from "../../understanding/deal-name.ts";
import { forgetPerson, whereIsNamed } from "./forget-person.ts";
import { thePerson } from "./person-card.ts";
import { contactWords } from "./words.ts";

const mostOffered = 8;
/** More of one name are told apart by the customer's contacts. */
const mostCalled = 50;

/** `/customer erase Jane Roe`: what goes is shown first. */
export const createErasePerson = (elsewhere: NamesPeople) =>
  defineUseCase({
    name: "customer.erase",
    command: {
      group: "customer",
      en: ["erase", "forget"],
      zh: ["删除个人资料", "删除联系人", "删除资料"],
      fromLine: (_words, rest) => ({ name: rest }),
    },
    needs: "contact.erase",
    changes: true,
    input: z.object({
      name: z.string().trim().max(200).default(""),
      id: z.uuid().optional(),
      /** Pressed below the preview. */
      sure: z.literal("yes").optional(),
    }),
    async run(turn, { name, id, sure }) {
      const words = contactWords(turn.locale);
      const { person, customer } = await personMeant(turn, { id, name }, "customer.erase");
      if (!sure) return preview(turn, person, customer, elsewhere);
      try {
        const files = await forgetPerson(turn, person, elsewhere);
        return notice(words.erased(customer.name, files), "good");
      } catch (error) {
        if (!(error instanceof DeedRefused)) throw error;
        return refuse(words.erasedMeanwhile);
      }
    },
  });

/**
 * @param action what the choice of several goes on with
 * @throws Refusal with a choice or a sentence
 */
export async function personMeant(
  turn: Turn,
  { id, name: typed }: Readonly<{ id: string | undefined; name: string }>,
  action: string,
): Promise<Readonly<{ person: Person; customer: Customer }>> {
  const words = contactWords(turn.locale);
  if (id) return thePerson(turn, id, "contact.erase");
  const name = nameIn(typed);
  if (name === "") throw new Refusal(refuse(words.whom));
  const found: (Person & { customer: string })[] = [];
  for (const one of await peopleCalled(turn, name, mostCalled))
    if (found.length < mostOffered && (await isWithinReach(turn, one.customerId, "contact.erase")))
      found.push(one);
  const equal = found.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const [only, other] = equal.length > 0 ? equal : found;
  if (!only) throw new Refusal(refuse(words.nobodyCalled(name)));
  if (!other) return thePerson(turn, only.id, "contact.erase");
  const question = words.whichPerson(name);
  const choices = found.map((one) => button(words.at(one.name, one.customer), action, { id: one.id }));
  throw new Refusal(
    showCard(
      card(turn.locale, words.contacts, [paragraph(question), actions(...choices)], { summary: question }),
    ),
  );
}

async function preview(
  turn: Turn,
  person: Person,
  customer: Customer,
  elsewhere: NamesPeople,
): Promise<Reply> {
  const words = contactWords(turn.locale);
  const { answers, texts } = await whereIsNamed(turn, person, elsewhere);
  const says = words.eraseSays(person.name);
  const sure = button(
    words.eraseSubmit(person.name),
    "customer.erase",
    { id: person.id, sure: "yes" },
    { style: "danger" },
  );
  return showCard(
    card(
      turn.locale,
      words.eraseTitle(person.name, customer.name),
      [
        paragraph(says),
        answers.length > 0 && paragraph(words.eraseAnswers(answers.length)),
        texts.length > 0 && paragraph(words.eraseTexts(texts.length)),
        actions(sure, button(words.export, "customer.export", { id: person.id })),
      ],
      { summary: says },
    ),
    { replace: turn.kind !== "command" },
  );
}
