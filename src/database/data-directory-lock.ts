import { mkdir, readFile, realpath, rmdir, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseLog } from "./database.ts";
import { HeldDirectory, type LockFiles, lockFilesOf, REFRESH } from "./held-directory.ts";
import { type KernelLock, takeKernelLock } from "./kernel-lock.ts";
import { isOnOneKernelOnly } from "./one-kernel-file-system.ts";
import { isEnding, isOfThisKernel, judge, type ProcessMark, parseMark } from "./process-mark.ts";

/** Who has just taken the lock has yet to name itself; in milliseconds. */
const SECOND_LOOK = 1_000;

/** A killed process keeps the lock until it has ended, also on a slow disk; in milliseconds. */
const LONGEST_END = 30_000;

/** How long a holder that cannot be seen may be silent: clearly longer than a minute's pause, in milliseconds. */
const SILENCE = 120_000;

/** However long ago its last refresh seems: the clock it was told by may be wrong. In milliseconds. */
const SHORTEST_WATCH = 2.5 * REFRESH;

/** Thrown when another process works on the data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = "DataDirectoryInUse";
  readonly directory: string;
  /** The other process; undefined when it left no name. */
  readonly pid: number | undefined;

  constructor(directory: string, holder: ProcessMark | undefined) {
    const who = holder ? `process ${holder.pid} on ${holder.host}` : "another process";
    super(
      `The data directory ${directory} is in use by ${who}. Stop it first, or give this one another DATA_DIR. ` +
        "Two at once would lose data. To run several, use a PostgreSQL server (DATABASE_URL).",
    );
    this.directory = directory;
    this.pid = holder?.pid;
  }
}

/**
 * Creates the data directory and locks it for this process. Two processes on one embedded database would
 * silently lose each other's rows.
 *
 * Two things decide: a lock that the kernel keeps, and beside it the holder's mark. A holder that is paused
 * keeps the directory however long, one that has died releases it at once. Only about a holder on another
 * machine nothing can be known: its directory is taken over when it has given no sign of life for two minutes,
 * and `confirm` lets it notice.
 *
 * @throws DataDirectoryInUse
 */
export async function lockDataDirectory(dataDir: string, log?: DatabaseLog): Promise<HeldDirectory> {
  await mkdir(dataDir, { recursive: true });
  const directory = await realpath(dataDir);
  const at: Place = { directory, files: lockFilesOf(directory), log };
  const older = await removeLockOfVersion0_1(at);
  const lock = await takeLock(at);
  if (!lock) {
    log?.warn(
      `The file system of ${directory} knows no locks. Make sure that only one process works there: ` +
        "one on another machine is noticed by its signs of life alone.",
    );
  }
  try {
    const last = await expectEnded(at, { locked: lock !== undefined, older });
    const held = HeldDirectory.sign(directory, at.files, lock);
    // Who was silent and is not dead has noticed by then, or will before it writes; and of two that came here, one is left.
    if (!lock || last?.proof === "silence") await sleep(2 * REFRESH);
    if (!held.isOurs()) throw await inUse(at);
    held.keepFresh();
    return held;
  } catch (error) {
    lock?.release();
    throw error;
  }
}

type Place = Readonly<{
  directory: string;
  files: LockFiles;
  log: DatabaseLog | undefined;
}>;

/** A holder of which we know that it works here no more, by the text of its mark. */
type Ended = { mark: string; proof: "death" | "silence" } | undefined;

/** @returns undefined where the file system knows no locks */
async function takeLock(at: Place): Promise<KernelLock | undefined> {
  const start = performance.now();
  for (;;) {
    const taken = await takeKernelLock(at.files.lock);
    if (taken === "unsupported") return undefined;
    if (taken !== "held") return taken;
    const holder = parseMark(await textOf(at.files.mark));
    const patience = holder && isEnding(holder) ? LONGEST_END : SECOND_LOOK;
    if (performance.now() - start > patience) throw new DataDirectoryInUse(at.directory, holder);
    await sleep(50);
  }
}

/**
 * Makes sure that the last holder no longer works here; `locked` says whether we have the kernel's lock.
 * @throws DataDirectoryInUse
 */
async function expectEnded(
  { directory, files, log }: Place,
  { locked, older }: { locked: boolean; older?: Ended },
): Promise<Ended> {
  const mark = await textOf(files.mark);
  if (older && older.mark === mark) return older;
  const holder = parseMark(mark);
  if (!holder) return undefined;
  const seen = await judgeAtItsEnd(holder);
  // Even when we hold the lock: its file may have been removed.
  if (seen === "alive") throw new DataDirectoryInUse(directory, holder);
  if (seen === "gone") return { mark, proof: "death" };
  const dead = isOfThisKernel(holder) ? locked && holder.kernelLock : await isOnOneKernelOnly(directory);
  if (dead) return { mark, proof: "death" };
  log?.info(
    `The data directory ${directory} was left by process ${holder.pid} on ${holder.host}, which cannot be seen ` +
      `from here: watching until it has given no sign of life for ${SILENCE / 1000} seconds`,
  );
  if (await isRefreshed(files.lock)) throw new DataDirectoryInUse(directory, holder);
  return { mark, proof: "silence" };
}

/** A killed process lets go of its files, the lock among them, a moment before it has ended: until then it is waited for. */
async function judgeAtItsEnd(holder: ProcessMark): Promise<ReturnType<typeof judge>> {
  const start = performance.now();
  for (;;) {
    const seen = judge(holder);
    if (seen !== "alive" || !isEnding(holder) || performance.now() - start > LONGEST_END) return seen;
    await sleep(20);
  }
}

/** It locked by making a directory of this name, and refreshed that; its mark stays, as others may be here too. */
async function removeLockOfVersion0_1(at: Place): Promise<Ended> {
  const found = await stat(at.files.lock).catch(() => undefined);
  if (!found?.isDirectory()) return undefined;
  const ended = await expectEnded(at, { locked: false });
  await rmdir(at.files.lock).catch((error: NodeJS.ErrnoException) => {
    // Another one that starts was faster.
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  });
  return ended;
}

/** Whether a lock is kept fresh: watches until it changes or has been silent for too long. */
async function isRefreshed(path: string): Promise<boolean> {
  const seen = await modified(path);
  const start = performance.now();
  for (;;) {
    const watched = performance.now() - start;
    // A time of refresh in the future must not keep us here for ever.
    const silent = Math.max(watched, Date.now() - seen);
    if (watched > SHORTEST_WATCH && silent > SILENCE) return false;
    await sleep(250);
    if ((await modified(path)) !== seen) return true;
  }
}

async function modified(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}

async function inUse({ directory, files }: Place): Promise<DataDirectoryInUse> {
  return new DataDirectoryInUse(directory, parseMark(await textOf(files.mark)));
}

/** "" when it is not there. */
const textOf = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");
