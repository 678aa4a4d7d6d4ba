/** What was lost from each stage in a period, and why. */
import type { Temporal } from "temporal-polyfill";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Change, type ChangeRow, changeOf } from "./change.ts";
import { lostIn } from "./closing-reasons.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import type { Span } from "./told-period.ts";

/** Lost deals stay in the stage from which they were lost. Reasons by their codes, "" where none was given; the most deals first. */
export type StageLoss = Change &
  Readonly<{ stage: string; reasons: readonly Readonly<{ reason: string; count: number }>[] }>;

/**
 * The same deals as in {@link closingReasons}, of one pipeline.
 * @param pipeline its code; all versions of it together
 * @param at as it was known at an instant; now when missing
 */
export async function lossesByStage(
  db: Tx,
  workspaceId: string,
  pipeline: string,
  among: Among,
  { span, at }: Readonly<{ span: Span; at?: Temporal.Instant | undefined }>,
): Promise<StageLoss[]> {
  const rows = await db.$queryRaw<(ChangeRow & { stage: string; reason: string })[]>(sql`
    SELECT d."stage", coalesce(d."lostReason", '') AS "reason", d."currency", count(*)::int AS "count",
           sum(d."amountMinor")::bigint AS "minor"
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${pipeline} AND ${lostIn(span)} ${ownedBy(sql`d`, among)}
    GROUP BY 1, 2, 3`);
  return [...Map.groupBy(rows, ({ stage }) => stage)].map(([stage, some]) => ({
    ...{ stage, ...changeOf(some) },
    reasons: [...Map.groupBy(some, ({ reason }) => reason)]
      .map(([reason, those]) => ({ reason, count: changeOf(those).count }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  }));
}
