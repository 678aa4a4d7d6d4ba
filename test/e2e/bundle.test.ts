/** The bundle is all of the program. The other suites that start one run the bundle, too, where it is as the sources are. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bundleFolder, programToRun } from "../../scripts/bundle-place.mjs";
import { spawnLoudou } from "./spawn-loudou.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("what an install leaves behind is what npm start runs, and it answers", async () => {
  // Does nothing after an install; whoever has edited since gets it made anew.
  execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/bundle.ts"], {
    cwd: root,
  });
  expect(programToRun(root)).toBe(join(bundleFolder(root), "main.mjs"));
  // What it starts as threads and processes is there, too.
  expect(readdirSync(bundleFolder(root))).toEqual(
    expect.arrayContaining(
      ["backup-dump-process", "charts-worker", "imports-reading-thread", "spreadsheets-reading-worker"].map(
        (name) => `${name}.mjs`,
      ),
    ),
  );
  const loudou = await spawnLoudou({ DATA_DIR: "memory://" });
  const page = await fetch(`${loudou.url}/readyz`);
  expect(page.status).toBe(200);
  expect(await loudou.stops()).toBe(0);
  expect(loudou.errors()).toEqual([]);
});
