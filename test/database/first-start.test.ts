import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
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
  expect(await readdir(directory)).toEqual(["postgres"]);
}

it("makes the data directory, also inside one that is not there yet", async () => {
  await expectToOpen(join(await temporaryDirectory(), "new", "data"));
});

it("starts again after a first start that was killed while unpacking", async () => {
  const directory = await temporaryDirectory();
  do {
    // Again when it had finished before the end reached it.
    await rm(directory, { recursive: true });
    const first = spawnDatabaseProcess("open", directory);
    onTestFinished(() => first.kill());
    while (!existsSync(join(directory, "postgres.unfinished", "base"))) await sleep(1);
    await first.kill();
  } while (existsSync(join(directory, "postgres")));

  await expectToOpen(directory);
});

it("does not take the remains of an unpacking for a database", async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, "postgres.unfinished"));
  await writeFile(join(directory, "postgres.unfinished", "PG_VERSION"), "18\n");

  await expectToOpen(directory);
});
