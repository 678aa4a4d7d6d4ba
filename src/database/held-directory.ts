import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { KernelLock } from "./kernel-lock.ts";
import { currentProcess, parseMark } from "./process-mark.ts";
import { momentNow, since } from "./two-clocks.ts";

/** A holder gives a sign of life, and looks whether it is still the holder, this often; in milliseconds. */
export const REFRESH = 2_000;

export type LockFiles = Readonly<{
  /** Empty and there for good: the kernel's lock is on it, and its time of change is the holder's sign of life. */
  lock: string;
  /** Names the holder; there as long as the directory is held. */
  mark: string;
}>;

export const lockFilesOf = (directory: string): LockFiles => ({
  lock: join(directory, "in-use.lock"),
  mark: join(directory, "in-use.json"),
});

/** What this process holds when it exits. */
const held = new Set<HeldDirectory>();
process.on("exit", () => {
  for (const directory of held) {
    try {
      directory.release();
    } catch {
      // A mark that stays is seen to be a dead process's.
    }
  }
});

/** A data directory that this process has locked. */
export class HeldDirectory {
  readonly #directory: string;
  readonly #files: LockFiles;
  readonly #kernelLock: KernelLock | undefined;
  readonly #mark: string;
  /** When it was last seen that the directory is ours. */
  #confirmed = momentNow();
  #refreshing: NodeJS.Timeout | undefined;

  private constructor(directory: string, files: LockFiles, kernelLock: KernelLock | undefined, mark: string) {
    this.#directory = directory;
    this.#files = files;
    this.#kernelLock = kernelLock;
    this.#mark = mark;
  }

  /** Puts this process's mark into a directory that it has locked, where the file system knows locks. */
  static sign(directory: string, files: LockFiles, kernelLock: KernelLock | undefined): HeldDirectory {
    const mark = `${JSON.stringify({ ...currentProcess(), kernelLock: kernelLock !== undefined })}\n`;
    // With the kernel's lock it is there, and must not be opened.
    if (!kernelLock) writeFileSync(files.lock, "");
    // A unique name: without the kernel's lock, two processes may get here.
    const draft = `${files.mark}.${randomUUID()}`;
    writeFileSync(draft, mark);
    renameSync(draft, files.mark);
    return new HeldDirectory(directory, files, kernelLock, mark);
  }

  isOurs(): boolean {
    return this.#read() === this.#mark;
  }

  /** From here on it is refreshed, and an exit releases it. */
  keepFresh(): void {
    held.add(this);
    this.#refresh();
    this.#refreshing = setInterval(() => this.#refresh(), REFRESH).unref();
  }

  /**
   * To be called before anything is written into the directory. Ends the process when another one has taken the
   * directory over while this one was paused, before any timer could have reported it. Costs reading two clocks.
   */
  readonly confirm = (): void => {
    if (since(this.#confirmed) > REFRESH) this.#look();
  };

  /** Releases the directory, unless another process has taken it over. */
  release(): void {
    clearInterval(this.#refreshing);
    // Only once: this process may have locked it again since.
    if (!held.delete(this)) return;
    try {
      if (this.isOurs()) rmSync(this.#files.mark, { force: true });
    } finally {
      this.#kernelLock?.release();
    }
  }

  #refresh(): void {
    this.#look();
    try {
      utimesSync(this.#files.lock, new Date(), new Date());
    } catch {
      // Only who cannot see this process needs it, and may find it silent; then the next look tells.
    }
  }

  #look(): void {
    const found = this.#read();
    // If it can't be read right now, it is checked again before the next write.
    if (found === "unreadable") return;
    if (found !== this.#mark) this.#endThisProcess(found);
    this.#confirmed = momentNow();
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.#files.mark, "utf8");
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "unreadable";
    }
  }

  /** At once: an error would go through PostgreSQL first, which writes about it. */
  #endThisProcess(found: string | undefined): never {
    held.delete(this);
    const taker = found === undefined ? undefined : parseMark(found);
    const who = taker ? `Another process (${taker.pid} on ${taker.host})` : "Another process";
    const paused = Date.now() - this.#confirmed.wall > 2 * REFRESH;
    const what =
      found === undefined
        ? `The mark in-use.json is gone from the data directory ${this.#directory}, so another process could work there`
        : `${who} has taken over the data directory ${this.#directory} ${paused ? "while this one was paused" : "although this one was at work: its lock was removed"}`;
    try {
      writeSync(2, `${what}, so this one ends. Nothing acknowledged is lost.\n`);
    } catch {
      // Nobody listens; the exit code says it too.
    }
    process.exit(1);
  }
}
