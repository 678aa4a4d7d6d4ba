/** How much is known of what should be before the next stage, in the open deals of each stage. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { isAnswered, isColumn, otherKey } from "./answered.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";

export type KnownInStage = Readonly<{
  stage: string;
  /** Answers that there are, of those that there should be. */
  known: number;
  of: number;
}>;

/** Each deal by its own version. Stages without open deals, or where nothing should be known, are left out. */
export async function knownByStage(
  db: Tx,
  workspaceId: string,
  versions: readonly [Pipeline, ...Pipeline[]],
  owners: Among,
): Promise<KnownInStage[]> {
  const asked = versions.flatMap(({ version, stages }) =>
    stages.flatMap(({ code: stage, leave }, at) =>
      [...leave, ...(stages[at + 1]?.enter ?? [])]
        .filter((one) => !one.must && !isColumn(one))
        .map((one) => ({ version, stage, key: one.key, other: otherKey(one) })),
    ),
  );
  return db.$queryRaw<KnownInStage[]>(sql`
    SELECT d."stage", count(*)::int AS "of",
           count(*) FILTER (WHERE ${isAnswered(workspaceId, sql`d."id"`, { key: sql`k."key"`, other: sql`k."other"` })})::int AS "known"
    FROM "Deal" d
    JOIN jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) k("version" int, "stage" text, "key" text, "other" text)
      ON k."version" = d."pipelineVersion" AND k."stage" = d."stage"
    WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${versions[0].code} AND d."outcome" IS NULL
      ${ownedBy(sql`d`, owners)}
    GROUP BY 1`);
}
