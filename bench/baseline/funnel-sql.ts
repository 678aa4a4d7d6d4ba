/** The funnel's numbers in the plainest SQL that yields them. */
import type { Session } from "./by-hand-database.ts";

export type StageRow = {
  stage: string;
  currency: string;
  awaiting: boolean;
  count: string;
  amount: string;
  weighted: string;
  entered: Date;
};
export type ConversionRow = { stage: string; entered: string; advanced: string };

export function stageNumbers(
  session: Session,
  workspaceId: string,
  pipeline: string,
  owners: readonly string[] | undefined,
): Promise<StageRow[]> {
  return session.query<StageRow>(
    `SELECT "stage", "currency", "signedAt" IS NOT NULL AS "awaiting", count(*) AS "count",
            sum("amountMinor") AS "amount", round(sum("amountMinor" * "likelihood") / 100) AS "weighted",
            percentile_disc(0.5) WITHIN GROUP (ORDER BY "stageEnteredAt") AS "entered"
     FROM "Deal"
     WHERE "workspaceId" = $1 AND "outcome" IS NULL AND "pipeline" = $2 ${owners ? `AND "ownerId" = ANY($3)` : ""}
     GROUP BY 1, 2, 3`,
    [workspaceId, pipeline, ...(owners ? [owners] : [])],
  );
}

/** @param stages codes, in the pipeline's order */
export function conversions(
  session: Session,
  workspaceId: string,
  stages: readonly string[],
  owners: readonly string[] | undefined,
  since: Date,
): Promise<ConversionRow[]> {
  const entered = stages.map(
    (_, index) => `min(m."from") FILTER (WHERE s.position >= ${index + 1}) AS at${index + 1}`,
  );
  const each = stages.map((stage, index) => `(${index + 1}, '${stage}', at${index + 1})`);
  return session.query<ConversionRow>(
    `WITH deal AS (
       SELECT min(s."position") AS "first", max(s."position") AS "furthest", ${entered.join(", ")}
       FROM "DealVersion" m JOIN unnest($2::text[]) WITH ORDINALITY s("stage", "position") ON s."stage" = m."stage"
       WHERE m."workspaceId" = $1 AND m."kind" IN ('new', 'advance', 'sign', 'win', 'reopen')
         AND NOT EXISTS (SELECT FROM "Event" u WHERE u."undoes" = m."eventId")
         ${owners ? `AND m."ownerId" = ANY($4)` : ""}
       GROUP BY m."dealId"
     )
     SELECT s."stage", count(*) AS "entered", count(*) FILTER (WHERE "furthest" > s."position") AS "advanced"
     FROM deal, LATERAL (VALUES ${each.join(", ")}) s("position", "stage", "at")
     WHERE s."at" >= $3 AND s."position" >= "first"
     GROUP BY s."stage"`,
    [workspaceId, stages, since, ...(owners ? [owners] : [])],
  );
}
