/** Whose customers a member may look into: at their files and their people. */
import { ownersWithin } from "../company/owner-scope.ts";
import type { Permission } from "../company/permissions.ts";
import { amongIds } from "../database/among-ids.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { knowsOnlyOwn } from "./match-customer.ts";

/**
 * One of those who sell to it, or who look after it, is within reach; or nobody sells to it yet.
 * @param id of a customer that has not been merged
 */
export async function isWithinReach(deed: Deed, id: string, permission: Permission): Promise<boolean> {
  const owners = await ownersWithin(deed.db, deed.member, permission);
  if (owners === "all") return true;
  if (owners.length === 0) return false;
  const [row] = await deed.db.$queryRaw<{ reached: boolean }[]>(sql`
    SELECT ${reachedBy(owners)} AS "reached" FROM "Customer" c WHERE c."id" = ${id}::uuid AND c."workspaceId" = ${deed.workspace.id}::uuid`);
  return row?.reached === true;
}

/**
 * The same as a condition on the alias c; undefined where everybody's are reached. Who may only know the own customers is not
 * told of those that nobody sells to.
 */
export async function whoseAreReached(deed: Deed, permission: Permission): Promise<Sql | undefined> {
  const owners = await ownersWithin(deed.db, deed.member, permission);
  if (owners === "all") return undefined;
  const nobodys = knowsOnlyOwn(deed)
    ? sql`AND (c."ownerId" IS NOT NULL OR EXISTS (
    SELECT FROM "Deal" d WHERE d."workspaceId" = c."workspaceId" AND d."customerId" = c."id"))`
    : noSql;
  return sql`${reachedBy(owners)} ${nobodys}`;
}

const reachedBy = (owners: readonly string[]): Sql => sql`(
  c."ownerId" = ANY(${owners}::uuid[])
  OR EXISTS (SELECT FROM "Deal" d WHERE d."workspaceId" = c."workspaceId" AND d."customerId" = c."id"
       AND d."outcome" IS DISTINCT FROM 'withdrawn' AND d."ownerId" = ANY(${owners}::uuid[]))
  OR c."ownerId" IS NULL AND NOT EXISTS (SELECT FROM "Deal" d WHERE d."workspaceId" = c."workspaceId"
       AND d."customerId" = c."id" AND d."outcome" IS DISTINCT FROM 'withdrawn'))`;

/** Those of some customers that the member may look into, which have not been merged. */
export async function idsWithinReach(
  deed: Deed,
  ids: readonly string[],
  permission: Permission,
): Promise<string[]> {
  const owners = await ownersWithin(deed.db, deed.member, permission);
  const rows = await deed.db.$queryRaw<{ id: string }[]>(sql`
    SELECT c."id" FROM ${amongIds(ids)} i JOIN "Customer" c ON c."id" = i."id"
     WHERE c."workspaceId" = ${deed.workspace.id}::uuid AND c."mergedIntoId" IS NULL
       ${owners === "all" ? noSql : sql`AND ${reachedBy(owners)}`}`);
  return rows.map(({ id }) => id);
}
