/** A list says who looks after which customer: no prospect comes of it, as of one that is given to somebody by hand. */
import { Temporal } from "temporal-polyfill";
import type { Deed } from "../../history/deed.ts";
import type { Changes } from "../../history/record-events.ts";
import { passHoldings, passHoldingsBack } from "./holdings.ts";
import { type Lead, lockLeads, moveCustomers } from "./standing.ts";

/** `changes`: where it stood and stands, as its event has it. */
export type Given = Readonly<{ customerId: string; changes: Changes }>;

const ownColumns = ["standing", "ownerId", "standingSince"] as const;

/**
 * A few statements, whatever their number. What is somebody's already, or has been merged, is left as it is.
 * @param wanted the owner's id by the customer's, both within the member's reach
 */
export async function giveCustomers(deed: Deed, wanted: ReadonlyMap<string, string>): Promise<Given[]> {
  if (wanted.size === 0) return [];
  const leads = await lockLeads(deed, [...wanted.keys()]);
  const moving = leads.filter(
    ({ id, ownerId, standing, mergedInto }) =>
      mergedInto === null && (ownerId !== wanted.get(id) || standing !== null),
  );
  await moveCustomers(
    deed,
    moving.map((customer) => ({
      ...{ customer, kind: "import" as const, to: { standing: null, ownerId: wanted.get(customer.id)! } },
    })),
  );
  await passHoldings(
    deed,
    moving.map(({ id }) => ({ customerId: id, memberId: wanted.get(id)! })),
  );
  return moving.map(({ id, standing, ownerId, since }) => ({
    customerId: id,
    changes: {
      standing: [standing, null],
      ownerId: [ownerId, wanted.get(id)!],
      standingSince: [since?.toString() ?? null, deed.now.toString()],
    },
  }));
}

/** @returns those that somebody has moved since: they stay where they are */
export async function takeGivenBack(
  deed: Deed,
  given: readonly Given[],
): Promise<Readonly<{ customerId: string; name: string }>[]> {
  if (given.length === 0) return [];
  const leads = await lockLeads(
    deed,
    given.map(({ customerId }) => customerId),
  );
  const changes = new Map(given.map((one) => [one.customerId, one.changes]));
  const stands = (lead: Lead) =>
    lead.standing === null &&
    lead.ownerId === changes.get(lead.id)!.ownerId![1] &&
    sameMoment(lead.since, changes.get(lead.id)!.standingSince![1]);
  const back = leads.filter(stands);
  await moveCustomers(
    deed,
    back.map((customer) => {
      const [standing, ownerId, since] = ownColumns.map((name) => changes.get(customer.id)![name]![0]);
      return {
        ...{ customer, kind: "undo" as const, since: instantIn(since) },
        to: { standing: standing as Lead["standing"], ownerId: ownerId as Lead["ownerId"] },
      };
    }),
  );
  await passHoldingsBack(
    deed,
    back.map(({ id, since }) => ({ customerId: id, at: since! })),
  );
  return leads.filter((lead) => !stands(lead)).map(({ id, name }) => ({ customerId: id, name }));
}

const instantIn = (text: unknown): Temporal.Instant | null =>
  typeof text === "string" ? Temporal.Instant.from(text) : null;

/** The database keeps milliseconds. */
const sameMoment = (one: Temporal.Instant | null, other: unknown): boolean =>
  one?.epochMilliseconds === instantIn(other)?.epochMilliseconds;
