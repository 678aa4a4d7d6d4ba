/** Which customer is meant: by its name, or by buttons that carry its id. */
import { actions, type ButtonValues, button, type Card, card, text as paragraph } from "../../chat/card.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { normaliseCustomerName } from "../../understanding/customer-name.ts";
import { nameIn } from "../../understanding/deal-name.ts";
import type { Customer } from "../customer.ts";
import { customerById, matchCustomer } from "../match-customer.ts";
import { tellApart } from "../tell-apart.ts";
import { customerWords } from "../words.ts";

/** The action that the buttons go on with, and the name of its value that takes the chosen id. */
type Again = Readonly<{ action: string; as: string; values?: ButtonValues }>;

export async function chooseCustomer(
  turn: Turn,
  question: string,
  customers: readonly Customer[],
  again: string | Again,
): Promise<Card> {
  const { action, as, values } = typeof again === "string" ? { action: again, as: "id" } : again;
  const label = await tellApart(turn, customers);
  const choices = customers.map((one) => button(label(one), action, { ...values, [as]: one.id }));
  return card(turn.locale, customerWords(turn.locale).title, [paragraph(question), actions(...choices)], {
    summary: question,
  });
}

/**
 * The one to rename or merge: surely the one, or asked about.
 * @param named `id` from a button or form, untrusted; or `name` as typed
 * @throws Refusal with a choice or a sentence
 */
export async function theCustomer(
  turn: Turn,
  { id, name: typed }: Readonly<{ id: string | undefined; name: string }>,
  again: Again,
): Promise<Customer> {
  const words = customerWords(turn.locale);
  if (id) {
    const customer = await customerById(turn, id);
    if (!customer) throw new Refusal(refuse(words.gone));
    return customer;
  }
  const name = nameIn(typed);
  const { sure, near } = await customerNamed(turn, name);
  if (sure) return sure;
  if (near.length === 0) throw new Refusal(refuse(words.unknown(name)));
  const question = near.length === 1 ? words.noneButNear(name) : words.several(name);
  throw new Refusal(showCard(await chooseCustomer(turn, question, near, again)));
}

/** `sure`: called so, or the only one that is near, and its name begins so; a typo, a middle or another legal form is asked about. */
export async function customerNamed(
  turn: Turn,
  name: string,
): Promise<{ sure: Customer | undefined; near: readonly Customer[] }> {
  const { same, alike, near } = await matchCustomer(turn, name, 8);
  const part = normaliseCustomerName(name);
  const begins = (one: Customer) => normaliseCustomerName(one.name).startsWith(part);
  const [only, other] = alike.length > 0 ? [] : near;
  const whole = only && !other && [...part].length > 1 && begins(only) ? only : undefined;
  return { sure: same ?? whole, near };
}
