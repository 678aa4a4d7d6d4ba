/** Companies that belong to each other are two: the one above, by however many steps, and what is below. */
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";

/** A parent that has been merged since leads on. More steps than a group of companies has are a circle. */
const mostSteps = 30;

/** @returns which of the two is above the other, if one is */
export async function parentAmong(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  [one, other]: readonly [string, string],
): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    WITH RECURSIVE above AS (
      SELECT c."id" AS "start", c."id", 0 AS "steps" FROM "Customer" c
       WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" IN (${one}::uuid, ${other}::uuid)
      UNION
      SELECT a."start", coalesce(p."mergedIntoId", p."id"), a."steps" + 1
        FROM above a
        JOIN "Customer" c ON a."id" IN (c."id", c."mergedIntoId") AND c."workspaceId" = ${workspace.id}::uuid
        JOIN "Customer" p ON p."id" = c."parentId" AND p."workspaceId" = c."workspaceId"
       WHERE a."steps" < ${mostSteps} AND coalesce(p."mergedIntoId", p."id") <> a."start"
    )
    SELECT DISTINCT a."id" FROM above a WHERE a."steps" > 0 AND a."id" IN (${one}::uuid, ${other}::uuid)`);
  return rows[0]?.id;
}
