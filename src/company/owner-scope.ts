/** Whose deals and answers a permission reaches. */
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Member } from "./member.ts";
import { type Permission, reach } from "./permissions.ts";

/** Member ids, or the whole workspace. */
export type OwnerScope = readonly string[] | "all";

/**
 * Whose deals a member reaches with a permission: a manager's include their own; nobody's (an empty list)
 * without it.
 */
export async function ownersWithin(
  db: Tx,
  member: Pick<Member, "id" | "role">,
  permission: Permission,
): Promise<OwnerScope> {
  switch (reach(member, permission)) {
    case "all":
      return "all";
    case "team":
      return [member.id, ...(await membersUnder(db, member.id))];
    case "own":
      return [member.id];
    case undefined:
      return [];
  }
}

/** A common table "below": the teams that `top` is true of, and those nested in them. */
const teamsBelow = (top: Sql): Sql => sql`
  WITH RECURSIVE below AS (
    SELECT "id", "managerId" FROM "Team" WHERE ${top}
    UNION
    SELECT t."id", t."managerId" FROM "Team" t JOIN below b ON t."parentId" = b."id"
  )`;

/** Ids of all members of the teams this member manages, nested teams included. */
export const membersUnder = (db: Tx, managerId: string): Promise<string[]> =>
  membersBelow(db, sql`"managerId" = ${managerId}::uuid`);

/** The teams that this member manages, and those nested in them. */
export async function teamsUnder(
  db: Tx,
  managerId: string,
): Promise<{ id: string; managerId: string | null }[]> {
  return db.$queryRaw(sql`
    ${teamsBelow(sql`"managerId" = ${managerId}::uuid`)}
    SELECT "id", "managerId" FROM below`);
}

/** Ids of the members of a team and of the teams nested in it, and of who leads these: as their managers see it. */
export async function membersOfTeam(db: Tx, workspaceId: string, teamId: string): Promise<string[]> {
  return membersBelow(db, sql`"id" = ${teamId}::uuid AND "workspaceId" = ${workspaceId}::uuid`);
}

async function membersBelow(db: Tx, top: Sql): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    ${teamsBelow(top)}
    SELECT m."id" FROM "Member" m WHERE m."teamId" IN (SELECT "id" FROM below)
    UNION
    SELECT "managerId" FROM below WHERE "managerId" IS NOT NULL`);
  return rows.map((row) => row.id);
}
