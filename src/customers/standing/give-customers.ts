/** Who looks after which customers is said of many at once: no prospect comes of it, as of one that is given to somebody by hand. */
import { Temporal } from "temporal-polyfill";
import { sql } from "../../database/sql.ts";
import { type Deed, doerOf } from "../../history/deed.ts";
import { leftByDeed } from "../../history/left-by-deed.ts";
import type { Changes } from "../../history/record-events.ts";
import { eachNotTakenBack } from "../../history/taken-back.ts";
import { passHoldings, passHoldingsBack } from "./holdings.ts";
import { type Lead, lockLeads, moveCustomers } from "./standing.ts";

/** `changes`: where it stood and stands, as its event has it. */
export type Given = Readonly<{
  customerId: string;
  changes: Changes;
  /** Its event, where the way back is told as that of this one. */
  undoes?: string | undefined;
}>;

const ownColumns = ["standing", "ownerId", "standingSince"] as const;

/**
 * A few statements, whatever their number. What is somebody's already, or has been merged, is left as it is.
 * @param wanted the owner's id by the customer's, both within the member's reach @param together marks their events as of one deed
 */
export async function giveCustomers(
  deed: Deed,
  wanted: ReadonlyMap<string, string>,
  { kind, together }: Readonly<{ kind: "import" | "assign"; together?: string }> = { kind: "import" },
): Promise<Given[]> {
  if (wanted.size === 0) return [];
  const leads = await lockLeads(deed, [...wanted.keys()]);
  const moving = leads.filter(
    ({ id, ownerId, standing, mergedInto }) =>
      mergedInto === null && (ownerId !== wanted.get(id) || standing !== null),
  );
  await moveCustomers(
    deed,
    moving.map((customer) => ({
      ...{ customer, kind, to: { standing: null, ownerId: wanted.get(customer.id)! } },
      ...(together !== undefined && { together }),
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
  const events = new Map(given.map((one) => [one.customerId, one.undoes]));
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
        ...{ customer, kind: "undo" as const, since: instantIn(since), undoes: events.get(customer.id) },
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

/** What one deed gave of these customers, and was not taken back. */
export async function givenTogether(
  deed: Pick<Deed, "db" | "workspace">,
  together: string,
  ids: readonly string[],
): Promise<Given[]> {
  const left = await leftByDeed(deed, { name: "together", value: together }, ids);
  return left.map(({ subjectId, eventId, columns }) => ({
    ...{ customerId: subjectId, changes: columns!, undoes: eventId },
  }));
}

/** What still stands of one deed goes back, but for what somebody has moved since. @returns how many of how many */
export async function takeGivingBack(
  deed: Deed,
  together: string,
): Promise<Readonly<{ back: number; all: number }>> {
  const given = await deed.db.$queryRaw<Given[]>(sql`
    SELECT e."subjectId"::text AS "customerId", e."values" -> 'columns' AS "changes", e."id"::text AS "undoes" FROM "Event" e
     WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."memberId" = ${doerOf(deed).memberId}::uuid
       AND e."subject" = 'customer' AND e."kind" = 'assign' AND e."values" ->> 'together' = ${together}
       AND ${eachNotTakenBack(sql`e."id"`)} ORDER BY e."subjectId"`);
  const kept = await takeGivenBack(deed, given);
  return { back: given.length - kept.length, all: given.length };
}

const instantIn = (text: unknown): Temporal.Instant | null =>
  typeof text === "string" ? Temporal.Instant.from(text) : null;

/** The database keeps milliseconds. */
const sameMoment = (one: Temporal.Instant | null, other: unknown): boolean =>
  one?.epochMilliseconds === instantIn(other)?.epochMilliseconds;
