import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { DataDirectoryInUse, lockDataDirectory } from "../../src/database/data-directory-lock.ts";
import { DataDirectoryUnusable } from "../../src/database/data-directory-unusable.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { currentProcess } from "../../src/database/process-mark.ts";
import { type DatabaseProcess, spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

async function holder(directory: string): Promise<DatabaseProcess> {
  const process = spawnDatabaseProcess("lock", directory);
  onTestFinished(() => process.kill());
  await process.said("locked");
  return process;
}

/** Leaves the lock of a process that is no more, with `mark` as its name. */
async function abandon(directory: string, mark: object): Promise<void> {
  await mkdir(join(directory, "in-use.lock"));
  await writeFile(join(directory, "in-use.json"), JSON.stringify(mark));
}

it("refuses a directory that another process works on, and names process and directory", async () => {
  const directory = await temporaryDirectory();
  const other = await holder(directory);

  const refusal = await openDatabase({ dataDir: directory }).catch((error) => error);

  expect(refusal).toBeInstanceOf(DataDirectoryInUse);
  expect(refusal.message).toContain(
    `data directory ${directory} is in use by process ${other.pid} on ${hostname()}`,
  );
  expect(refusal.pid).toBe(other.pid);
});

it("refuses a directory that this process has open already", async () => {
  const directory = await temporaryDirectory();
  const unlock = await lockDataDirectory(directory);

  await expect(lockDataDirectory(directory)).rejects.toThrow(`process ${process.pid}`);

  await unlock();
  await (await lockDataDirectory(directory))();
});

it("takes over the lock of a killed process at once", async () => {
  const directory = await temporaryDirectory();
  const other = await holder(directory);
  await other.kill();
  expect(existsSync(join(directory, "in-use.lock"))).toBe(true);

  const start = performance.now();
  const unlock = await lockDataDirectory(directory);

  expect(performance.now() - start).toBeLessThan(2_000);
  expect(JSON.parse(await readFile(join(directory, "in-use.json"), "utf8")).pid).toBe(process.pid);
  await unlock();
  expect(await readdir(directory)).toEqual([]);
});

it.skipIf(process.platform !== "linux")(
  "takes over the lock of a dead process whose number lives on",
  async () => {
    const directory = await temporaryDirectory();
    // The number is that of the process that started this one; it was born another day.
    await abandon(directory, { ...currentProcess(), pid: process.ppid, born: "another boot/1" });

    const unlock = await lockDataDirectory(directory);

    await unlock();
  },
);

it("lets one of several win the lock of a dead process", async () => {
  const directory = await temporaryDirectory();
  await (await holder(directory)).kill();

  const rivals = Array.from({ length: 4 }, () => spawnDatabaseProcess("lock", directory));
  onTestFinished(async () => {
    await Promise.all(rivals.map((rival) => rival.kill()));
  });
  const outcomes = await Promise.all(
    rivals.map((rival) => Promise.race([rival.said("locked"), rival.said("DataDirectoryInUse")])),
  );

  const winners = outcomes.filter((outcome) => outcome === "locked");
  expect(winners).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome?.startsWith("DataDirectoryInUse"))).toHaveLength(3);
});

it("waits for a sign of life before it takes over from a machine it cannot see", async () => {
  const directory = await temporaryDirectory();
  const elsewhere = { ...currentProcess(), pid: 7, host: "another-container", born: null };
  await abandon(directory, elsewhere);
  const lock = join(directory, "in-use.lock");
  const refresh = setTimeout(() => utimes(lock, new Date(), new Date()), 600);
  onTestFinished(() => clearTimeout(refresh));

  await expect(lockDataDirectory(directory)).rejects.toThrow("process 7 on another-container");

  const longAgo = new Date(Date.now() - 60_000);
  await utimes(lock, longAgo, longAgo);
  await (await lockDataDirectory(directory))();
});

it("says which directory cannot be used and why, when something is in the way", async () => {
  const file = join(await temporaryDirectory(), "data");
  await writeFile(file, "not a folder");

  const refusal = await openDatabase({ dataDir: file }).catch((error) => error);

  expect(refusal).toBeInstanceOf(DataDirectoryUnusable);
  expect(refusal.message).toContain(`Cannot keep the database in ${file}: EEXIST`);
  expect(refusal.message).toContain("DATA_DIR");
});

it("waits for a sign of life also where another container has this machine's name", async () => {
  const directory = await temporaryDirectory();
  // Number 1 in there is not number 1 here, and was born at another time.
  await abandon(directory, { ...currentProcess(), pid: 1, space: "pid:[1]", born: "another boot/1" });
  const lock = join(directory, "in-use.lock");
  const refresh = setTimeout(() => utimes(lock, new Date(), new Date()), 600);
  onTestFinished(() => clearTimeout(refresh));

  await expect(lockDataDirectory(directory)).rejects.toThrow(`process 1 on ${hostname()}`);
});
