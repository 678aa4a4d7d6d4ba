/** What the file system refuses in the data directory, as a sentence. */

/** No right to write, no room, or something in the way (errno(3)). */
const refusals = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EEXIST", "ENOTDIR"];

/** Thrown when the file system does not let us keep a database in the data directory. */
export class DataDirectoryUnusable extends Error {
  override readonly name = "DataDirectoryUnusable";

  constructor(dataDir: string, cause: Error) {
    super(
      `Cannot keep the database in ${dataDir}: ${cause.message}. ` +
        "Let the user that runs the bot write there, or set DATA_DIR to another folder.",
      { cause },
    );
  }
}

/** Thrown when this version cannot open the database in the data directory. */
export class ClusterUnusable extends Error {
  override readonly name = "ClusterUnusable";

  constructor(directory: string, reason: string, cause?: unknown) {
    super(
      `The database in ${directory} cannot be opened: ${reason}. It is left as it is. ` +
        "Put a backup of the whole folder in its place, or set DATA_DIR to another folder.",
      { cause },
    );
  }
}

/** Runs work in the data directory. @throws DataDirectoryUnusable instead of what the file system says */
export async function inDataDirectory<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code && refusals.includes(code)) throw new DataDirectoryUnusable(dataDir, error as Error);
    throw error;
  }
}
