import { closeSync, fsyncSync, openSync } from "node:fs";

/** Syncs a file or directory by its path: a rename or a new file is durable once its directory is synced. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
