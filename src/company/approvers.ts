/** Who may be asked to approve something of a member's: those who lead them first, then everybody else. */
import { noSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** `leads`: an admin, or the manager of the member's team or of one above it. */
export type Approver = Readonly<{ id: string; name: string; leads: boolean }>;

/**
 * Nearest first. Nobody approves their own: neither the member nor who asks is among them.
 * @param everybody colleagues too, not only who leads
 */
export const approversOf = (
  db: Tx,
  workspaceId: string,
  { ownerId, askerId, everybody }: Readonly<{ ownerId: string; askerId: string; everybody: boolean }>,
): Promise<Approver[]> =>
  db.$queryRaw(sql`
    WITH RECURSIVE above AS (
      SELECT t."managerId", t."parentId", 0 AS "up" FROM "Member" o JOIN "Team" t ON t."id" = o."teamId"
       WHERE o."id" = ${ownerId}::uuid AND t."workspaceId" = ${workspaceId}::uuid
      UNION ALL
      SELECT p."managerId", p."parentId", a."up" + 1 FROM above a JOIN "Team" p ON p."id" = a."parentId" WHERE a."up" < 50
    ), near AS (
      SELECT "managerId", min("up") AS "up" FROM above GROUP BY 1
    ), member AS (
      SELECT m."id", m."name", n."up", m."role" = 'admin' OR (m."role" = 'manager' AND n."up" IS NOT NULL) AS "leads"
      FROM "Member" m LEFT JOIN near n ON n."managerId" = m."id"
      WHERE m."workspaceId" = ${workspaceId}::uuid AND m."active"
        AND m."id" <> ${ownerId}::uuid AND m."id" <> ${askerId}::uuid
    )
    SELECT "id"::text AS "id", "name", "leads" FROM member ${everybody ? noSql : sql`WHERE "leads"`}
    ORDER BY "leads" DESC, "up" NULLS LAST, "name", "id"`);
