/** Notices that nothing can be written any more because a disk is full, and when it can again. */
import { statfs } from "node:fs/promises";

export type DiskWatch = Readonly<{
  /** Looks whether an error says so. */
  note(error: unknown): void;
  /** Why nothing can be written, for the operator; undefined: it can. */
  whyFull(): Promise<string | undefined>;
}>;

export type DiskFacts = Readonly<{
  /** What is left where the data are, in bytes; undefined where that is another machine's. */
  free(): Promise<number | undefined>;
  /** Takes new space from the disk and gives it back. @throws while there is none */
  tryWrite(): Promise<void>;
}>;

/** Less is as good as nothing: PostgreSQL's log grows by 16 MB at a time, and gives up when it cannot. */
const leastFree = 64 * 1024 ** 2;
/** disk_full, and what Node says of it. */
const codes = ["53100", "ENOSPC", "EDQUOT"];

export function createDiskWatch({ free, tryWrite }: DiskFacts): DiskWatch {
  let full: string | undefined;

  function note(error: unknown): void {
    if (isDiskFull(error)) full = `the database's disk is full: ${messageOf(error)}`;
  }

  return {
    note,
    async whyFull() {
      const left = await free().catch(() => undefined);
      if (left !== undefined && left < leastFree)
        return `the disk of DATA_DIR is full: ${Math.floor(left / 1024 ** 2)} MB are left, and ${leastFree / 1024 ** 2} MB are needed`;
      if (full === undefined) return undefined;
      // Nobody is sent here while it is full, so that nobody else would notice the end of it.
      await tryWrite().then(
        () => {
          full = undefined;
        },
        (error: unknown) => note(error),
      );
      return full;
    },
  };
}

/** What a folder's disk has left for this user, in bytes. */
export async function freeSpace(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** Wherever along the causes it stands. */
function isDiskFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, cause } = error as Record<string, unknown>;
  return [code, originalCode].some((one) => codes.includes(String(one))) || isDiskFull(cause);
}

function messageOf(error: unknown): string {
  const { cause, message } = error as { cause?: { originalMessage?: unknown }; message?: unknown };
  return String(cause?.originalMessage ?? message);
}
