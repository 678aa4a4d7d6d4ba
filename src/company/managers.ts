/** Who leads: they get digests, and are asked for what only they may do. */
import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { adminsOf } from "./admins.ts";
import type { Member } from "./member.ts";

export type Manager = Readonly<{ member: Member; team: string }>;

type Row = Omit<Member, "workspaceId"> & { team: string };

/**
 * One row per person; a manager of several teams gets the names of the topmost. A person who sees more than
 * their own teams gets the whole company, whatever team they lead; a rep, who sees none, gets none.
 */
export async function managersOf(db: Tx, workspaceId: string): Promise<Manager[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH RECURSIVE above AS (
      SELECT t."id" AS "team", t."managerId" AS "lead", t."parentId" AS "up" FROM "Team" t
       WHERE t."workspaceId" = ${workspaceId}::uuid AND t."managerId" IS NOT NULL
      UNION
      SELECT a."team", a."lead", p."parentId" FROM above a JOIN "Team" p ON p."id" = a."up"
    ), nested AS (
      SELECT a."team" FROM above a JOIN "Team" p ON p."id" = a."up" AND p."managerId" = a."lead"
    )
    SELECT m."id", m."name", m."role", m."teamId", m."locale", m."zone",
           CASE WHEN m."role" = 'manager' THEN string_agg(t."name", ' + ' ORDER BY t."name") ELSE w."name" END AS "team"
    FROM "Team" t JOIN "Member" m ON m."id" = t."managerId" AND m."active" AND m."role" <> 'rep'
    JOIN "Workspace" w ON w."id" = t."workspaceId"
    WHERE t."workspaceId" = ${workspaceId}::uuid AND t."id" NOT IN (SELECT "team" FROM nested)
    GROUP BY m."id", w."id" ORDER BY m."name", m."id"`);
  if (rows.length > 0)
    return rows.map(({ team, ...member }) => ({ team, member: { ...member, workspaceId } }));
  return (await adminsByName(db, workspaceId)).map(({ companyName: team, companyZone: _, ...member }) => ({
    team,
    member,
  }));
}

/** A common table "above": who leads a team and those it is nested in, by how far "up" each is. */
const teamAndAbove = (workspaceId: string, teamId: string | null): Sql => sql`
  WITH RECURSIVE above AS (
    SELECT t."managerId", t."parentId", 0 AS "up" FROM "Team" t
     WHERE t."workspaceId" = ${workspaceId}::uuid AND t."id" = ${teamId}::uuid
    UNION ALL
    SELECT p."managerId", p."parentId", a."up" + 1 FROM above a JOIN "Team" p ON p."id" = a."parentId" WHERE a."up" < 50
  )`;

/** The name of who leads a team, or the nearest one above it; the admins' where nobody does. */
export async function leadersOf(db: Tx, workspaceId: string, teamId: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>(sql`
    ${teamAndAbove(workspaceId, teamId)}
    SELECT m."name" FROM above a JOIN "Member" m ON m."id" = a."managerId" AND m."active" AND m."role" <> 'rep'
    ORDER BY a."up" LIMIT 1`);
  const found = rows.length > 0 ? rows : await adminsByName(db, workspaceId);
  return found.map(({ name }) => name);
}

export type Approver = Pick<Member, "id" | "name" | "locale" | "zone">;

/**
 * Who decides what somebody asks for: the nearest active manager above a team who is not that person and not away today;
 * where there is none, the admins.
 * @param asker id of the member who asks; nobody decides on their own
 * @returns one manager, or all admins that are left; empty where nobody is
 */
export async function approversOf(
  db: Tx,
  workspaceId: string,
  teamId: string | null,
  asker: string,
  today: Temporal.PlainDate,
): Promise<Approver[]> {
  const rows = await db.$queryRaw<Approver[]>(sql`
    ${teamAndAbove(workspaceId, teamId)}
    SELECT m."id", m."name", m."locale", m."zone" FROM above a JOIN "Member" m ON m."id" = a."managerId"
     WHERE m."active" AND m."role" IN ('manager', 'admin') AND m."id" <> ${asker}::uuid
       AND NOT EXISTS (SELECT 1 FROM "Absence" x WHERE x."workspaceId" = ${workspaceId}::uuid AND x."memberId" = m."id"
                          AND ${toDateColumn(today)}::date BETWEEN x."from" AND x."to")
     ORDER BY a."up" LIMIT 1`);
  if (rows.length > 0) return rows;
  return (await adminsByName(db, workspaceId)).filter(({ id }) => id !== asker);
}

const adminsByName = async (db: Tx, workspaceId: string) =>
  (await adminsOf(db, workspaceId)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
