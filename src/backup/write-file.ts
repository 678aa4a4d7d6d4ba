/** Writes a backup into one file: complete, on disk, or not there. */
import { createHash } from "node:crypto";
import { link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import { syncPath } from "../database/sync-path.ts";
import { formatName, formatVersion } from "./format.ts";
import type { Head, Piece, Sum } from "./pieces.ts";
import { totalOf } from "./pieces.ts";
import { BackupTrouble, fileTrouble } from "./trouble.ts";

export type Written = Readonly<{ head: Head; rows: number; bytes: number }>;

/**
 * Readable by the bot's own user only: it holds all that the database holds.
 * @param file must not exist; while it is written it is beside itself, as FILE.<process>.part
 * @throws BackupTrouble
 */
export async function writeBackup(file: string, pieces: AsyncIterable<Piece>): Promise<Written> {
  const part = `${file}.${process.pid}.part`;
  const sums = new Map<string, Sum>();
  let head: Head | undefined;
  async function* noting() {
    for await (const piece of pieces) {
      if (piece.kind === "head") head = piece.head;
      if (piece.kind === "sum") sums.set(piece.table, piece.sum);
      yield piece;
    }
  }
  try {
    await expectFree(file);
    const handle = await open(part, "wx", 0o600);
    try {
      await pipeline(
        Readable.from(textOf(noting())),
        createZstdCompress(),
        // All of a chunk, from where the last one ended.
        async (compressed: AsyncIterable<Buffer>) => {
          for await (const chunk of compressed) await handle.writeFile(chunk);
        },
      );
      await handle.sync();
      const { size } = await handle.stat();
      await handle.close();
      await putInPlace(part, file);
      if (!head) throw new Error("a backup without a head");
      return { head, rows: totalOf(sums.values()), bytes: size };
    } finally {
      await handle.close().catch(() => {});
      await rm(part, { force: true });
    }
  } catch (error) {
    throw fileTrouble(error, file, "write");
  }
}

/** @throws BackupTrouble, or what the file system says */
export async function expectFree(file: string): Promise<void> {
  const there = await open(file, "r").then(
    (handle) => handle.close().then(() => true),
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR",
  );
  if (there) throw new BackupTrouble({ code: "file exists", file });
}

/** A link refuses what a rename would replace; file systems without links get a rename. */
async function putInPlace(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    await rename(part, file);
  }
  syncPath(dirname(file));
}

/** One line each: the head, a table's name, its rows, its sum; at the end the sum of all that was written before. */
async function* textOf(pieces: AsyncIterable<Piece>): AsyncGenerator<string> {
  const whole = createHash("sha256");
  const said = (text: string) => {
    whole.update(text);
    return text;
  };
  for await (const piece of pieces) {
    switch (piece.kind) {
      case "head":
        yield said(`${JSON.stringify({ [formatName]: formatVersion, ...piece.head })}\n`);
        break;
      case "rows":
        yield said(`${piece.rows.join("\n")}\n`);
        break;
      case "sum":
        yield said(`${JSON.stringify({ table: piece.table, ...piece.sum })}\n`);
        break;
      case "end":
        yield said(`${JSON.stringify(piece.end)}\n`);
    }
  }
  yield `${JSON.stringify({ sha256: whole.digest("hex") })}\n`;
}
