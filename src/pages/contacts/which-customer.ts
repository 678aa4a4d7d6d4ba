/** At which customer: the first words of a line, or the id of a button; one whose people the member may see. */
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import type { Permission } from "../../company/permissions.ts";
import type { Customer } from "../../customers/customer.ts";
import { customerNamed, theCustomer } from "../../customers/naming/choose-customer.ts";
import { isWithinReach } from "../../customers/within-reach.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { fileWords } from "../file/words.ts";
import { contactWords } from "./words.ts";

/** A customer's name has no more words than that, unless it is in quotes. */
const longestName = 4;

/** As many words as name a customer; else the first, to be asked about. */
export async function customerAndRest(turn: Turn, line: string): Promise<{ name: string; rest: string }> {
  const words = splitWords(line);
  const upTo = (count: number) => ({
    name: words
      .slice(0, count)
      .map(({ spelling }) => spelling)
      .join(" "),
    rest: words[count] ? line.slice(words[count].start).trim() : "",
  });
  for (let count = Math.min(longestName, words.length); count > 1; count--) {
    const { sure } = await customerNamed(turn, upTo(count).name);
    if (sure) return upTo(count);
  }
  return upTo(1);
}

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
