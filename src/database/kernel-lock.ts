import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";

/** SQLite's result codes (https://www.sqlite.org/rescode.html), without their details. */
const SQLITE_BUSY = 5;
const SQLITE_IOERR = 10;
const SQLITE_CANTOPEN = 14;

/** A lock that the kernel keeps for this process: a pause does not loosen it, and any death does, at once. */
export type KernelLock = {
  release(): void;
};

/**
 * Takes the kernel's lock on a file, which is made when it is not there, stays empty, and must not be removed: who
 * waits for a removed file and who makes the next one would both succeed. "held" when somebody has it already;
 * "unsupported" where the file system knows no locks.
 *
 * Node can lock no file by itself, but the SQLite within it does so (fcntl, LockFileEx) for its transactions, and this
 * is one that never ends. Such a lock is a process's: it would go as soon as this process opened the file by other
 * means and closed it again.
 *
 * @throws the file system's error when the file cannot be written
 */
export async function takeKernelLock(path: string): Promise<KernelLock | "held" | "unsupported"> {
  const { DatabaseSync } = await import("node:sqlite");
  await expectWritable(path);
  let file: InstanceType<typeof DatabaseSync> | undefined;
  try {
    file = new DatabaseSync(path);
    const holding = file;
    // Otherwise a journal would lie beside it.
    holding.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return { release: () => holding.close() };
  } catch (error) {
    file?.close();
    const code = (error as { errcode?: number }).errcode ?? 0;
    switch (code & 0xff) {
      case SQLITE_BUSY:
        return "held";
      // The second one also when the path is longer than SQLite reads (512 bytes).
      case SQLITE_IOERR:
      case SQLITE_CANTOPEN:
        return "unsupported";
      default:
        throw error;
    }
  }
}

/** SQLite says only that it cannot open the file; the file system says why. */
async function expectWritable(path: string): Promise<void> {
  await access(dirname(path), constants.R_OK | constants.W_OK | constants.X_OK);
  await access(path, constants.R_OK | constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}
