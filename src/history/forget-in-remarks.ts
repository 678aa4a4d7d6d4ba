/** Somebody who is to be forgotten is named in what others wrote: the rest of it stays. */
import { type Sql, sql } from "../database/sql.ts";
import type { Deed } from "./deed.ts";

type Where = Readonly<{
  /** Of deals, customers and whoever else is written about. */
  subjectIds: readonly string[];
  customerIds: readonly string[];
  /** A regular expression of PostgreSQL. */
  pattern: string;
}>;

export async function remarksNaming({ db, workspace }: Deed, where: Where): Promise<string[]> {
  const rows = await db.$queryRaw<{ text: string }[]>(sql`
    SELECT r."text" FROM "Remark" r WHERE ${naming(workspace.id, where)} ORDER BY r."id"`);
  return rows.map(({ text }) => text);
}

/** @param instead what stands where they were named */
export const forgetInRemarks = ({ db, workspace }: Deed, where: Where, instead: string) =>
  db.$executeRaw(sql`
    UPDATE "Remark" r SET "text" = regexp_replace(r."text", ${where.pattern}, ${instead}, 'gi')
     WHERE ${naming(workspace.id, where)}`);

/** Notes and reasons, of deals also next steps and why an exception was asked for. */
const naming = (workspaceId: string, { subjectIds, customerIds, pattern }: Where): Sql => sql`
  r."workspaceId" = ${workspaceId}::uuid AND r."text" ~* ${pattern} AND r."id" IN (
    WITH deal AS (
      SELECT d."id" FROM "Deal" d WHERE d."workspaceId" = ${workspaceId}::uuid AND d."customerId" = ANY(${[...customerIds]}::uuid[]))
    SELECT e."remarkId" FROM "Event" e WHERE e."workspaceId" = ${workspaceId}::uuid AND e."remarkId" IS NOT NULL
       AND (e."subjectId" IN (SELECT "id" FROM deal) OR e."subjectId" = ANY(${[...subjectIds, ...customerIds]}::uuid[]))
    UNION SELECT v."nextStepId" FROM "DealVersion" v WHERE v."workspaceId" = ${workspaceId}::uuid AND v."dealId" IN (SELECT "id" FROM deal)
    UNION SELECT unnest(ARRAY[x."reasonId", x."answerId"]) FROM "Exception" x
      WHERE x."workspaceId" = ${workspaceId}::uuid AND x."dealId" IN (SELECT "id" FROM deal))`;
