/** On a customer's card: its people, who of those who matter nobody has met, and what comes next. */
import { actions, type Block, button, facts, quiet } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import { listPeople, type Person } from "../customers/contacts/contact.ts";
import { metAt } from "../customers/contacts/met.ts";
import type { Customer } from "../customers/customer.ts";
import { type CustomerFile, loadFile } from "../customers/file/customer-file.ts";
import { isWithinReach } from "../customers/within-reach.ts";
import { type NextStep, nextStepWith } from "../measures/next-step-with.ts";
import { type BuyingRole, buyingRoleNames, buyingRoles } from "../pipelines/buying-role.ts";
import { formatList } from "../text/count.ts";
import { dayOf, peopleTable } from "./contacts/person-lines.ts";
import { contactWords } from "./contacts/words.ts";
import { pageWords } from "./words.ts";

/** What one may look into beside the deals. */
type Known = Readonly<{
  file: CustomerFile;
  people: readonly Person[];
  total: number;
  /** In which parts nobody has been met. */
  notMet: readonly BuyingRole[];
  next: NextStep | undefined;
}>;

const listed = 6;

/** @returns undefined of a customer that only others look after */
export async function loadKnown(
  turn: Turn,
  customer: Customer,
  owners: OwnerScope,
): Promise<Known | undefined> {
  if (!(await isWithinReach(turn, customer.id, "file.see"))) return undefined;
  const file = await loadFile(turn, customer.id);
  const { people, total } = await listPeople(turn, customer.id, { limit: listed });
  const met = await metAt(turn, customer.id);
  const notMet = buyingRoles.filter((role) => !met.some((one) => one.role === role));
  return { file, people, total, notMet, next: await nextStepWith(turn, customer.id, owners) };
}

export function peopleBlocks(
  turn: Turn,
  customer: Customer,
  known: Known | undefined,
): (Block | undefined)[] {
  if (!known) return [];
  const words = contactWords(turn.locale);
  const page = pageWords(turn.locale);
  const { people, total, notMet, next } = known;
  const moments = facts(
    [page.nextTouch, next ? page.step(dayOf(turn, next.on), next.text, next.number) : undefined],
    [
      words.notMet,
      people.length > 0
        ? formatList(
            notMet.map((role) => buyingRoleNames[role][turn.locale]),
            turn.locale,
          )
        : undefined,
    ],
  );
  return [
    people.length > 0 ? peopleTable(turn, people) : quiet(words.nobody(customer.name)),
    moments.facts.length > 0 ? moments : undefined,
    actions(
      total > people.length && button(words.all(total), "customer.contacts", { id: customer.id }),
      may(turn.member, "file.change") && button(words.add, "customer.contact", { at: customer.id }),
    ),
  ];
}
