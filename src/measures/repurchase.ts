/** The repurchase cycle: how many days usually lie between a customer's orders, and who is due for the next one. */
import type { Temporal } from "temporal-polyfill";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

export type DueCustomer = Readonly<{
  id: string;
  name: string;
  /** Days on which something was won with them. */
  orders: number;
  last: Temporal.PlainDate;
  /** Median of the days between one order and the next, rounded. */
  usualDays: number;
  due: Temporal.PlainDate;
}>;

type Row = Omit<DueCustomer, "last" | "due"> & { last: Date; due: Date };

/**
 * Customers with two orders at least and nothing open, who would order by a day if they keep to their habit; the longest
 * overdue first. Several deals won on one day are one order.
 */
export async function dueCustomers(
  db: Tx,
  workspaceId: string,
  owners: Among,
  by: Temporal.PlainDate,
  limit: number,
): Promise<DueCustomer[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT c."id", c."name", y."orders", y."last", y."usualDays", (y."last" + y."usualDays") AS "due"
      FROM (${cyclesOf(workspaceId, owners)}) y JOIN "Customer" c ON c."id" = y."customerId"
     WHERE y."last" + y."usualDays" <= ${toDateColumn(by)}::date
     ORDER BY "due", c."name" LIMIT ${limit}`);
  return rows.map(({ last, due, ...row }) => ({
    ...row,
    last: fromDateColumn(last),
    due: fromDateColumn(due),
  }));
}

/**
 * How often customers order who have ordered twice at least and have nothing open: a statement with the columns "customerId",
 * "orders" (days on which something was won), "last" and "usualDays".
 */
export const cyclesOf = (workspaceId: string, owners: Among): Sql => sql`
  SELECT g."customerId", count(*)::int AS "orders", max(g."wonOn") AS "last",
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY g."days"))::int AS "usualDays"
    FROM (SELECT o."customerId", o."wonOn", o."wonOn" - lag(o."wonOn") OVER (PARTITION BY o."customerId" ORDER BY o."wonOn") AS "days"
            FROM (SELECT DISTINCT d."customerId", d."wonOn" FROM "Deal" d
                   WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" = 'won' AND d."wonOn" IS NOT NULL ${ownedBy(sql`d`, owners)}) o) g
   WHERE NOT EXISTS (SELECT 1 FROM "Deal" p WHERE p."workspaceId" = ${workspaceId}::uuid AND p."customerId" = g."customerId" AND p."outcome" IS NULL)
   GROUP BY 1 HAVING count(*) > 1`;
