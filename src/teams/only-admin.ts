import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";

/** Locks the admins' rows, so that two admins cannot demote or remove each other at once. */
export async function isOnlyAdmin({ db, workspace }: Pick<Deed, "db" | "workspace">): Promise<boolean> {
  const admins = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Member" WHERE "workspaceId" = ${workspace.id}::uuid AND "role" = 'admin' AND "active" FOR UPDATE`);
  return admins.length <= 1;
}
