import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Locks the admins' rows, so that two admins cannot demote or remove each other at once. */
export async function isOnlyAdmin(
  of: Readonly<{ db: Tx; workspace: Readonly<{ id: string }> }>,
): Promise<boolean> {
  const admins = await of.db.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Member" WHERE "workspaceId" = ${of.workspace.id}::uuid AND "role" = 'admin' AND "active" FOR UPDATE`);
  return admins.length <= 1;
}
