/** A file that somebody sent and that belongs to nothing yet, whole: to be looked at, not to be kept. */
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { readPieces } from "./pieces.ts";

/** Its bytes, and what it is called. */
export type ReadFile = Readonly<{ name: string; bytes: Uint8Array<ArrayBuffer> }>;

type Whose = Pick<Deed, "db" | "workspace" | "member">;

/** `size` in bytes. @returns undefined when it is another's, claimed or gone */
export async function findUnclaimed(
  { db, workspace, member }: Whose,
  id: string,
): Promise<Readonly<{ name: string; size: number }> | undefined> {
  const [file] = await db.$queryRaw<{ name: string; size: number }[]>(sql`
    SELECT f."name", f."bytes"::int AS "size" FROM "File" f
    WHERE f."workspaceId" = ${workspace.id}::uuid AND f."id" = ${id}::uuid AND f."memberId" = ${member.id}::uuid
      AND f."complete" AND f."eventId" IS NULL`);
  return file;
}

/** @param most bytes @returns undefined when it is another's, claimed or gone, or longer */
export async function readUnclaimed(
  whose: Whose,
  id: string,
  most = Number.POSITIVE_INFINITY,
): Promise<ReadFile | undefined> {
  const { db, workspace } = whose;
  const file = await findUnclaimed(whose, id);
  if (!file || file.size > most) return undefined;
  const bytes = new Uint8Array(file.size);
  let at = 0;
  // Piece by piece: its text takes more memory than the file.
  for await (const piece of readPieces(db, { workspaceId: workspace.id, id, bytes: file.size })) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { name: file.name, bytes };
}
