// @ts-check
/** Where the bundle is, and whether it is still what the sources say. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} root folder of the project */
export const bundleFolder = (root) => join(root, "node_modules/.cache/bundled");

/** @param {string} root folder of the project */
const markFile = (root) => join(bundleFolder(root), "sources.json");

/** What a bundle is made of, besides the sources that it names. */
const always = ["package-lock.json", "scripts/bundle.ts"];

/** @param {string} root folder of the project @returns {string[]} paths from there */
function sources(root) {
  const inSrc = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const paths = [...always, ...inSrc.map((path) => `src/${path}`)];
  // A folder's size and time are those of the disk it was copied to.
  return paths.filter((path) => statSync(join(root, path)).isFile());
}

/** @param {string} root folder of the project @param {string[]} paths from there @returns {number[]} bytes of each */
const sizes = (root, paths) => paths.map((path) => statSync(`${root}/${path}`).size);

/**
 * Written last, when the bundle is whole.
 * @param {string} root folder of the project
 * @param {number} at when the first source was read, in milliseconds
 */
export function markBundled(root, at) {
  const paths = sources(root);
  writeFileSync(markFile(root), JSON.stringify({ at, paths, sizes: sizes(root, paths) }));
}

/**
 * What `npm start` runs: the bundle, or the sources where they are not what it was made of. That is told by the size of each and
 * by the newest change of any: a copy elsewhere keeps the one, and whoever edits or takes another version changes the other. A
 * new file is not looked for: it takes part only once another one names it.
 * @param {string} root folder of the project
 * @returns {string} a path
 */
export function programToRun(root) {
  try {
    const made = JSON.parse(readFileSync(markFile(root), "utf8"));
    const isAsMade = made.paths.every((/** @type {string} */ path, /** @type {number} */ nth) => {
      const { size, mtimeMs } = statSync(`${root}/${path}`);
      return size === made.sizes[nth] && mtimeMs <= made.at;
    });
    if (isAsMade) return join(bundleFolder(root), "main.mjs");
  } catch {
    // None was made, it cannot be read, or a source is gone.
  }
  return join(root, "src/main.ts");
}
