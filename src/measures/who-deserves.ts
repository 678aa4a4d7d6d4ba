/** Who deserves time: customers with what speaks for them, and where the time went. */
import { Temporal } from "temporal-polyfill";
import type { Days } from "../calendar/asked-quarters.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toDateColumn } from "../database/columns.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notTakenBack } from "../history/taken-back.ts";
import type { Money } from "../money/money.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { openDueOn } from "./open-due.ts";
import { newestOf } from "./standing-parties.ts";

type Grade = "high" | "medium" | "low";

export type Deserving = Readonly<{
  id: string;
  name: string;
  /** Who looks after it, or has the likeliest of its open deals. */
  owner: Readonly<{ id: string; name: string }>;
  /** Where its likeliest open deal is. */
  at: Readonly<{ pipeline: string; pipelineVersion: number; stage: string }> | null;
  profit: Money | null;
  /** As its file says, or else when its likeliest deal is due. */
  signsOn: Temporal.PlainDate | null;
  people: number | null;
  sites: number | null;
  need: Grade | null;
  intent: Grade | null;
  priority: Grade | null;
  industry: string | null;
  isKey: boolean;
}>;

export type DeservingRow = Pick<
  Deserving,
  "id" | "name" | "industry" | "isKey" | "people" | "sites" | "need" | "intent" | "priority"
> & {
  ownerId: string;
  ownerName: string;
  pipeline: string | null;
  pipelineVersion: number | null;
  stage: string | null;
  profitMinor: bigint | null;
  profitCurrency: string | null;
  signsOn: string | null;
};

/** Customers who have an open deal, or somebody who looks after them. The target market and the pool have neither. */
export const deserving = (workspaceId: string, owners: OwnerScope): Sql => sql`
  SELECT c."id", c."name", m."id" AS "ownerId", m."name" AS "ownerName", l."pipeline", l."pipelineVersion", l."stage", c."profitMinor",
         c."profitCurrency", coalesce(c."signsOn", l."due") AS "signsOn", c."people", c."sites", c."need", c."intent", c."priority", c."industry", c."isKey"
    FROM (
      SELECT DISTINCT ON (d."customerId") d."customerId", d."pipeline", d."pipelineVersion", d."stage", d."ownerId", ${openDueOn} AS "due"
        FROM "Deal" d WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL ${ownedBy(sql`d`, owners)}
       ORDER BY d."customerId", d."likelihood" DESC, d."number"
    ) l FULL JOIN (
      SELECT c."id", c."ownerId" FROM "Customer" c
       WHERE c."workspaceId" = ${workspaceId}::uuid AND c."ownerId" IS NOT NULL ${ownedBy(sql`c`, owners)}
    ) k ON k."id" = l."customerId"
    JOIN "Customer" c ON c."id" = coalesce(l."customerId", k."id") JOIN "Member" m ON m."id" = coalesce(k."ownerId", l."ownerId")
   WHERE c."workspaceId" = ${workspaceId}::uuid AND c."mergedIntoId" IS NULL`;

/** Of such rows, on the alias w. */
export const deservingColumns = sql`w."id", w."name", w."ownerId", w."ownerName", w."pipeline", w."pipelineVersion", w."stage",
  w."profitMinor", w."profitCurrency", w."signsOn"::text AS "signsOn", w."people", w."sites", w."need", w."intent", w."priority", w."industry", w."isKey"`;

export function deservingOf({
  ownerId,
  ownerName,
  pipeline,
  pipelineVersion,
  stage,
  profitMinor,
  profitCurrency,
  signsOn,
  ...row
}: DeservingRow): Deserving {
  return {
    ...row,
    owner: { id: ownerId, name: ownerName },
    at: pipeline === null ? null : { pipeline, pipelineVersion: pipelineVersion!, stage: stage! },
    profit:
      profitMinor === null || profitCurrency === null
        ? null
        : { minor: BigInt(profitMinor), currency: profitCurrency },
    signsOn: signsOn === null ? null : Temporal.PlainDate.from(signsOn),
  };
}

/** Minutes of the touches of some people in some days, by the priority that their customers have now. */
export type TimeSpent = Readonly<{
  priority: Grade | null;
  minutes: number;
  /** Touches of which nobody said how long they took. */
  untold: number;
}>;

export const timeSpent = (
  db: Tx,
  workspaceId: string,
  owners: OwnerScope,
  days: Days,
): Promise<TimeSpent[]> =>
  db.$queryRaw<TimeSpent[]>(sql`
    SELECT c."priority", coalesce(sum(t."minutes"), 0)::int AS "minutes", count(*) FILTER (WHERE t."minutes" IS NULL)::int AS "untold"
      FROM "Touch" t JOIN "Customer" o ON o."id" = t."customerId" JOIN "Customer" c ON c."id" = coalesce(o."mergedIntoId", o."id")
     WHERE t."workspaceId" = ${workspaceId}::uuid
       AND t."on" BETWEEN ${toDateColumn(days.start)}::date AND ${toDateColumn(days.end)}::date
       ${owners === "all" ? noSql : sql`AND t."memberId" = ANY(${owners}::uuid[])`} AND ${notTakenBack(sql`t."eventId"`)}
     GROUP BY 1`);

/** Hours that helpers of open deals have planned, by the priority that the customers have now. */
export const helpPlanned = (
  db: Tx,
  workspaceId: string,
  owners: OwnerScope,
): Promise<{ priority: Grade | null; hours: number }[]> =>
  db.$queryRaw(sql`
    SELECT c."priority", coalesce(sum(x."hours"), 0)::int AS "hours"
      FROM ${newestOf("DealHelper", sql`x."workspaceId" = ${workspaceId}::uuid`)} x
      JOIN "Deal" d ON d."id" = x."dealId" AND d."workspaceId" = ${workspaceId}::uuid JOIN "Customer" c ON c."id" = d."customerId"
     WHERE NOT x."gone" AND d."outcome" IS NULL ${ownedBy(sql`d`, owners)} GROUP BY 1`);
