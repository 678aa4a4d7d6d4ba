/** Many customers are given to somebody by one deed, to look after: their deals stay where they are. */
import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { doerOf } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { beginHoldings, dropHoldings, endHoldings, holdersOf, reopenHoldings } from "./holdings.ts";
import { lockLeads, moveCustomers, standings } from "./standing.ts";

/**
 * Those that are theirs already, or have been merged, are left as they are. What is in the pool or the market leaves it.
 * @param ids of customers that the member may give @returns the ids of those that were given
 */
export async function giveCustomers(deed: Deed, ids: readonly string[], to: string): Promise<string[]> {
  const leads = (await lockLeads(deed, ids.toSorted())).filter(
    ({ mergedInto, ownerId }) => mergedInto === null && ownerId !== to,
  );
  if (leads.length === 0) return [];
  const given = leads.map(({ id }) => id);
  const holders = await holdersOf(deed, given);
  await endHoldings(
    deed,
    leads.flatMap(({ id, since }) => {
      const memberId = holders.get(id);
      return memberId
        ? [{ customerId: id, memberId, since: since ?? deed.now, ended: "assign" as const }]
        : [];
    }),
  );
  const together = randomUUID();
  await moveCustomers(
    deed,
    leads.map((customer) => ({
      ...{ customer, kind: "assign", together, held: holders.get(customer.id) ?? null },
      to: { standing: null, ownerId: to },
    })),
  );
  await beginHoldings(
    deed,
    given.map((customerId) => ({ customerId, memberId: to, how: "assign", dealId: null })),
  );
  return given;
}

const pair = <T extends z.ZodType>(one: T) => z.tuple([one, one]);
const given = z.object({
  columns: z.object({
    standing: pair(z.enum(standings).nullable()),
    ownerId: pair(z.uuid().nullable()),
    standingSince: pair(z.string().nullable()),
  }),
  held: z.uuid().nullable(),
});

type Event = Readonly<{ id: string; subjectId: string; values: unknown }>;

/** Those that are still whose they were given to go back as they were. @returns how many of how many */
export async function takeGivingBack(
  deed: Deed,
  together: string,
): Promise<Readonly<{ back: number; all: number }>> {
  const events = await deed.db.$queryRaw<Event[]>(sql`
    SELECT e."id"::text AS "id", e."subjectId"::text AS "subjectId", e."values" FROM "Event" e
     WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."memberId" = ${doerOf(deed).memberId}::uuid
       AND e."subject" = 'customer' AND e."kind" = 'assign' AND e."values" ->> 'together' = ${together}
       AND ${notTakenBack(sql`e."id"`)} ORDER BY e."subjectId"`);
  const leads = await lockLeads(
    deed,
    events.map(({ subjectId }) => subjectId),
  );
  const moves = events.flatMap(({ id, subjectId, values }) => {
    const customer = leads.find((lead) => lead.id === subjectId);
    const { columns, held } = given.parse(values);
    const { standing, ownerId, standingSince } = columns;
    const isAsGiven =
      customer?.mergedInto === null && customer.standing === standing[1] && customer.ownerId === ownerId[1];
    if (!isAsGiven) return [];
    const since = standingSince[0] === null ? null : Temporal.Instant.from(standingSince[0]);
    const to = { standing: standing[0], ownerId: ownerId[0] };
    return [{ customer, to, since, held, undoes: id, kind: "undo" as const }];
  });
  await dropHoldings(
    deed,
    moves.map(({ customer }) => customer.id),
  );
  await reopenHoldings(
    deed,
    new Map(moves.flatMap(({ customer, held }) => (held === null ? [] : [[customer.id, held] as const]))),
  );
  await moveCustomers(deed, moves);
  return { back: moves.length, all: events.length };
}
