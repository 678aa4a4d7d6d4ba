import type { PersonalData } from "../company/personal-data.ts";
import { type Sql, sql } from "../database/sql.ts";

/** Who plays a part in a deal is the company's; what somebody wrote of a competitor, and linked, is theirs. */
export const personalDataOfParties: PersonalData = {
  columns: {
    "DealCompetitor.strengths": "emptied",
    "DealCompetitor.weaknesses": "emptied",
    "DealHelper.role": "stays: one of four words",
    "DealLink.title": "deleted",
    "DealLink.url": "deleted",
  },
  show: async (db, { id, workspaceId }) => ({
    ofCompetitors: await db.$queryRaw<object[]>(sql`
      SELECT x."dealId"::text AS "dealId", x."strengths", x."weaknesses" FROM "DealCompetitor" x WHERE ${byThem(workspaceId, id)}`),
    links: await db.$queryRaw<object[]>(sql`
      SELECT x."dealId"::text AS "dealId", x."url", x."title" FROM "DealLink" x WHERE ${byThem(workspaceId, id)}`),
    helpsWith: await db.$queryRaw<object[]>(sql`
      SELECT x."dealId"::text AS "dealId", x."role", x."hours" FROM "DealHelper" x
       WHERE x."workspaceId" = ${workspaceId}::uuid AND x."memberId" = ${id}::uuid`),
  }),
  async erase(tx, { id, workspaceId, instead: { words } }) {
    const instead = (text: Sql) => sql`CASE ${text} WHEN '' THEN '' ELSE ${words} END`;
    await tx.$executeRaw(sql`
      UPDATE "DealCompetitor" x SET "strengths" = ${instead(sql`x."strengths"`)}, "weaknesses" = ${instead(sql`x."weaknesses"`)}
       WHERE ${byThem(workspaceId, id)}`);
    await tx.$executeRaw(sql`DELETE FROM "DealLink" x WHERE ${byThem(workspaceId, id)}`);
  },
};

const byThem = (workspaceId: string, memberId: string): Sql => sql`
  x."workspaceId" = ${workspaceId}::uuid AND x."eventId" IN (
    SELECT e."id" FROM "Event" e WHERE e."workspaceId" = ${workspaceId}::uuid AND e."memberId" = ${memberId}::uuid)`;
