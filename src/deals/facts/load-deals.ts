/** Deals from the database, with customer and owner in the same statement. */

import { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../../company/owner-scope.ts";
import { fromDateColumn, fromTimestamp, toTimestamp } from "../../database/columns.ts";
import { joinSql, noSql, type Sql, sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import { nameAsOf } from "../../history/name-as-of.ts";
import { standingAt } from "../../history/standing-at.ts";
import type { Category, Deal } from "./deal.ts";
import { lineOf, type StoredLine, versionedColumns } from "./deal-columns.ts";

type DealRow = {
  id: string;
  number: number;
  title: string;
  pipeline: string;
  pipelineVersion: number;
  stage: string;
  stageEnteredAt: Date;
  began: number;
  /** In ISO 8601: the drivers do not read arrays alike. */
  reachedAt: string[];
  outcome: Deal["outcome"];
  closedAt: Date | null;
  lostReason: string | null;
  wonReason: string | null;
  signedAt: Date | null;
  signedOn: Date | null;
  moneyOn: Date | null;
  wonOn: Date | null;
  amountMinor: bigint;
  currency: string;
  closeDate: Date;
  likelihood: number;
  category: Category;
  source: string | null;
  campaignId: string | null;
  campaign: string | null;
  nextStep: string | null;
  nextStepId: string | null;
  nextStepDate: Date | null;
  lastContactAt: Date | null;
  slips: number;
  repeatOf: number | null;
  follows: number | null;
  version: number;
  createdAt: Date;
  lines: StoredLine[];
  teamId: string | null;
  customerId: string;
  customerName: string;
  isKey: boolean;
  formerly: string[] | null;
  ownerId: string;
  ownerName: string;
  ownerTeamId: string | null;
};

/** Which deals; every part that is given narrows. */
export type DealFilter = Readonly<{
  workspaceId: string;
  owners: OwnerScope;
  /** Also what was logged by mistake: only who names a deal by its number or id sees it. */
  withdrawn?: boolean;
  /** With the names of what has been merged into its customer. */
  formerNames?: boolean;
  /** More conditions, on the aliases d (deal), c (customer), o (owner). */
  where?: readonly Sql[];
  /** As they stood at an instant; as they stand when missing. */
  at?: Temporal.Instant;
  orderBy?: Sql;
  limit?: number;
  offset?: number;
}>;

/** Next steps are looked up after ORDER BY and LIMIT: a join would fetch them for every deal, not just one page. */
export async function loadDeals(db: Tx, filter: DealFilter): Promise<Deal[]> {
  const rows = await db.$queryRaw<DealRow[]>(sql`
    SELECT d."id", d."number", d."title", d."pipeline", d."pipelineVersion", d."stage", d."stageEnteredAt", d."began",
           to_jsonb(d."reachedAt") AS "reachedAt", d."outcome", d."closedAt",
           d."lostReason", d."wonReason", d."signedAt", d."signedOn", d."moneyOn", d."wonOn", d."amountMinor", d."currency", d."closeDate", d."likelihood", d."category",
           d."source", d."campaignId", d."nextStepId", d."nextStepDate", d."lastContactAt", d."slips", d."version",
           d."createdAt", d."lines", d."teamId",
           (SELECT r."number" FROM "Deal" r WHERE r."id" = d."previousId" AND r."outcome" IS NOT DISTINCT FROM 'won') AS "repeatOf",
           (SELECT r."number" FROM "Deal" r WHERE r."id" = d."previousId" AND r."outcome" IS DISTINCT FROM 'won') AS "follows",
           (SELECT k."name" FROM "Campaign" k WHERE k."id" = d."campaignId") AS "campaign",
           (SELECT n."text" FROM "Remark" n WHERE n."id" = d."nextStepId") AS "nextStep",
           c."id" AS "customerId", ${nameAsOf(sql`c`, filter.at)} AS "customerName", c."isKey",
           ${filter.formerNames ? formerNames : sql`NULL`} AS "formerly",
           o."id" AS "ownerId", o."name" AS "ownerName", o."teamId" AS "ownerTeamId"
    FROM ${source(filter)} JOIN "Customer" c ON c."id" = d."customerId" JOIN "Member" o ON o."id" = d."ownerId"
    WHERE ${conditions(filter)}
    ORDER BY ${filter.orderBy ?? sql`coalesce(d."wonOn", d."moneyOn", d."closeDate"), d."number"`}
    ${filter.limit === undefined ? noSql : sql`LIMIT ${filter.limit}`}
    ${filter.offset === undefined ? noSql : sql`OFFSET ${filter.offset}`}`);
  return rows.map(toDeal);
}

const formerNames = sql`(SELECT jsonb_agg(m."name") FROM "Customer" m WHERE m."mergedIntoId" = c."id")`;

/** Every deal has its customer and owner; joined so, they are left out where no condition is about them. */
export async function countDeals(db: Tx, filter: DealFilter): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count"
    FROM ${source(filter)} LEFT JOIN "Customer" c ON c."id" = d."customerId" LEFT JOIN "Member" o ON o."id" = d."ownerId"
    WHERE ${conditions(filter)}`);
  return rows[0]?.count ?? 0;
}

/** @returns undefined when no such deal is visible in this scope */
export async function loadDeal(
  db: Tx,
  workspaceId: string,
  id: string,
  owners: OwnerScope,
): Promise<Deal | undefined> {
  const [deal] = await loadDeals(db, {
    workspaceId,
    owners,
    withdrawn: true,
    where: [sql`d."id" = ${id}::uuid`],
  });
  return deal;
}

/** An item for FROM, the alias d. What history does not keep (the number, the last contact) is as it is. */
const source = ({ at }: DealFilter): Sql =>
  at === undefined
    ? sql`"Deal" d`
    : sql`(SELECT l."id", l."number", l."lastContactAt", l."previousId", l."version", l."createdAt", v."workspaceId", ${versionedColumns("v")}
           FROM "DealVersion" v JOIN "Deal" l ON l."id" = v."dealId"
           WHERE ${standingAt(sql`v`, sql`${toTimestamp(at)}::timestamptz`)}) d`;

function conditions(filter: DealFilter): Sql {
  const owned = filter.owners === "all" ? [] : [sql`d."ownerId" = ANY(${filter.owners}::uuid[])`];
  const standing = filter.withdrawn ? [] : [sql`d."outcome" IS DISTINCT FROM 'withdrawn'`];
  return joinSql(
    [sql`d."workspaceId" = ${filter.workspaceId}::uuid`, ...owned, ...standing, ...(filter.where ?? [])],
    " AND ",
  );
}

function toDeal(row: DealRow): Deal {
  const { amountMinor, currency, customerId, customerName, isKey, formerly, ...others } = row;
  const { ownerId, ownerName, ownerTeamId, ...rest } = others;
  return {
    ...rest,
    amount: { minor: BigInt(amountMinor), currency },
    stageEnteredAt: fromTimestamp(row.stageEnteredAt),
    reachedAt: row.reachedAt.map((at) => Temporal.Instant.from(at)),
    closedAt: row.closedAt && fromTimestamp(row.closedAt),
    signedAt: row.signedAt && fromTimestamp(row.signedAt),
    signedOn: row.signedOn && fromDateColumn(row.signedOn),
    moneyOn: row.moneyOn && fromDateColumn(row.moneyOn),
    wonOn: row.wonOn && fromDateColumn(row.wonOn),
    closeDate: fromDateColumn(row.closeDate),
    nextStepDate: row.nextStepDate && fromDateColumn(row.nextStepDate),
    lastContactAt: row.lastContactAt && fromTimestamp(row.lastContactAt),
    createdAt: fromTimestamp(row.createdAt),
    lines: row.lines.map(lineOf),
    customer: { id: customerId, name: customerName, isKey, ...(formerly && { formerly }) },
    owner: { id: ownerId, name: ownerName, teamId: ownerTeamId },
  };
}
