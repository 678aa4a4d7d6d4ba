/** A file's bytes as they are stored: rows of a size that is light on the embedded database, never whole in memory. */
import type { FileSource, KeptFile } from "../chat/file.ts";
import type { Database } from "../database/open-database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/**
 * Of a row. What V8 and malloc take for so much of it, also as text, they take from what is cleared up all the time; of ten times as
 * much a large file leaves a hundred megabytes lying about.
 */
const pieceBytes = 48 * 1024;
/** Looked at, and taken from a chat, in one go. */
const partBytes = 10 * pieceBytes;
/** Rows a statement. */
const readAtOnce = 8;

/** The same bytes in parts of equal size, the last one shorter. Each is over when the next one is asked for: they share their memory. */
export async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const part = Buffer.allocUnsafe(partBytes);
  let length = 0;
  for await (const some of bytes)
    for (let from = 0; from < some.length; ) {
      const next = some.subarray(from, from + partBytes - length);
      part.set(next, length);
      from += next.length;
      length += next.length;
      if (length < partBytes) continue;
      yield part;
      length = 0;
    }
  if (length > 0) yield part.subarray(0, length);
}

/** @param nth counts parts from 0 */
export async function writePart(
  db: Tx,
  { workspaceId, id }: Pick<KeptFile, "workspaceId" | "id">,
  nth: number,
  part: Buffer,
): Promise<void> {
  const rows: Sql[] = [];
  for (let from = 0; from < part.length; from += pieceBytes)
    rows.push(sql`(${workspaceId}::uuid, ${id}::uuid, ${(nth * partBytes + from) / pieceBytes}::int,
                   ${part.subarray(from, from + pieceBytes)}::bytea)`);
  await db.$executeRaw(
    sql`INSERT INTO "FileChunk" ("workspaceId", "fileId", "nth", "bytes") VALUES ${joinSql(rows)}`,
  );
}

/** Somebody has removed the file meanwhile, or not all of it came back from a backup. */
export class PieceMissing extends Error {
  override readonly name = "PieceMissing";
}

/** One after the other. @throws PieceMissing: better nothing than a part that looks whole */
export async function* readPieces(
  db: Pick<Tx, "$queryRaw">,
  { workspaceId, id, bytes }: Pick<KeptFile, "workspaceId" | "id" | "bytes">,
): AsyncGenerator<Buffer> {
  let nth = 0;
  for (let left = bytes; left > 0; ) {
    const pieces = await db.$queryRaw<{ nth: number; bytes: Uint8Array }[]>(sql`
      SELECT "nth", "bytes" FROM "FileChunk" WHERE "workspaceId" = ${workspaceId}::uuid AND "fileId" = ${id}::uuid
         AND "nth" >= ${nth}::int AND "nth" < ${nth + readAtOnce}::int ORDER BY "nth"`);
    if (pieces[0]?.nth !== nth) throw new PieceMissing(`Piece ${nth} of file ${id} is missing`);
    for (const piece of pieces) {
      // What is missing in between is asked for next, and then is the first.
      if (piece.nth !== nth) break;
      nth += 1;
      left -= piece.bytes.length;
      yield Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.byteLength);
    }
  }
}

export const fileSource = ({ prisma }: Pick<Database, "prisma">): FileSource => ({
  read: (file: KeptFile) => readPieces(prisma, file),
});
