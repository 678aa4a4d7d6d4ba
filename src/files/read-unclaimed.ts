/** A file that somebody sent and that belongs to nothing yet, whole: to be looked at, not to be kept. */
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";

/** Its bytes, and what it is called. */
export type ReadFile = Readonly<{ name: string; bytes: Uint8Array<ArrayBuffer> }>;

/** @returns undefined when it is another's, claimed or gone */
export async function readUnclaimed(
  { db, workspace, member }: Deed,
  id: string,
): Promise<ReadFile | undefined> {
  const pieces = await db.$queryRaw<{ name: string; size: number; bytes: string }[]>(sql`
    SELECT f."name", f."bytes"::int AS "size", encode(c."bytes", 'base64') AS "bytes"
    FROM "File" f JOIN "FileChunk" c ON c."workspaceId" = f."workspaceId" AND c."fileId" = f."id"
    WHERE f."workspaceId" = ${workspace.id}::uuid AND f."id" = ${id}::uuid AND f."memberId" = ${member.id}::uuid
      AND f."complete" AND f."eventId" IS NULL
    ORDER BY c."nth"`);
  const [first] = pieces;
  if (!first) return undefined;
  const bytes = new Uint8Array(first.size);
  let at = 0;
  for (const piece of pieces) {
    const some = Buffer.from(piece.bytes, "base64");
    bytes.set(some, at);
    at += some.length;
  }
  return { name: first.name, bytes };
}
