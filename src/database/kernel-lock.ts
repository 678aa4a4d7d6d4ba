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
 * Takes the kernel's lock on a file, which is created if missing, stays empty, and must not be removed: a
 * process waiting for the removed file and one that creates the next would both succeed. "held" when another
 * process has it; "unsupported" where the file system has no locks.
 *
 * Node cannot lock files by itself, but the SQLite within it does so (fcntl, LockFileEx) for its transactions,
 * and this is one that never ends. Such a lock belongs to the process: it would be lost as soon as this process
 * opened the file by other means and closed it again.
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
