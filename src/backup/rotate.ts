/** The folder of scheduled backups: what a new one is called, and which go. */
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const ours = /^loudou-\d{8}T\d{6}Z\.backup$/;
const unfinished = /^loudou-\d{8}T\d{6}Z\.backup\.\d+\.part$/;
/** What has not grown for a day was left by a process that was killed, in milliseconds. */
const day = 24 * 3_600_000;

/** "loudou-20261203T031500Z.backup": names sort by age. The folder is made if missing. */
export async function newBackupIn(directory: string, at: Date): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const instant = at.toISOString().replace(/[-:]|\.\d+/g, "");
  return join(directory, `loudou-${instant}.backup`);
}

/** Removes all but the newest ones, and what killed processes have left. Other files are not touched. @returns which went */
export async function rotate(directory: string, keep: number, now: Date): Promise<string[]> {
  const names = await readdir(directory);
  const gone = names
    .filter((name) => ours.test(name))
    .sort()
    .slice(0, -keep);
  for (const name of names.filter((each) => unfinished.test(each))) {
    const found = await stat(join(directory, name)).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > day) gone.push(name);
  }
  for (const name of gone) await rm(join(directory, name), { force: true });
  return gone;
}
