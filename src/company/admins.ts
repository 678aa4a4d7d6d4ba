/** Who a company's admins are: they hear of what only they can mend, and decide what only they may. */
import type { Temporal } from "temporal-polyfill";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dayOf } from "./day-of.ts";
import type { Member } from "./member.ts";

/** On a member, m: an admin who has not been removed. */
const isAdmin: Sql = sql`(m."role" = 'admin' AND m."active")`;

export type Admin = Member & Readonly<{ companyName: string; companyZone: string }>;

/**
 * The one who has been here longest first.
 * @param options.lock holds their rows until the transaction ends, so that two admins cannot demote or remove each other at once
 */
export function adminsOf(
  db: Tx,
  workspaceId: string,
  { lock = false }: Readonly<{ lock?: boolean }> = {},
): Promise<Admin[]> {
  return db.$queryRaw<Admin[]>(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone",
           w."name" AS "companyName", w."zone" AS "companyZone"
      FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId"
     WHERE m."workspaceId" = ${workspaceId}::uuid AND ${isAdmin}
     ORDER BY m."createdAt", m."id" ${lock ? sql`FOR UPDATE OF m` : noSql}`);
}

/** For keys of what they are told once a day: the company's day, ISO, wherever each admin is. */
export const dayOfCompany = ({ companyZone: zone }: Admin, now: Temporal.Instant): string =>
  dayOf({ zone }, now).toString();
