import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { DataDirectoryInUse, lockDataDirectory } from "../../src/database/data-directory-lock.ts";
import { DataDirectoryUnusable } from "../../src/database/data-directory-unusable.ts";
import { takeKernelLock } from "../../src/database/kernel-lock.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { currentProcess } from "../../src/database/process-mark.ts";
import { type DatabaseProcess, PROGRAM, spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const onLinux = test.skipIf(process.platform !== "linux");

const longAgo = new Date(Date.now() - 600_000);

async function holder(directory: string): Promise<DatabaseProcess> {
  const process = spawnDatabaseProcess("lock", directory);
  onTestFinished(() => process.kill());
  await process.said("locked");
  return process;
}

/** Leaves the lock of a dead process, with `mark` as its name. */
async function abandon(directory: string, mark: object, lock: "of now" | "of 0.1" = "of now"): Promise<void> {
  const path = join(directory, "in-use.lock");
  await (lock === "of 0.1" ? mkdir(path) : writeFile(path, ""));
  await writeFile(join(directory, "in-use.json"), JSON.stringify(mark));
}

/** Locks the directory and releases it again. @returns how long that took, in milliseconds */
async function lockOnce(directory: string): Promise<number> {
  const start = performance.now();
  const held = await lockDataDirectory(directory);
  held.release();
  return performance.now() - start;
}

/** Starts several at the same moment. @returns the first line of each */
async function startTogether(count: number, directory: string): Promise<(string | undefined)[]> {
  const rivals = Array.from({ length: count }, () => spawnDatabaseProcess("lock", directory));
  onTestFinished(async () => {
    await Promise.all(rivals.map((rival) => rival.kill()));
  });
  return Promise.all(
    rivals.map((rival) => Promise.race([rival.said("locked"), rival.said("DataDirectoryInUse")])),
  );
}

test("refuses a directory that another process works on, and names process and directory", async () => {
  const directory = await temporaryDirectory();
  const other = await holder(directory);

  const refusal = await openDatabase({ dataDir: directory }).catch((error) => error);

  expect(refusal).toBeInstanceOf(DataDirectoryInUse);
  expect(refusal.message).toContain(
    `data directory ${directory} is in use by process ${other.pid} on ${hostname()}`,
  );
  expect(refusal.pid).toBe(other.pid);
});

test("refuses a directory that this process has open already", async () => {
  const directory = await temporaryDirectory();
  const held = await lockDataDirectory(directory);

  await expect(lockDataDirectory(directory)).rejects.toThrow(`process ${process.pid}`);
  // Having looked must not have released it.
  const other = spawnDatabaseProcess("lock", directory);
  onTestFinished(() => other.kill());
  expect(await other.said("DataDirectoryInUse")).toContain(`process ${process.pid}`);

  held.release();
  await lockOnce(directory);
});

test("refuses a directory whose holder runs, also when somebody has removed the file with its lock", async () => {
  const directory = await temporaryDirectory();
  const other = await holder(directory);
  await rm(join(directory, "in-use.lock"), { recursive: true });

  await expect(lockDataDirectory(directory)).rejects.toThrow(`process ${other.pid}`);
});

test("takes over the lock of a killed process at once", async () => {
  const directory = await temporaryDirectory();
  const other = await holder(directory);
  await other.kill();
  expect(existsSync(join(directory, "in-use.json"))).toBe(true);

  const start = performance.now();
  const held = await lockDataDirectory(directory);

  expect(performance.now() - start).toBeLessThan(5_000);
  expect(JSON.parse(await readFile(join(directory, "in-use.json"), "utf8")).pid).toBe(process.pid);
  held.release();
  expect(await readdir(directory)).toEqual(["in-use.lock"]);
});

onLinux("waits for a killed process to end, when started in the same moment", async () => {
  const directory = await temporaryDirectory();
  const other = await holder(directory);
  process.kill(other.pid, "SIGKILL");

  await lockOnce(directory);
});

onLinux("waits for it also when it has let go of the lock and not ended yet", async () => {
  // On a busy machine one of six is caught in that moment.
  for (let nth = 0; nth < 4; nth += 1) {
    const directory = await temporaryDirectory();
    const other = await holder(directory);
    process.kill(other.pid, "SIGKILL");
    let lock = await takeKernelLock(join(directory, "in-use.lock"));
    while (lock === "held") lock = await takeKernelLock(join(directory, "in-use.lock"));
    if (lock !== "unsupported") lock.release();

    await lockOnce(directory);
  }
});

onLinux("takes over the lock of a dead process that its parent has not asked after", async () => {
  const directory = await temporaryDirectory();
  // The shell turns into a program that never reaps its children.
  const command = `"${process.execPath}" "${PROGRAM}" lock "${directory}" & exec sleep 600`;
  const parent = spawn("sh", ["-c", command], { stdio: "ignore" });
  onTestFinished(() => void parent.kill("SIGKILL"));
  const mark = join(directory, "in-use.json");
  while (!existsSync(mark)) await sleep(20);
  const { pid } = JSON.parse(await readFile(mark, "utf8"));
  process.kill(pid, "SIGKILL");
  const state = async () => /\) (.)/.exec(await readFile(`/proc/${pid}/stat`, "utf8"))?.[1];
  while ((await state()) !== "Z") await sleep(20);

  expect(await lockOnce(directory)).toBeLessThan(5_000);

  expect(await state()).toBe("Z");
});

onLinux("takes over the lock of a dead process whose number lives on", async () => {
  const directory = await temporaryDirectory();
  // The number is that of the process that started this one, but with another start time.
  await abandon(directory, { ...currentProcess(), pid: process.ppid, born: "another boot/1" });

  expect(await lockOnce(directory)).toBeLessThan(5_000);
});

onLinux("takes over what was left in another container before the machine was booted", async () => {
  const directory = await temporaryDirectory();
  const elsewhere = { pid: 1, host: "another-container", space: "pid:[1]", born: "another boot/1" };
  await abandon(directory, { ...elsewhere, kernelLock: true });

  // Only this machine can use the disk, so its former holder is gone, however recent its last sign of life.
  expect(await lockOnce(directory)).toBeLessThan(5_000);
});

test("lets one of two win that start at the same moment in a new directory", async () => {
  const outcomes = await startTogether(2, join(await temporaryDirectory(), "new"));

  expect(outcomes.filter((outcome) => outcome === "locked")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome?.startsWith("DataDirectoryInUse"))).toHaveLength(1);
});

test("lets one of several win the lock of a dead process", async () => {
  const directory = await temporaryDirectory();
  await (await holder(directory)).kill();

  const outcomes = await startTogether(4, directory);

  expect(outcomes.filter((outcome) => outcome === "locked")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome?.startsWith("DataDirectoryInUse"))).toHaveLength(3);
});

test("lets one of two win also where the kernel's lock cannot be had", async () => {
  // SQLite reads no path that is longer than 512 bytes.
  const directory = join(await temporaryDirectory(), ...Array.from({ length: 6 }, () => "long".repeat(25)));
  await mkdir(directory, { recursive: true });

  const outcomes = await startTogether(2, directory);

  expect(outcomes.filter((outcome) => outcome === "locked")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome?.startsWith("DataDirectoryInUse"))).toHaveLength(1);
});

// Version 0.1 took no kernel lock, so from another container there is no telling whether it is alive.
test("waits for a sign of life before it takes over from a process it cannot see", async () => {
  const look = async (lock: "of now" | "of 0.1") => {
    const directory = await temporaryDirectory();
    // Of this kernel, so it may live on this disk.
    const { born } = currentProcess();
    const host = born === null ? hostname() : "another-container";
    await abandon(directory, { pid: 7, host, space: "pid:[1]", born }, lock);
    const path = join(directory, "in-use.lock");
    // However old it looks: the other machine's clock may be wrong.
    await utimes(path, longAgo, longAgo);
    const refresh = setTimeout(() => utimes(path, new Date(), new Date()), 600);
    onTestFinished(() => clearTimeout(refresh));

    await expect(lockDataDirectory(directory)).rejects.toThrow(`process 7 on ${host}`);

    await utimes(path, longAgo, longAgo);
    await lockOnce(directory);
  };

  await Promise.all([look("of now"), look("of 0.1")]);
});

test("says which directory cannot be used and why, when something is in the way", async () => {
  const file = join(await temporaryDirectory(), "data");
  await writeFile(file, "not a folder");

  const refusal = await openDatabase({ dataDir: file }).catch((error) => error);

  expect(refusal).toBeInstanceOf(DataDirectoryUnusable);
  expect(refusal.message).toContain(`Cannot keep the database in ${file}: EEXIST`);
  expect(refusal.message).toContain("DATA_DIR");
});
