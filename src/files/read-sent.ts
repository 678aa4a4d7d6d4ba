/** A small file that was sent with a command, for its content only: it is read, and gone with the deed. */
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";

/** One stored piece: more is no list that somebody typed. */
export const mostSentBytes = 512 * 1024;

/** @returns undefined when it is another's, gone, or longer than {@link mostSentBytes} */
export async function readSent(deed: Deed, id: string): Promise<Buffer | undefined> {
  const whose = { workspaceId: deed.workspace.id, memberId: deed.member.id, id };
  const [file] = await deed.db.$queryRaw<{ bytes: string }[]>(sql`
    SELECT encode(c."bytes", 'base64') AS "bytes" FROM "File" f
    JOIN "FileChunk" c ON c."workspaceId" = f."workspaceId" AND c."fileId" = f."id" AND c."nth" = 0
    WHERE f."workspaceId" = ${whose.workspaceId}::uuid AND f."memberId" = ${whose.memberId}::uuid AND f."id" = ${id}::uuid
      AND f."complete" AND f."eventId" IS NULL AND f."bytes" <= ${mostSentBytes}::int`);
  if (!file) return undefined;
  await deed.db.file.deleteMany({ where: { ...whose, eventId: null } });
  return Buffer.from(file.bytes, "base64");
}
