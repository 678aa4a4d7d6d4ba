import { mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lock } from "proper-lockfile";
import { currentProcess, judge, type ProcessMark, readMark } from "./process-mark.ts";

/** The holder refreshes its lock every half of this; older ones are abandoned, in milliseconds. */
const STALE = 10_000;

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
 * Makes the data directory and locks it for this process; resolves to the release. Two processes on one embedded
 * database would silently lose each other's rows. A lock left by a dead process is taken over: at once when the
 * process is known to be gone, else (another container or machine) when nobody has refreshed it for ten seconds.
 */
export async function lockDataDirectory(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  const directory = await realpath(dataDir);
  const paths = { lock: join(directory, "in-use.lock"), mark: join(directory, "in-use.json") };
  // Who takes the lock also names itself; the entry makes the two steps one for everybody else.
  const leaveEntry = await lock(join(directory, "entry"), {
    realpath: false,
    stale: STALE,
    retries: { retries: 600, minTimeout: 50, maxTimeout: 50, factor: 1 },
  });
  try {
    const release = await take(directory, paths);
    await writeMark(paths.mark);
    return async () => {
      await rm(paths.mark, { force: true });
      await release();
    };
  } finally {
    await leaveEntry();
  }
}

async function take(directory: string, paths: { lock: string; mark: string }): Promise<() => Promise<void>> {
  // proper-lockfile tells locks apart by this path alone and adds ".lock" itself.
  const path = paths.lock.slice(0, -".lock".length);
  const onCompromised = (error: Error) => {
    // Going on would lose rows, so this ends the process.
    throw new Error(`Lost the lock on the data directory ${directory}`, { cause: error });
  };
  const options = { realpath: false, stale: STALE, onCompromised };
  try {
    return await lock(path, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
  }
  const holder = await readMark(paths.mark);
  const state = holder ? judge(holder) : "gone";
  if (state === "alive" || (state === "unknown" && (await isRefreshed(paths.lock)))) {
    throw new DataDirectoryInUse(directory, holder);
  }
  await rm(paths.lock, { recursive: true, force: true });
  return lock(path, options);
}

/** Whether somebody keeps a lock fresh: watches until it changes or has become stale. */
async function isRefreshed(path: string): Promise<boolean> {
  const seen = await modified(path);
  const deadline = Date.now() + STALE;
  while (Date.now() < deadline && Date.now() - seen < STALE) {
    await sleep(250);
    if ((await modified(path)) !== seen) return true;
  }
  return false;
}

async function modified(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}

async function writeMark(path: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, `${JSON.stringify(currentProcess())}\n`);
  await rename(draft, path);
}
