/**
 * A file's bytes as they are stored: rows of a size that is light on the embedded database, never whole in
 * memory.
 * They go in as Base64: as bytes, Prisma and the embedded database take ten times as long.
 */
import type { FileSource, KeptFile } from "../chat/file.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

const pieceBytes = 512 * 1024;

/** The same bytes in pieces of equal size, the last one shorter. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const some of bytes) {
    waiting.push(some);
    length += some.length;
    if (length < pieceBytes) continue;
    const all = Buffer.concat(waiting);
    const whole = length - (length % pieceBytes);
    for (let from = 0; from < whole; from += pieceBytes) yield all.subarray(from, from + pieceBytes);
    waiting = [all.subarray(whole)];
    length -= whole;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** @param nth counts from 0 */
export async function writePiece(
  db: Tx,
  { workspaceId, id }: Pick<KeptFile, "workspaceId" | "id">,
  nth: number,
  piece: Buffer,
): Promise<void> {
  await db.$executeRaw(sql`
    INSERT INTO "FileChunk" ("workspaceId", "fileId", "nth", "bytes")
    VALUES (${workspaceId}::uuid, ${id}::uuid, ${nth}::int, decode(${piece.toString("base64")}, 'base64'))`);
}

/** One after the other. @throws where a piece is missing: better nothing than a part that looks whole */
export async function* readPieces(
  db: Pick<Tx, "$queryRaw">,
  { workspaceId, id, bytes }: Pick<KeptFile, "workspaceId" | "id" | "bytes">,
): AsyncGenerator<Buffer> {
  for (let nth = 0; nth * pieceBytes < bytes; nth++) {
    const [piece] = await db.$queryRaw<{ bytes: Uint8Array }[]>(sql`
      SELECT "bytes" FROM "FileChunk"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "fileId" = ${id}::uuid AND "nth" = ${nth}::int`);
    if (!piece) throw new Error(`Piece ${nth} of file ${id} is missing`);
    yield Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.byteLength);
  }
}

export const fileSource = ({ prisma }: Pick<Database, "prisma">): FileSource => ({
  read: (file: KeptFile) => readPieces(prisma, file),
});
