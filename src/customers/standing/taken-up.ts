import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { beginHoldings } from "./holdings.ts";
import { type Lead, lockLeads, moveCustomers } from "./standing.ts";

type Worked = Readonly<{ customerId: string; ownerId: string; dealId: string }>;

/** What a company comes to somebody by. */
export type TakeKind = "claim" | "start" | "assign" | "deal";

/** Who logs a deal with it takes it as well as who says so. */
const unasked = { pool: "claim", market: "start" } as const;

/**
 * Who has an open deal with a company works it, by whatever way the deal came: a company in the pool or the market is theirs
 * from then on. One that is nobody else's by now.
 */
export async function takeUp(deed: Deed, worked: readonly Worked[], kind: TakeKind = "deal"): Promise<void> {
  if (worked.length === 0) return;
  const first = (id: string) => worked.find(({ customerId }) => customerId === id)!;
  const idle = await deed.db.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Customer" WHERE "workspaceId" = ${deed.workspace.id}::uuid AND "standing" IS NOT NULL
       AND "id" = ANY(${worked.map(({ customerId }) => customerId)}::uuid[])`);
  if (idle.length === 0) return;
  const leads = (
    await lockLeads(
      deed,
      idle.map(({ id }) => id),
    )
  ).filter(({ standing }) => standing !== null);
  await moveCustomers(
    deed,
    leads.map((customer: Lead) => ({
      ...{ customer, kind, deal: first(customer.id).dealId },
      to: { standing: null, ownerId: first(customer.id).ownerId },
    })),
  );
  await beginHoldings(
    deed,
    leads.map(({ id, standing }) => ({
      ...{ customerId: id, memberId: first(id).ownerId, how: kind === "deal" ? unasked[standing!] : kind },
      dealId: first(id).dealId,
    })),
  );
}
