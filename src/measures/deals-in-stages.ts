/** Where open deals stand: how many, and what they are worth. */
import type { OwnerScope } from "../company/owner-scope.ts";
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Open deals of one stage in one currency, signed ones too. Amounts in minor units. */
export type DealsInStage = Readonly<{ stage: string; currency: string; count: number; amountMinor: bigint }>;

/**
 * From here on a list is looked up for each deal instead of its deals by index: a session keeps one plan for lists of any
 * length, made as for ten owners, which reads by index, row for row, what is better read whole.
 */
const manyOwners = 100;

function ofOwners(owners: OwnerScope): Sql {
  if (owners === "all") return noSql;
  return owners.length > manyOwners
    ? sql`AND (d."ownerId" IN (SELECT unnest(${owners}::uuid[]))) IS TRUE`
    : sql`AND d."ownerId" = ANY(${owners}::uuid[])`;
}

type Row = Omit<DealsInStage, "amountMinor"> & { amountMinor: bigint | number };

const inMinor = ({ amountMinor, stage, currency, count }: Row): DealsInStage => ({
  ...{ stage, currency, count, amountMinor: BigInt(amountMinor) },
});

/** The funnel's numbers without what takes a sort of all deals. @param pipeline its code; all versions of it together */
export async function dealsInStages(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  owners: OwnerScope,
): Promise<DealsInStage[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT d."stage", d."currency", count(*)::int AS "count", sum(d."amountMinor")::bigint AS "amountMinor" FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ofOwners(owners)}
    GROUP BY 1, 2`);
  return rows.map(inMinor);
}

/**
 * The same, and how many deals of the company, won and lost ones too, go through another version than this one: what an
 * admin may move. One scan, as all deals have to be looked through for it anyway.
 */
export async function dealsInStagesAndOlder(
  db: Tx,
  workspaceId: string,
  { code, version }: Readonly<{ code: string; version: number }>,
  owners: OwnerScope,
): Promise<{ numbers: DealsInStage[]; older: number }> {
  const open = sql`d."outcome" IS NULL ${ofOwners(owners)}`;
  const isOlder = sql`d."pipelineVersion" <> ${version}::int`;
  const rows = await db.$queryRaw<(Row & { older: number })[]>(sql`
    SELECT d."stage", d."currency", count(*) FILTER (WHERE ${open})::int AS "count",
           coalesce(sum(d."amountMinor") FILTER (WHERE ${open}), 0)::bigint AS "amountMinor",
           count(*) FILTER (WHERE ${isOlder})::int AS "older"
    FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${code}
      AND (${open} OR ${isOlder} AND d."outcome" IS DISTINCT FROM 'withdrawn')
    GROUP BY 1, 2`);
  return {
    numbers: rows.filter(({ count }) => count > 0).map(inMinor),
    older: rows.reduce((sum, { older }) => sum + older, 0),
  };
}
