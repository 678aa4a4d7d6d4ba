// @ts-check
/** Where the bundle is, and whether it is still what the sources say. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} root folder of the project */
export const bundleFolder = (root) => join(root, "node_modules/.cache/bundled");

/** @param {string} root folder of the project */
const markFile = (root) => join(bundleFolder(root), "sources.json");

/**
 * What a bundle is made of, by name and size of every file and by the newest change of any: a copy elsewhere keeps the first
 * two, and whoever edits or takes another version changes the last.
 * @param {string} root folder of the project
 * @returns {{ names: string, newest: number }} a hash; milliseconds
 */
export function sourcesNow(root) {
  const names = createHash("sha256");
  let newest = 0;
  const inSrc = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const paths = inSrc.map((path) => `src/${path}`);
  for (const path of ["package-lock.json", "scripts/bundle.ts", ...paths.sort()]) {
    const found = statSync(`${root}/${path}`);
    // A folder's size and time are those of the disk it was copied to.
    if (!found.isFile()) continue;
    names.update(`${path}\0${found.size}\0`);
    newest = Math.max(newest, found.mtimeMs);
  }
  return { names: names.digest("hex"), newest };
}

/**
 * Written last, when the bundle is whole.
 * @param {string} root folder of the project
 * @param {string} names of the sources before they were read
 * @param {number} at when that was, in milliseconds
 */
export function markBundled(root, names, at) {
  writeFileSync(markFile(root), JSON.stringify({ names, at }));
}

/**
 * What `npm start` runs: the bundle, or the sources where they are not what it was made of.
 * @param {string} root folder of the project
 * @returns {string} a path
 */
export function programToRun(root) {
  try {
    const made = JSON.parse(readFileSync(markFile(root), "utf8"));
    const now = sourcesNow(root);
    if (made.names === now.names && now.newest <= made.at) return join(bundleFolder(root), "main.mjs");
  } catch {
    // None was made, or it cannot be read.
  }
  return join(root, "src/main.ts");
}
