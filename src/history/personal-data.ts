import type { PersonalData } from "../company/personal-data.ts";
import { type Sql, sql } from "../database/sql.ts";

/** Events name people and their words by ids alone, so that they can stay as they are. */
export const personalDataOfHistory: PersonalData = {
  columns: {
    "Remark.text": "emptied",
    "Event.subject": "stays: a word of ours",
    "Event.kind": "stays: a word of ours",
    "Event.via": "stays: a word of ours",
    "Event.values":
      "stays: ids, numbers, marks that nobody can read, and what deals, customers and teams are called",
  },
  show: async (db, { id, workspaceId }) => ({
    deeds: await db.$queryRaw<object[]>(sql`
      SELECT e."at", e."via", e."subject", e."subjectId"::text AS "subjectId", e."kind", e."values", r."text" AS "words"
        FROM "Event" e LEFT JOIN "Remark" r ON r."id" = e."remarkId"
       WHERE e."workspaceId" = ${workspaceId}::uuid AND (e."memberId" = ${id}::uuid OR e."subjectId" = ${id}::uuid)
       ORDER BY e."id"`),
    words: await db.$queryRaw<object[]>(sql`
      SELECT r."text" FROM "Remark" r
       WHERE r."workspaceId" = ${workspaceId}::uuid AND r."id" IN ${remarksOf(workspaceId, id)}`),
  }),
  erase: (tx, { id, workspaceId, instead: { words } }) =>
    tx.$executeRaw(sql`
      UPDATE "Remark" SET "text" = ${words}
       WHERE "workspaceId" = ${workspaceId}::uuid AND "id" IN ${remarksOf(workspaceId, id)}`),
};

/** What came with their deeds, and the next steps that they wrote. */
const remarksOf = (workspaceId: string, memberId: string): Sql => sql`(
  SELECT e."remarkId" FROM "Event" e
   WHERE e."workspaceId" = ${workspaceId}::uuid AND e."memberId" = ${memberId}::uuid AND e."remarkId" IS NOT NULL
  UNION
  SELECT v."nextStepId" FROM "Event" e JOIN "DealVersion" v ON v."workspaceId" = e."workspaceId" AND v."dealId" = e."subjectId" AND v."eventId" = e."id"
    LEFT JOIN "DealVersion" p ON p."workspaceId" = v."workspaceId" AND p."dealId" = v."dealId" AND p."number" = v."number" - 1
   WHERE e."workspaceId" = ${workspaceId}::uuid AND e."memberId" = ${memberId}::uuid AND e."undoes" IS NULL
     AND v."nextStepId" IS NOT NULL AND v."nextStepId" IS DISTINCT FROM p."nextStepId")`;
