import type { Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";

/** Locks the admins' rows, so that two admins cannot demote or remove each other at once. */
export async function isOnlyAdmin(turn: Turn): Promise<boolean> {
  const admins = await turn.db.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Member" WHERE "workspaceId" = ${turn.workspace.id}::uuid AND "role" = 'admin' AND "active" FOR UPDATE`);
  return admins.length <= 1;
}
