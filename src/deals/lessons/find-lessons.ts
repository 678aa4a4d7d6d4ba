/** Lessons by what was said of them: a stage, a reason, an industry, a customer, a word of theirs. */

import type { Turn } from "../../chat/use-case.ts";
import type { OwnerScope } from "../../company/owner-scope.ts";
import { fromTimestamp } from "../../database/columns.ts";
import { escapeLike, joinSql, noSql, type Sql, sql } from "../../database/sql.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { reasonSaid } from "../../pipelines/find-reason.ts";
import { findStages } from "../../pipelines/find-stage.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { splitWords } from "../../understanding/split-words.ts";
import type { Deal } from "../facts/deal.ts";

type Row = Pick<
  Deal,
  "number" | "pipeline" | "pipelineVersion" | "stage" | "outcome" | "lostReason" | "wonReason"
> & {
  dealId: string;
  customer: string;
  industry: string | null;
  text: string;
  who: string | null;
  at: Date;
  of: number;
};

export type Lesson = Omit<Row, "at" | "of"> & Readonly<{ at: ReturnType<typeof fromTimestamp> }>;

/** Newest first. @returns with how many there are in all */
export async function findLessons(
  { db, workspace, pipelines }: Pick<Turn, "db" | "workspace" | "pipelines">,
  owners: OwnerScope,
  typed: string,
  limit: number,
): Promise<{ lessons: Lesson[]; count: number }> {
  const about = conditions(pipelines.newest, typed);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT d."id" AS "dealId", d."number", d."pipeline", d."pipelineVersion", d."stage", d."outcome", d."lostReason", d."wonReason",
           c."name" AS "customer", c."industry", r."text", m."name" AS "who", e."at", count(*) OVER ()::int AS "of"
    FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId" JOIN "Deal" d ON d."id" = e."subjectId"
      JOIN "Customer" c ON c."id" = d."customerId" LEFT JOIN "Member" m ON m."id" = e."memberId"
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'deal' AND e."kind" = 'lesson' AND ${notTakenBack(sql`e."id"`)}
      AND d."outcome" IS DISTINCT FROM 'withdrawn' ${owners === "all" ? noSql : sql`AND d."ownerId" = ANY(${owners}::uuid[])`}
      ${about.length > 0 ? sql`AND ${joinSql(about, " AND ")}` : noSql}
    ORDER BY e."id" DESC LIMIT ${limit}`);
  return {
    lessons: rows.map(({ at, of: _, ...row }) => ({ ...row, at: fromTimestamp(at) })),
    count: rows[0]?.of ?? 0,
  };
}

/** The line as one name, where it is one ("no budget"); else each of its words has to fit. */
function conditions(pipelines: readonly Pipeline[], typed: string): Sql[] {
  const whole = named(pipelines, typed);
  if (whole) return [whole];
  return splitWords(typed).map(({ spelling }) => named(pipelines, spelling) ?? written(spelling));
}

/** A word may be a stage and a reason at once, and what is a reason for losing may be one for winning. */
function named(pipelines: readonly Pipeline[], phrase: string): Sql | undefined {
  const said = phrase.trim().toLowerCase();
  const stages = findStages(pipelines, phrase).map(({ code }) => code);
  const lost = reasonSaid(pipelines, "lostReasons", said)?.code;
  const won = reasonSaid(pipelines, "wonReasons", said)?.code;
  const any = [
    stages.length > 0 && sql`d."stage" = ANY(${stages}::text[])`,
    lost !== undefined && sql`d."lostReason" = ${lost}`,
    won !== undefined && sql`d."wonReason" = ${won}`,
  ].filter((one) => one !== false);
  return any.length > 0 ? sql`(${joinSql(any, " OR ")})` : undefined;
}

function written(word: string): Sql {
  const like = `%${escapeLike(word)}%`;
  return sql`(c."industry" ILIKE ${like} OR c."name" ILIKE ${like} OR r."text" ILIKE ${like})`;
}
