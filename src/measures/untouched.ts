/** Customers with whom nobody was in touch as often as their priority wants. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toDateColumn } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";

export type Priority = "high" | "medium" | "low";
/** In how many days one should have been in touch. */
export type TouchEvery = Readonly<Record<Priority, number>>;

export type UntouchedCustomer = Readonly<{
  customerId: string;
  customer: string;
  priority: Priority;
  /** ISO date; null: never. */
  last: string | null;
  owner: string;
}>;

/** Those longest without touch first, by how many times too long it is. */
export const untouchedCustomers = (
  db: Tx,
  workspaceId: string,
  owners: OwnerScope,
  { today, every, limit }: Readonly<{ today: Temporal.PlainDate; every: TouchEvery; limit: number }>,
): Promise<UntouchedCustomer[]> => {
  const day = sql`${toDateColumn(today)}::date`;
  return db.$queryRaw(sql`
    SELECT u."customerId", c."name" AS "customer", u."priority", u."last"::text AS "last", string_agg(m."name", ', ' ORDER BY m."name") AS "owner"
      FROM (${untouched(workspaceId, owners, day, every)}) u
      JOIN "Customer" c ON c."id" = u."customerId" JOIN "Member" m ON m."id" = u."ownerId"
     GROUP BY u."customerId", c."name", u."priority", u."last"
     ORDER BY (${day} - u."last")::float / (${daysFor(sql`u."priority"`, every)}) DESC NULLS FIRST, c."name" LIMIT ${limit}`);
};

const daysFor = (priority: Sql, { high, medium, low }: TouchEvery): Sql =>
  sql`CASE ${priority} WHEN 'high' THEN ${high}::int WHEN 'medium' THEN ${medium}::int ELSE ${low}::int END`;

/**
 * A statement of them: columns "customerId", "priority", "last", "ownerId". A customer is of whoever looks after it, else of
 * whoever has an open deal with it.
 */
export const untouched = (workspaceId: string, owners: OwnerScope, day: Sql, every: TouchEvery): Sql => {
  const of = (alias: Sql) =>
    owners === "all" ? noSql : sql`AND ${alias}."ownerId" = ANY(${[...owners]}::uuid[])`;
  return sql`
    SELECT k.* FROM (
      SELECT c."id" AS "customerId", c."priority", d."ownerId", (
          SELECT max(t."on") FROM "Touch" t
           WHERE t."workspaceId" = ${workspaceId}::uuid
             AND t."customerId" = ANY(ARRAY(SELECT i."id" FROM "Customer" i WHERE c."id" IN (i."id", i."mergedIntoId")))
             AND ${notTakenBack(sql`t."eventId"`)}) AS "last"
        FROM (SELECT q."id" AS "customerId", q."ownerId" FROM "Customer" q
               WHERE q."workspaceId" = ${workspaceId}::uuid AND q."ownerId" IS NOT NULL ${of(sql`q`)}
               UNION SELECT o."customerId", o."ownerId" FROM "Deal" o
               WHERE o."workspaceId" = ${workspaceId}::uuid AND o."outcome" IS NULL ${of(sql`o`)}) d
        JOIN "Customer" c ON c."id" = d."customerId" AND c."priority" IS NOT NULL AND c."mergedIntoId" IS NULL
       WHERE c."ownerId" IS NULL OR c."ownerId" = d."ownerId"
    ) k
    WHERE k."last" IS NULL OR k."last" + ${daysFor(sql`k."priority"`, every)} < ${day}`;
};
