import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase, whyUnusable } from "../../src/database/open-database.ts";
import { spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

async function expectToOpen(directory: string): Promise<void> {
  const database = await openDatabase({ dataDir: directory });
  try {
    expect(await database.prisma.workspace.count()).toBe(0);
    expect(database.version).toMatch(/^18\./);
  } finally {
    await database.close();
  }
  expect(await readdir(directory)).toEqual(["in-use.lock", "postgres"]);
}

test("makes the data directory, also inside one that is not there yet", async () => {
  await expectToOpen(join(await temporaryDirectory(), "new", "data"));
});

test("syncs every file and directory of a new database, which PostgreSQL did not write itself", async () => {
  const directory = await temporaryDirectory();
  const process = spawnDatabaseProcess("countFirstSyncs", directory);
  const line = await process.said("first syncs");
  await process.ended;

  // The empty cluster has about a thousand files; migrations add some that PostgreSQL syncs by itself.
  expect(Number(line?.split(" ")[2])).toBeGreaterThan(900);
});

test.each([
  [
    "of another PostgreSQL",
    { PG_VERSION: "17\n" },
    /initialized by PostgreSQL version 17, which is not compatible/,
  ],
  [
    "without its control file",
    { "global/pg_control": undefined },
    /could not open file "global\/pg_control"/,
  ],
  ["that is not whole", { PG_VERSION: undefined }, /holds files but no PG_VERSION/],
])("says what is wrong with a database %s, and leaves it as it is", async (_what, files, reason) => {
  const directory = await temporaryDirectory();
  await expectToOpen(directory);
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) await rm(join(directory, "postgres", name));
    else await writeFile(join(directory, "postgres", name), content);
  }
  const before = await readdir(join(directory, "postgres"), { recursive: true });

  const refusal = await openDatabase({ dataDir: directory }).catch((error) => error);

  expect(whyUnusable(refusal)).toMatch(reason);
  expect(whyUnusable(refusal)).toContain(`The database in ${join(directory, "postgres")} cannot be opened`);
  expect(await readdir(join(directory, "postgres"), { recursive: true })).toEqual(
    expect.arrayContaining(before),
  );
});

test("starts again after a first start that was killed while unpacking", async () => {
  const directory = await temporaryDirectory();
  do {
    // Or after it had finished before the kill reached it.
    await rm(directory, { recursive: true });
    const first = spawnDatabaseProcess("open", directory);
    onTestFinished(() => first.kill());
    while (!existsSync(join(directory, "postgres.unfinished", "base"))) await sleep(1);
    await first.kill();
  } while (existsSync(join(directory, "postgres")));

  await expectToOpen(directory);
});

test("does not take the remains of an unpacking for a database", async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, "postgres.unfinished"));
  await writeFile(join(directory, "postgres.unfinished", "PG_VERSION"), "18\n");

  await expectToOpen(directory);
});
