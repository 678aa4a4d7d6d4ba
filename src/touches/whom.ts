/** With whom a touch was: one deal, or a customer without one. */
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { mayChange } from "../customers/customers-seen.ts";
import { customerById } from "../customers/match-customer.ts";
import { theCustomer } from "../customers/naming/choose-customer.ts";
import { customerAndRest, wholeNameAtStart } from "../customers/naming/name-at-start.ts";
import { loadDeal } from "../deals/facts/load-deals.ts";
import { optional, theDeal } from "../deals/naming/ask-which.ts";
import { type DealAndRest, dealAndRest, readDealAndRest } from "../deals/naming/deal-and-rest.ts";
import { helpedDeal, helpedDeals } from "../deals/naming/helped-deals.ts";
import { numberIn } from "../understanding/deal-name.ts";
import type { About } from "./record-touch.ts";
import { touchWords } from "./words.ts";

/** What fits into every platform's button value, whatever the characters. */
const longestInButton = 400;

type Named = Readonly<{
  /** A deal's. */
  id?: string | undefined;
  /** A customer's. */
  customer?: string | undefined;
  line?: string | undefined;
  /** What was said of it, where a button brings both. */
  said: string;
}>;

export type Whom = Readonly<{ about: About; said: string }>;

/**
 * @param again the action that goes on with what is chosen, and what it needs besides
 * @throws Refusal with a choice or a sentence
 */
export async function whomWith(
  turn: Turn,
  { id, customer, line, said }: Named,
  again: Readonly<{
    action: string;
    values: Readonly<Record<string, string | undefined>>;
    group: "deal" | "customer";
  }>,
): Promise<Whom> {
  if (customer) return { about: await customerToTouch(turn, customer), said };
  if (line === undefined || id)
    return {
      about: ofDeal(
        await theDeal(
          turn,
          { id },
          { action: again.action, helped: true, values: optional({ ...again.values, said }) },
        ),
      ),
      said,
    };
  if (again.group === "customer") return inCustomerLine(turn, line, again);
  const { deal, found, rest } = await orHelped(turn, line, await readDealAndRest(turn, line));
  if (found.kind === "none" && !numberIn(deal)?.isSure) {
    const whole = await wholeNameAtStart(turn, line);
    if (whole) return { about: await customerToTouch(turn, whole.customer.id), said: whole.rest };
  }
  const named = await theDeal(
    turn,
    { deal, found },
    {
      action: again.action,
      helped: true,
      values: optional({ ...again.values, said: rest }),
      question: touchWords(turn.locale).which,
      tooLong: rest.length > longestInButton,
    },
  );
  return { about: ofDeal(named), said: rest };
}

/** A deal that somebody only helps with is not among those that a name finds first. */
async function orHelped(turn: Turn, line: string, own: DealAndRest): Promise<DealAndRest> {
  if (own.found.kind !== "none") return own;
  const helped = dealAndRest(line, await helpedDeals(turn));
  return helped.found.kind === "none" ? own : helped;
}

const ofDeal = (deal: NonNullable<About["deal"]>): About => ({ customer: deal.customer, deal });

async function inCustomerLine(
  turn: Turn,
  line: string,
  again: Readonly<{ action: string; values: Readonly<Record<string, string | undefined>> }>,
): Promise<Whom> {
  const { name, rest } = await customerAndRest(turn, line);
  if (name === "") throw new Refusal(refuse(touchWords(turn.locale).which));
  const { id } = await theCustomer(
    turn,
    { id: undefined, name },
    {
      action: again.action,
      as: "customer",
      values: optional({ ...again.values, said: rest.slice(0, longestInButton) }),
    },
  );
  return { about: await customerToTouch(turn, id), said: rest };
}

/** Nobody else's: whoever has a deal with it is within reach, and whoever looks after it. */
async function customerToTouch(turn: Turn, id: string): Promise<About> {
  const words = touchWords(turn.locale);
  const customer = await customerById(turn, id);
  if (!customer) throw new Refusal(refuse(words.gone));
  const owners = await ownersWithin(turn.db, turn.member, turn.needs);
  const row = await turn.db.customer.findUnique({ where: { id: customer.id }, select: { ownerId: true } });
  const isOthers = owners !== "all" && row?.ownerId && !owners.includes(row.ownerId);
  if (isOthers || !(await mayTouch(turn, customer.id)))
    throw new Refusal(refuse(words.notYours(customer.name)));
  return { customer };
}

/** Who has a deal with it may have been there, whoever else has one. */
async function mayTouch(turn: Turn, customerId: string): Promise<boolean> {
  if (await mayChange(turn, [customerId])) return true;
  const own = await turn.db.deal.count({
    where: { workspaceId: turn.workspace.id, customerId, ownerId: turn.member.id },
  });
  return own > 0;
}

/** What a touch that is corrected was about. */
export async function aboutOf(
  turn: Turn,
  touch: Readonly<{ dealId: string | null; customerId: string; customer: string }>,
): Promise<About | undefined> {
  if (touch.dealId === null) return { customer: { id: touch.customerId, name: touch.customer } };
  const owners = await ownersWithin(turn.db, turn.member, turn.needs);
  const deal =
    (await loadDeal(turn.db, turn.workspace.id, touch.dealId, owners)) ??
    (await helpedDeal(turn, touch.dealId));
  return deal && ofDeal(deal);
}
