/** What `npm start` runs: the bundle as long as it is what the sources say. */
import { cp, mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { bundleFolder, markBundled, programToRun } from "../../scripts/bundle-place.mjs";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

let root: string;
/** When it was bundled, in milliseconds; the sources were written an hour before. */
const at = Date.now();
const before = new Date(at - 3_600_000);

async function write(path: string, text: string, when = before): Promise<void> {
  await writeFile(join(root, path), text);
  await utimes(join(root, path), when, when);
}

beforeEach(async () => {
  root = await temporaryDirectory();
  await mkdir(join(root, "src/deals"), { recursive: true });
  await mkdir(join(root, "scripts"));
  await mkdir(bundleFolder(root), { recursive: true });
  for (const path of ["package-lock.json", "scripts/bundle.ts", "src/main.ts", "src/deals/deal.ts"])
    await write(path, "one");
  markBundled(root, at);
});

const bundled = () => programToRun(root) === join(bundleFolder(root), "main.mjs");
const fromSources = () => programToRun(root) === join(root, "src/main.ts");

test("the bundle, where nothing has changed", () => {
  expect(bundled()).toBe(true);
});

test("the bundle in a copy, whose folders are of another day", async () => {
  const copy = await temporaryDirectory();
  await cp(root, copy, { recursive: true, preserveTimestamps: true });
  root = copy;
  const later = new Date(at + 3_600_000);
  for (const folder of ["src", "src/deals"]) await utimes(join(root, folder), later, later);
  expect(bundled()).toBe(true);
});

test.each([
  ["a source was edited", () => write("src/deals/deal.ts", "two", new Date(at + 1_000))],
  ["a source of another length was put back with its old date", () => write("src/deals/deal.ts", "longer")],
  ["there is one less", () => rm(join(root, "src/deals/deal.ts"))],
  ["the packages changed", () => write("package-lock.json", "other")],
  ["it is made in another way", () => write("scripts/bundle.ts", "other")],
  ["none was made", () => rm(bundleFolder(root), { recursive: true })],
  ["its making was cut off", () => rm(join(bundleFolder(root), "sources.json"))],
])("the sources, where %s", async (_why, change) => {
  await change();
  expect(fromSources()).toBe(true);
});
