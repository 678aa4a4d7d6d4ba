/** What the company wants with the customers of each band, and who sees to it: kept by the band's lower bound. */
import { sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";

export type TierPlan = Readonly<{
  /** Lower bound of its band, in minor units of the company's currency. */
  from: bigint;
  strategy: string | null;
  ownerId: string | null;
  owner: string | null;
}>;

/** Those of bands that are no longer drawn among them: they are there again when the bounds are. */
export async function loadTierPlans(db: Tx, workspaceId: string): Promise<TierPlan[]> {
  const rows = await db.$queryRaw<TierPlan[]>(sql`
    SELECT p."from", p."strategy", p."ownerId", m."name" AS "owner" FROM "TierPlan" p
      LEFT JOIN "Member" m ON m."id" = p."ownerId" AND m."active"
     WHERE p."workspaceId" = ${workspaceId}::uuid ORDER BY p."from"`);
  return rows.map((row) => ({ ...row, from: BigInt(row.from) }));
}

export const planOf = (plans: readonly TierPlan[], from: bigint): TierPlan | undefined =>
  plans.find((plan) => plan.from === from);

/** @param band as people call it, for whoever looks back @returns who had it before */
export async function keepTierPlan(
  deed: Deed,
  { from, strategy, ownerId }: Pick<TierPlan, "from" | "strategy" | "ownerId">,
  band: string,
): Promise<string | null> {
  const { db, workspace } = deed;
  const former = planOf(await loadTierPlans(db, workspace.id), from);
  await db.$executeRaw(sql`
    INSERT INTO "TierPlan" ("workspaceId", "from", "strategy", "ownerId")
    VALUES (${workspace.id}::uuid, ${from}::bigint, ${strategy}::text, ${ownerId}::uuid)
    ON CONFLICT ("workspaceId", "from") DO UPDATE SET "strategy" = excluded."strategy", "ownerId" = excluded."ownerId"`);
  const columns = {
    strategy: [former?.strategy ?? null, strategy],
    ownerId: [former?.ownerId ?? null, ownerId],
  } as const;
  await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "tier-plan" },
      values: { columns, what: band, from: String(from) },
    },
  ]);
  return former?.ownerId ?? null;
}
