/** At which customer: its name, or the id of a button; one whose people the member may see. */
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import type { Permission } from "../../company/permissions.ts";
import type { Customer } from "../../customers/customer.ts";
import { theCustomer } from "../../customers/naming/choose-customer.ts";
import { isWithinReach } from "../../customers/within-reach.ts";
import { fileWords } from "../file/words.ts";
import { contactWords } from "./words.ts";

/** @throws Refusal with a choice or a sentence */
export async function customerWithin(
  turn: Turn,
  named: Readonly<{ id: string | undefined; name: string }>,
  again: Parameters<typeof theCustomer>[2],
  permission: Permission,
): Promise<Customer> {
  if (!named.id && named.name === "") throw new Refusal(refuse(contactWords(turn.locale).whichCustomer));
  const customer = await theCustomer(turn, named, again);
  if (!(await isWithinReach(turn, customer.id, permission)))
    throw new Refusal(refuse(fileWords(turn.locale).notYours(customer.name)));
  return customer;
}
