/** The biggest open deals of a stage: where to begin. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

export type BigDeal = Readonly<{
  id: string;
  number: number;
  customer: string;
  owner: string;
  minor: bigint;
  currency: string;
}>;

/** Those in the company's currency first; signed ones, which only await their payment, are none. @param pipeline its code */
export async function biggestInStage(
  db: Tx,
  workspace: Readonly<{ id: string; currency: string }>,
  among: Among,
  { pipeline, stage }: Readonly<{ pipeline: string; stage: string }>,
  limit: number,
): Promise<BigDeal[]> {
  const rows = await db.$queryRaw<BigDeal[]>(sql`
    SELECT d."id", d."number", c."name" AS "customer", m."name" AS "owner", d."amountMinor"::bigint AS "minor", d."currency"
      FROM "Deal" d JOIN "Customer" c ON c."id" = d."customerId" JOIN "Member" m ON m."id" = d."ownerId"
     WHERE d."workspaceId" = ${workspace.id}::uuid AND d."pipeline" = ${pipeline} AND d."stage" = ${stage}
       AND d."outcome" IS NULL AND d."signedAt" IS NULL ${ownedBy(sql`d`, among)}
     ORDER BY d."currency" = ${workspace.currency} DESC, d."amountMinor" DESC, d."number" LIMIT ${limit}::int`);
  return rows.map((row) => ({ ...row, minor: BigInt(row.minor) }));
}
