/** Where open deals stand, in the plainest SQL that says it. */
import type { Session } from "./by-hand-database.ts";

/** @returns how many stand in each stage, by its code */
export async function dealsStanding(
  session: Session,
  workspaceId: string,
  pipeline: string,
  owners: readonly string[],
): Promise<[stage: string, count: number][]> {
  const rows = await session.query<{ stage: string; count: string }>(
    `SELECT "stage", "currency", count(*) AS "count", sum("amountMinor") AS "amount" FROM "Deal"
     WHERE "workspaceId" = $1 AND "outcome" IS NULL AND "pipeline" = $2 AND "ownerId" = ANY($3)
     GROUP BY 1, 2`,
    [workspaceId, pipeline, owners],
  );
  const stages = Map.groupBy(rows, ({ stage }) => stage);
  return [...stages].map(([stage, all]) => [stage, all.reduce((sum, { count }) => sum + Number(count), 0)]);
}
