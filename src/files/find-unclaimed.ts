/** A file that somebody sent and that belongs to nothing yet: to be looked at, not to be kept. */
import type { KeptFile } from "../chat/file.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";

export type UnclaimedFile = Pick<KeptFile, "id" | "workspaceId" | "name" | "bytes">;

/** @returns undefined when it is another's, claimed or gone */
export async function findUnclaimed(
  { db, workspace, member }: Pick<Deed, "db" | "workspace" | "member">,
  id: string,
): Promise<UnclaimedFile | undefined> {
  const [file] = await db.$queryRaw<UnclaimedFile[]>(sql`
    SELECT f."id", f."workspaceId", f."name", f."bytes"::int AS "bytes" FROM "File" f
    WHERE f."workspaceId" = ${workspace.id}::uuid AND f."id" = ${id}::uuid AND f."memberId" = ${member.id}::uuid
      AND f."complete" AND f."eventId" IS NULL`);
  return file;
}
