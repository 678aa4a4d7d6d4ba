/** A former commit of this repository, ready to be started beside the present one. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));

export type Build = Readonly<{
  /** Its name in the figures: the short commit, or "now". */
  name: string;
  /** Where its sources and packages are. */
  folder: string;
}>;

/** The working tree as it is. */
export const presentBuild: Build = { name: "now", folder: root };

/**
 * Checks a commit out into a temporary folder. Packages are hard links to the present tree's if the lock file is
 * the same, else they are installed.
 * @throws Error when git does not know the commit
 */
export async function checkOut(commit: string): Promise<{ build: Build; remove: () => Promise<void> }> {
  const short = (
    await run("git", ["rev-parse", "--short", `${commit}^{commit}`], { cwd: root })
  ).stdout.trim();
  const folder = await mkdtemp(join(tmpdir(), `loudou-${short}-`));
  const remove = async () => {
    await run("git", ["worktree", "remove", "--force", folder], { cwd: root });
    await rm(folder, { recursive: true, force: true });
  };
  await run("git", ["worktree", "add", "--detach", "--force", folder, short], { cwd: root });
  try {
    const [then, now] = await Promise.all(
      [folder, root].map((place) => readFile(join(place, "package-lock.json"), "utf8")),
    );
    if (then === now) {
      await run("cp", ["-al", join(root, "node_modules"), folder]);
      await run("npm", ["run", "postinstall"], { cwd: folder });
    } else await run("npm", ["ci"], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    return { build: { name: short, folder }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
