/** A customer at the beginning of a line, and what is said of it behind. */
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { customerNamed, theCustomer } from "../customers/naming/choose-customer.ts";
import { wholeNamesFirst } from "../customers/naming/name-at-start.ts";
import { type Lead, lockLeads } from "../customers/standing/standing.ts";
import { customerWords } from "../customers/words.ts";
import { nameIn } from "../understanding/deal-name.ts";
import { twoNamesIn } from "../understanding/two-names.ts";

type Said = Readonly<{ name: string; rest: string }>;

/** As far as a customer is named by it; a line that names one as a whole says nothing else. */
export async function readLead(turn: Turn, line: string): Promise<Said> {
  const ways = twoNamesIn(line);
  if (ways.length === 0 || (await customerNamed(turn, nameIn(line))).sure) return { name: line, rest: "" };
  for (const { first, second } of await wholeNamesFirst(turn, ways))
    if ((await customerNamed(turn, nameIn(first))).sure) return { name: first, rest: second };
  // Nobody is called so: rather one word is a name than a whole sentence.
  const { first, second } = ways.at(-1)!;
  return { name: first, rest: second };
}

/** Locked. @throws Refusal with a choice or a sentence */
export async function theLead(
  turn: Turn,
  named: Readonly<{ id: string | undefined; name: string }>,
  again: Readonly<{ action: string; values?: Readonly<Record<string, string>> }>,
): Promise<Lead> {
  const { id } = await theCustomer(turn, named, { ...again, as: "id" });
  const [lead] = await lockLeads(turn, [id]);
  if (!lead) throw new Refusal(refuse(customerWords(turn.locale).gone));
  return lead;
}
