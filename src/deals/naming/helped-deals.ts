/** Deals that somebody helps with: their cards may be seen, and nothing else of them. */
import type { Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { sql } from "../../database/sql.ts";
import { helpedBy } from "../../measures/standing-parties.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeals } from "../facts/load-deals.ts";

/** More than anybody helps with at a time. */
const most = 200;

export const helpedDeals = ({ db, workspace, member }: Turn): Promise<Deal[]> =>
  loadDeals(db, {
    workspaceId: workspace.id,
    owners: "all",
    formerNames: true,
    where: [helpedBy(member.id)],
    limit: most,
  });

export async function helpedDeal({ db, workspace, member }: Turn, id: string): Promise<Deal | undefined> {
  const where = [sql`d."id" = ${id}::uuid`, helpedBy(member.id)];
  return (await loadDeals(db, { workspaceId: workspace.id, owners: "all", where }))[0];
}

/** Whether the deal is within reach only because the member helps with it. */
export async function isOnlyHelping({ db, member }: Turn, deal: Deal): Promise<boolean> {
  if (deal.owner.id === member.id) return false;
  const owners = await ownersWithin(db, member, "deal.see");
  return owners !== "all" && !owners.includes(deal.owner.id);
}
