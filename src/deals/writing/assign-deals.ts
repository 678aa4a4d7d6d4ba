/** Deals get another owner: open ones join that person's team; stage, history and what past numbers say stay. */
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { changeDeals, type DealChange } from "./write-deals.ts";

type Owner = Readonly<{ id: string; teamId: string | null }>;

/** What a change of owner writes; what was won or lost stays with the team it was in. */
const ownedBy = ({ outcome }: Deal, { id, teamId }: Owner): DealChange["columns"] =>
  outcome === null ? { ownerId: id, teamId } : { ownerId: id };

/**
 * @param kind `merge` where the owner is the same person as before, and `separate` where that is taken back: neither is undone deal by deal
 * @throws DeedRefused `changed-meanwhile`
 */
export async function assignDeals(
  deed: Deed,
  deals: readonly Deal[],
  to: Owner,
  kind: "assign" | "merge" | "separate" = "assign",
): Promise<void> {
  if (deals.length === 0) return;
  await changeDeals(
    deed,
    deals.map((deal) => ({ deal, kind, columns: ownedBy(deal, to) })),
  );
}

/** All of a person's open deals as one deed, which is undone as one. @returns the deals as they were */
export async function handOver(deed: Deed, from: Owner, to: Owner): Promise<Deal[]> {
  const open = await openDealsOf(deed, from.id);
  if (open.length === 0) return [];
  await assignDeals(deed, open, to);
  // After its deals' events: of these the nearest before it belongs to it.
  await recordEvents(deed, [
    {
      ...{ subject: "member", subjectId: from.id, kind: "handover" },
      values: { to: to.id, deals: open.map(({ id }) => id) },
    },
  ]);
  return open;
}

export const openDealsOf = ({ db, workspace }: Deed, owner: string): Promise<Deal[]> =>
  loadDeals(db, { workspaceId: workspace.id, owners: [owner], where: [sql`d."outcome" IS NULL`] });

/** Who gets deals cannot change team, nor be removed, before the transaction ends. @returns undefined when they were removed */
export async function holdOwner({ db, workspace }: Deed, id: string): Promise<Owner | undefined> {
  const [owner] = await db.$queryRaw<Owner[]>(sql`
    SELECT "id"::text AS "id", "teamId"::text AS "teamId" FROM "Member"
     WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspace.id}::uuid AND "active" FOR SHARE`);
  return owner;
}

type HandedOver = Readonly<{ to: string; deals: readonly string[] }>;

/**
 * Gives back what a hand-over gave, as far as it is still with whom it went to.
 * @param id of the hand-over's event @returns the deals that went back
 */
export async function takeHandoverBack(
  deed: Deed,
  { id, from, to, deals: ids }: HandedOver & Readonly<{ id: string; from: string }>,
): Promise<Deal[]> {
  const { db, workspace } = deed;
  const given = await db.$queryRaw<{ dealId: string; eventId: string }[]>(sql`
    SELECT DISTINCT ON (e."subjectId") e."subjectId"::text AS "dealId", e."id"::text AS "eventId"
    FROM "Event" e
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ANY(${[...ids]}::uuid[]) AND e."kind" = 'assign'
      AND e."id" < ${id}::bigint AND ${notTakenBack(sql`e."id"`)} ORDER BY e."subjectId", e."id" DESC`);
  const former = await db.member.findUniqueOrThrow({
    where: { id: from },
    select: { id: true, teamId: true },
  });
  const deals = await loadDeals(db, {
    workspaceId: workspace.id,
    owners: [to],
    where: [sql`d."id" = ANY(${given.map(({ dealId }) => dealId)}::uuid[])`],
  });
  if (deals.length === 0) return [];
  await changeDeals(
    deed,
    deals.map((deal) => ({
      ...{ deal, kind: "undo", columns: ownedBy(deal, former) },
      undoes: given.find(({ dealId }) => dealId === deal.id)!.eventId,
    })),
  );
  await recordEvents(deed, [{ subject: "member", subjectId: from, kind: "undo", undoes: id }]);
  return deals;
}
