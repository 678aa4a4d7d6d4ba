/** How long a stage's deals have been in it, whatever currency each is in. */

import type { OwnerScope } from "../company/owner-scope.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { funnelNumbers, ownedBy, type StageNumbers } from "./funnel-numbers.ts";
import { openSince } from "./open-due.ts";

type Place = Pick<StageNumbers, "stage" | "awaiting">;
const same = (a: Place, b: Place) => a.stage === b.stage && a.awaiting === b.awaiting;

/**
 * The funnel's numbers, with the median entry of the whole stage in each of its currencies: amounts are added per
 * currency, ages are not. Asked apart, and only where a stage holds several.
 */
export async function funnelNumbersWithAges(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  owners: OwnerScope,
): Promise<StageNumbers[]> {
  const numbers = await funnelNumbers(db, workspaceId, pipeline, owners);
  const mixed = numbers.some((one, at) => numbers.findIndex((other) => same(other, one)) !== at);
  if (!mixed) return numbers;
  const medians = await db.$queryRaw<(Place & { medianEnteredAt: Date })[]>(sql`
    SELECT d."stage", (d."signedAt" IS NOT NULL) AS "awaiting",
           percentile_disc(0.5) WITHIN GROUP (ORDER BY ${openSince}) AS "medianEnteredAt"
    FROM "Deal" d
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2`);
  return numbers.map((one) => {
    const median = medians.find((other) => same(other, one));
    return median ? { ...one, medianEnteredAt: fromTimestamp(median.medianEnteredAt) } : one;
  });
}
