/** What tells customers apart, and whose they are. */
import { ownersWithin } from "../company/owner-scope.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { knowsOnlyOwn } from "./match-customer.ts";

/** `owners`: by their names; no more of their deals than how many there are. */
export type CustomerFacts = Readonly<{ open: number; closed: number; owners: readonly string[] }>;

const none: CustomerFacts = { open: 0, closed: 0, owners: [] };

/** @returns of every id; of a member who may only know the own customers the own deals */
export async function customerFacts(
  deed: Pick<Deed, "db" | "member" | "workspace">,
  ids: readonly string[],
): Promise<(id: string) => CustomerFacts> {
  const own = knowsOnlyOwn(deed) ? sql`AND d."ownerId" = ${deed.member.id}::uuid` : noSql;
  const rows = await deed.db.$queryRaw<(CustomerFacts & { id: string })[]>(sql`
    SELECT d."customerId" AS "id", count(*) FILTER (WHERE d."outcome" IS NULL)::int AS "open",
           count(d."outcome")::int AS "closed", jsonb_agg(DISTINCT o."name") AS "owners"
    FROM "Deal" d JOIN "Member" o ON o."id" = d."ownerId"
    WHERE d."workspaceId" = ${deed.workspace.id}::uuid AND d."customerId" = ANY(${ids}::uuid[])
      AND d."outcome" IS DISTINCT FROM 'withdrawn' ${own}
    GROUP BY 1`);
  return (id) => rows.find((row) => row.id === id) ?? none;
}

/** Whether the member may rename and merge them: everybody who has a deal with one of them, or looks after it, is within reach. */
export async function mayChange(deed: Deed, ids: readonly string[]): Promise<boolean> {
  const owners = await ownersWithin(deed.db, deed.member, "customer.change");
  if (owners === "all") return true;
  if (owners.length === 0) return false;
  const others = await deed.db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "Deal" d
    WHERE d."workspaceId" = ${deed.workspace.id}::uuid AND d."customerId" = ANY(${ids}::uuid[])
      AND d."outcome" IS DISTINCT FROM 'withdrawn' AND d."ownerId" <> ALL(${owners}::uuid[])
    UNION ALL
    SELECT 1 FROM "Customer" c
    WHERE c."workspaceId" = ${deed.workspace.id}::uuid AND c."id" = ANY(${ids}::uuid[]) AND c."ownerId" <> ALL(${owners}::uuid[]) LIMIT 1`);
  return others.length === 0;
}
