/** Who is away on a day, and who answers for them. */
import type { Temporal } from "temporal-polyfill";
import { isGone } from "../company/may-come-in.ts";
import type { Member } from "../company/member.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

type Day = Temporal.PlainDate;

const lasts = (absence: Sql, day: Day): Sql =>
  sql`(${day.toString()}::date BETWEEN ${absence}."from" AND ${absence}."to")`;

/** On a member, m. */
export const isAway = (day: Day): Sql => sql`EXISTS (
  SELECT 1 FROM "Absence" v
   WHERE v."workspaceId" = m."workspaceId" AND v."memberId" = m."id" AND ${lasts(sql`v`, day)})`;

/**
 * A table of who is away on a day: "memberId", "to", and "coverId" and "cover" (a name) where somebody answers for them who is
 * there and sells. One row per person.
 */
export const absencesOn = (day: Day): Sql => sql`(
  SELECT a."workspaceId", a."memberId", a."to", m."id" AS "coverId", m."name" AS "cover"
    FROM "Absence" a LEFT JOIN "Member" m
      ON m."id" = a."coverId" AND m."workspaceId" = a."workspaceId" AND m."active" AND m."role" IN ('rep', 'manager', 'admin')
     AND NOT ${isGone} AND NOT ${isAway(day)}
   WHERE ${lasts(sql`a`, day)})`;

/** In whose name somebody answers on a day. @param among ids of who covers; "all" for whoever does @param only a condition on the member, m */
export async function coveredBy(
  db: Tx,
  workspaceId: string,
  day: Day,
  among: readonly string[] | "all",
  only: Sql,
): Promise<(Member & { coverId: string })[]> {
  return db.$queryRaw(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone", x."coverId"::text AS "coverId"
      FROM ${absencesOn(day)} x JOIN "Member" m ON m."id" = x."memberId"
     WHERE x."workspaceId" = ${workspaceId}::uuid AND x."coverId" IS NOT NULL AND ${only}
       ${among === "all" ? noSql : sql`AND x."coverId" = ANY(${among}::uuid[])`}
     ORDER BY m."name", m."id"`);
}
