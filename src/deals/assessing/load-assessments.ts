/** What was answered each time a deal was assessed. */
import { Temporal } from "temporal-polyfill";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { Answers } from "../facts/answers.ts";
import { dealEventValues } from "../facts/deal-events.ts";

export type Assessed = Readonly<{
  /** Of the assessment. */
  code: string;
  at: Temporal.Instant;
  who: string | null;
  answers: Answers;
  /** Columns of the deal that were asked as criteria, in words of the day, by the criteria's keys. */
  columns: Readonly<Record<string, string>>;
  /** Keys of criteria that held. */
  held: readonly string[];
  note: string | null;
}>;

/** The newest last. @param most so many of them */
export async function loadAssessments(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  dealId: string,
  most: number,
): Promise<Assessed[]> {
  const rows = await db.$queryRaw<
    { values: unknown; at: number; who: string | null; answers: Answers | null; note: string | null }[]
  >(sql`
    SELECT e."values", extract(epoch FROM e."at")::float8 * 1000 AS "at", m."name" AS "who", r."text" AS "note",
           (SELECT jsonb_object_agg(f."key", f."value" #>> '{}') FROM "DealFact" f
             WHERE f."workspaceId" = e."workspaceId" AND f."dealId" = e."subjectId" AND f."eventId" = e."id") AS "answers"
    FROM "Event" e LEFT JOIN "Member" m ON m."id" = e."memberId" LEFT JOIN "Remark" r ON r."id" = e."remarkId"
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ${dealId}::uuid AND e."kind" = 'assess'
      AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT ${most}`);
  return rows.reverse().flatMap(({ values, at, answers, ...rest }) => {
    const assessment = dealEventValues.safeParse(values).data?.assessment;
    return assessment
      ? [
          {
            ...rest,
            ...assessment,
            answers: answers ?? {},
            at: Temporal.Instant.fromEpochMilliseconds(Math.round(at)),
          },
        ]
      : [];
  });
}
