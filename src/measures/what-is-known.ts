/** How much is known of what should be before the next stage, deal by deal, as SQL. */
import { type Sql, sql } from "../database/sql.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { isColumn, otherKey } from "./answered.ts";

/** Answers that there are, of those that there should be. */
export type Known = Readonly<{ known: number; of: number }>;

/**
 * For a statement about open deals as they stand, under the alias d: a join, and two sums. Each deal by the version that it
 * goes through. All answers are read in one pass, so that it does not matter how many deals or criteria there are.
 * @param those the condition that the deals fulfil, under the same alias
 */
export function whatIsKnown(
  workspaceId: string,
  versions: readonly Pipeline[],
  those: Sql,
): Readonly<{ join: Sql; sums: Sql }> {
  const asked = versions.flatMap(({ version, stages }) =>
    stages.flatMap(({ code: stage, leave }, at) =>
      [...leave, ...(stages[at + 1]?.enter ?? [])]
        .filter((one) => !one.must && !isColumn(one))
        .map((one) => ({ version, stage, key: one.key, other: otherKey(one) })),
    ),
  );
  const keys = [...new Set(asked.flatMap(({ key, other }) => (other === null ? [key] : [key, other])))];
  const askedFor = sql`
    jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) k("version" int, "stage" text, "key" text, "other" text)`;
  return {
    join: sql`
      LEFT JOIN (SELECT k."version", k."stage", count(*) AS "of" FROM ${askedFor} GROUP BY 1, 2) s
        ON s."version" = d."pipelineVersion" AND s."stage" = d."stage"
      LEFT JOIN (
        SELECT n."dealId", k."version", k."stage", count(DISTINCT k."key") AS "known"
        FROM (SELECT DISTINCT ON (f."dealId", f."key") f."dealId", f."key", f."value" #>> '{}' AS "value"
              FROM "DealFact" f
              WHERE f."workspaceId" = ${workspaceId}::uuid AND f."key" = ANY(${keys}::text[])
                AND f."dealId" IN (SELECT d."id" FROM "Deal" d WHERE ${those})
              ORDER BY f."dealId", f."key", f."eventId" DESC) n
        JOIN ${askedFor} ON n."key" IN (k."key", k."other")
        WHERE n."value" NOT IN ('', 'no')
        GROUP BY 1, 2, 3) a
        ON a."dealId" = d."id" AND a."version" = d."pipelineVersion" AND a."stage" = d."stage"`,
    sums: sql`coalesce(sum(a."known"), 0)::int AS "known", coalesce(sum(s."of"), 0)::int AS "of"`,
  };
}
