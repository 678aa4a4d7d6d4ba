/** Copies the files of a running embedded database, in a state that PostgreSQL can start from. */
import { constants } from "node:fs";
import { copyFile, mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join, relative } from "node:path";
import type { PGlite } from "@electric-sql/pglite";

/** The file's size and time of change before it was copied, in milliseconds. */
type Seen = Readonly<{ size: number; changed: number; looked: number }>;

/** A change this soon before the first look may share its time with a later one. In milliseconds. */
const tick = 2_000;

/** A busy bot gives each step of a copy a turn after some milliseconds only, and there are a thousand files. */
const together = 64;

/** Thrown when a copy would leave the running database without room. */
export class NoRoomForCopy extends Error {
  override readonly name = "NoRoomForCopy";
  /** In bytes. */
  readonly needed: number;
  readonly free: number;

  constructor(needed: number, free: number) {
    super(`a copy needs ${needed} bytes, and ${free} are free`);
    this.needed = needed;
    this.free = free;
  }
}

/**
 * Copies twice: first everything, while the bot goes on, then, with the connection held, what has changed since. So
 * commands wait for the files of a few seconds only, however large the database is. What was committed is in the
 * copy; opening it replays the log, as after a power cut.
 * @param into is removed first
 * @returns for how long the connection was held, in milliseconds
 * @throws NoRoomForCopy
 */
export async function copyCluster(pglite: PGlite, directory: string, into: string): Promise<number> {
  await rm(into, { recursive: true, force: true });
  await expectRoom(directory);
  // What the copy would have to replay, and copy, is short then.
  await pglite.exec("CHECKPOINT");
  const seen = new Map<string, Seen>();
  await copyChanged(directory, into, seen);
  await copyChanged(directory, into, seen);
  return pglite._runExclusiveTransaction(() =>
    pglite._runExclusiveQuery(async () => {
      const began = performance.now();
      const left = await copyChanged(directory, into, seen);
      for (const name of seen.keys()) if (!left.has(name)) await rm(join(into, name), { force: true });
      return performance.now() - began;
    }),
  );
}

/** Twice its size must be free: a database whose log finds no room ends the process. */
async function expectRoom(directory: string): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const { files } = await filesOf(directory);
  const found = await Promise.all(files.map((name) => stat(join(directory, name)).catch(gone)));
  const size = found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
  if (bavail * bsize < 2 * size) throw new NoRoomForCopy(2 * size, bavail * bsize);
}

/** @param seen what was copied before, and is brought up to date @returns all files there are */
async function copyChanged(
  directory: string,
  into: string,
  seen: Map<string, Seen>,
): Promise<ReadonlySet<string>> {
  const { files, folders } = await filesOf(directory);
  for (const folder of ["", ...folders]) await mkdir(join(into, folder), { recursive: true, mode: 0o700 });
  const one = async (name: string) => {
    const looked = Date.now();
    const found = await stat(join(directory, name)).catch(gone);
    if (!found || isUnchanged(seen.get(name), found)) return;
    await copyFile(join(directory, name), join(into, name), constants.COPYFILE_FICLONE).catch(gone);
    seen.set(name, { size: found.size, changed: found.mtimeMs, looked });
  };
  for (let from = 0; from < files.length; from += together)
    await Promise.all(files.slice(from, from + together).map(one));
  return new Set(files);
}

function isUnchanged(before: Seen | undefined, now: Readonly<{ size: number; mtimeMs: number }>): boolean {
  if (!before || before.size !== now.size || before.changed !== now.mtimeMs) return false;
  return before.looked - before.changed > tick;
}

/** Files come and go while the bot runs. */
function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

async function filesOf(directory: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const named = entries.map((entry) => ({
    folder: entry.isDirectory(),
    name: relative(directory, join(entry.parentPath, entry.name)),
  }));
  return {
    // A copy is nobody's to be locked.
    files: named.flatMap(({ folder, name }) => (folder || name === "postmaster.pid" ? [] : [name])),
    folders: named.flatMap(({ folder, name }) => (folder ? [name] : [])),
  };
}
