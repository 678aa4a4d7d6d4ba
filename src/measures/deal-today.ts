/** Whom a salesperson should see to today, and why: the most pressing deals and customers of one owner. */
import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { dueSoonDays } from "./no-next-step.ts";
import { cyclesOf } from "./repurchase.ts";
import { type TouchEvery, untouched } from "./untouched.ts";

/** In the order in which they press. */
export const todayReasons = [
  "overdue",
  "today",
  "payment",
  "closed",
  "promised",
  "closing",
  "untouched",
  "repurchase",
] as const;
export type TodayReason = (typeof todayReasons)[number];

export type Pressing = Readonly<{
  reason: TodayReason;
  /** ISO date: of the step, the signature, the payment, the last touch (null: never), the next order. */
  on: string | null;
  customerId: string;
  customer: string;
  dealId: string | null;
  number: number | null;
  amountMinor: bigint | null;
  currency: string | null;
  nextStep: string | null;
}>;

/** How soon a signature or a payment is near. */
const near = { days: 7 };

/**
 * One statement. Each reason reads its own few rows from an index by their day; what takes a look at all of somebody's
 * customers is only asked where the others leave room.
 * @param quarterEnd the last day of the running quarter
 */
export async function pressingToday(
  db: Tx,
  { workspaceId, ownerId }: Readonly<{ workspaceId: string; ownerId: string }>,
  {
    today,
    quarterEnd,
    every,
    limit,
  }: Readonly<{
    today: Temporal.PlainDate;
    quarterEnd: Temporal.PlainDate;
    every: TouchEvery;
    limit: number;
  }>,
): Promise<Pressing[]> {
  const day = sql`${toDateColumn(today)}::date`;
  const soon = sql`${toDateColumn(today.add(near))}::date`;
  // Where nobody has written what comes next it takes longer to get ready: such deals are listed elsewhere as due soon, too.
  const later = sql`${toDateColumn(today.add({ days: dueSoonDays }))}::date`;
  const open = sql`d."workspaceId" = ${workspaceId}::uuid AND d."ownerId" = ${ownerId}::uuid AND d."outcome" IS NULL`;
  const deals = (rank: number, reason: TodayReason, on: Sql, where: Sql): Sql => sql`
    (SELECT ${rank}::int AS "rank", ${reason} AS "reason", ${on} AS "on", d."id", d."customerId"
       FROM "Deal" d WHERE ${open} AND ${where} ORDER BY ${on}, d."id" LIMIT ${limit})`;
  const rows = await db.$queryRaw<Pressing[]>(sql`
    WITH each AS (
      ${deals(1, "overdue", sql`d."nextStepDate"`, sql`d."nextStepDate" < ${day}`)} UNION ALL
      ${deals(2, "today", sql`d."nextStepDate"`, sql`d."nextStepDate" = ${day}`)} UNION ALL
      ${deals(3, "payment", sql`d."moneyOn"`, sql`d."signedAt" IS NOT NULL AND d."moneyOn" <= ${later} AND (d."moneyOn" <= ${soon} OR d."nextStepId" IS NULL)`)} UNION ALL
      ${deals(4, "closed", sql`d."closeDate"`, sql`d."signedAt" IS NULL AND d."closeDate" < ${day}`)} UNION ALL
      ${deals(5, "promised", sql`d."closeDate"`, sql`d."signedAt" IS NULL AND d."category" = 'commit' AND d."nextStepId" IS NULL AND d."closeDate" BETWEEN ${day} AND ${toDateColumn(quarterEnd)}::date`)} UNION ALL
      ${deals(6, "closing", sql`d."closeDate"`, sql`d."signedAt" IS NULL AND d."closeDate" BETWEEN ${day} AND ${later} AND (d."closeDate" <= ${soon} OR d."nextStepId" IS NULL)`)}
    ), pressing AS MATERIALIZED (
      SELECT * FROM (SELECT DISTINCT ON ("id") * FROM each ORDER BY "id", "rank") e ORDER BY "rank", "on", "id" LIMIT ${limit}
    ), quiet AS MATERIALIZED (
      SELECT 7 AS "rank", 'untouched' AS "reason", u."last" AS "on", NULL::uuid AS "id", u."customerId"
        FROM (${untouched(workspaceId, [ownerId], day, every)}) u
       WHERE (SELECT count(*) FROM pressing) < ${limit} AND u."customerId" NOT IN (SELECT p."customerId" FROM pressing p)
       ORDER BY u."last" NULLS FIRST LIMIT ${limit}
    ), again AS (
      SELECT 8 AS "rank", 'repurchase' AS "reason", y."last" + y."usualDays" AS "on", NULL::uuid AS "id", y."customerId"
        FROM (${cyclesOf(workspaceId, [ownerId])}) y
       WHERE (SELECT count(*) FROM pressing) + (SELECT count(*) FROM quiet) < ${limit} AND y."last" + y."usualDays" <= ${soon}
       ORDER BY 3 LIMIT ${limit}
    ), ranked AS (
      SELECT * FROM pressing UNION ALL SELECT * FROM quiet UNION ALL SELECT * FROM again
      ORDER BY "rank", "on" NULLS FIRST, "id" LIMIT ${limit}
    )
    SELECT r."reason", r."on"::text AS "on", c."id" AS "customerId", c."name" AS "customer", d."id" AS "dealId", d."number",
           d."amountMinor", d."currency", (SELECT n."text" FROM "Remark" n WHERE n."id" = d."nextStepId") AS "nextStep"
      FROM ranked r JOIN "Customer" c ON c."id" = r."customerId" LEFT JOIN "Deal" d ON d."id" = r."id"
     ORDER BY r."rank", r."on" NULLS FIRST, r."id"`);
  return rows.map((row) => ({
    ...row,
    amountMinor: row.amountMinor === null ? null : BigInt(row.amountMinor),
  }));
}
