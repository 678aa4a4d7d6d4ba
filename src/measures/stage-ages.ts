/** How long a stage's deals have been in it, whatever currency each is in. */

import type { Temporal } from "temporal-polyfill";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import {
  type Among,
  funnelNumbers,
  type MiddleRow,
  middleEntered,
  middleOf,
  ownedBy,
  type StageNumbers,
} from "./funnel-numbers.ts";

type Place = Pick<StageNumbers, "stage" | "awaiting">;
const same = (a: Place, b: Place) => a.stage === b.stage && a.awaiting === b.awaiting;

/**
 * The funnel's numbers, with the median age of the whole stage in each of its currencies: amounts are added per
 * currency, ages are not. Asked apart, and only where a stage holds several.
 */
export async function funnelNumbersWithAges(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  owners: Among,
  at?: Temporal.Instant,
  versions?: readonly Pipeline[],
): Promise<StageNumbers[]> {
  const numbers = await funnelNumbers(db, workspaceId, pipeline, owners, at, versions);
  const mixed = numbers.some((one, nth) => numbers.findIndex((other) => same(other, one)) !== nth);
  if (!mixed) return numbers;
  const medians = await db.$queryRaw<(Place & MiddleRow)[]>(sql`
    SELECT d."stage", (d."signedAt" IS NOT NULL) AS "awaiting",
           ${middleEntered}
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."outcome" IS NULL AND d."pipeline" = ${pipeline} ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2`);
  return numbers.map((one) => {
    const median = medians.find((other) => same(other, one));
    return median ? { ...one, middleEnteredAt: middleOf(median) } : one;
  });
}
