/** A process that is stopped keeps its data directory; one that lost it nevertheless does no harm when it resumes. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { lockDataDirectory } from "../../src/database/data-directory-lock.ts";
import { type HeldDirectory, REFRESH } from "../../src/database/held-directory.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import {
  canStartApart,
  type DatabaseProcess,
  spawnDatabaseProcess,
} from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

/** How long a holder is really stopped, in seconds; otherwise its signs of life are made to look old. */
const pause = Number(process.env.PAUSE_SECONDS ?? 0);

const apart = canStartApart();
if (!apart) console.warn("Without the right to make a pid namespace, no holder is looked at from one.");

/** Prints that it is working; from then on it can be stopped. */
const firstWords = { lock: "locked", open: "open", writeAtLength: "writing" };

async function stoppedHolder(task: keyof typeof firstWords, directory: string): Promise<DatabaseProcess> {
  const holder = spawnDatabaseProcess(task, directory);
  onTestFinished(() => holder.kill());
  await holder.said(firstWords[task]);
  // While it is working.
  if (task === "writeAtLength") await sleep(300);
  await holder.pause();
  return holder;
}

/**
 * Takes a directory whose holder is stopped: because someone in another container removed the lock, or because
 * it was silent for long on another machine.
 */
async function takeOver(directory: string): Promise<HeldDirectory> {
  const mark = join(directory, "in-use.json");
  const holder = JSON.parse(await readFile(mark, "utf8"));
  await rm(join(directory, "in-use.lock"), { recursive: true });
  await writeFile(mark, JSON.stringify({ ...holder, space: "pid:[1]" }));
  const held = await lockDataDirectory(directory);
  onTestFinished(() => held.release());
  return held;
}

/** Every name with size, time and content, except for the time at which the new holder signs. */
async function everything(directory: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs, ino } = await stat(path);
    const time = entry.name === "in-use.lock" ? "" : mtimeMs;
    // Opening and closing the locked file would lose the lock.
    const content = entry.isFile() && size > 0 ? await readFile(path) : "";
    found[path] = `${size} ${time} ${ino} ${createHash("sha256").update(content).digest("hex")}`;
  }
  return found;
}

describe.skipIf(process.platform === "win32")("a holder that is stopped", () => {
  test.each([
    { from: "beside it", seen: true },
    ...(apart ? [{ from: "in another pid namespace", seen: false }] : []),
  ])(
    "keeps the directory from one $from, however old its last sign of life",
    { timeout: 60_000 + pause * 1_000 },
    async ({ seen }) => {
      const directory = await temporaryDirectory();
      const holder = await stoppedHolder("lock", directory);
      const mark = await readFile(join(directory, "in-use.json"), "utf8");
      if (pause > 0) await sleep(pause * 1_000);
      const longAgo = new Date(Date.now() - 3_600_000);
      await utimes(join(directory, "in-use.lock"), longAgo, longAgo);

      const second = spawnDatabaseProcess("lock", directory, { apart: !seen });
      onTestFinished(() => second.kill());

      const outcome = await Promise.race([second.said("locked"), second.said("DataDirectoryInUse")]);
      expect(outcome).toContain(`is in use by process ${holder.pid} on ${hostname()}. Stop it first`);
      holder.goOn();
      // It gives signs of life again, and nobody has touched what is its own.
      const refreshed = async () => (await stat(join(directory, "in-use.lock"))).mtimeMs;
      await expect.poll(refreshed, { timeout: 30_000 }).toBeGreaterThan(longAgo.getTime());
      expect(await readFile(join(directory, "in-use.json"), "utf8")).toBe(mark);
      expect(holder.errors()).toBe("");
    },
  );

  test.each(["open", "writeAtLength"] as const)(
    "and lost the directory meanwhile ends with a sentence and changes nothing any more (%s)",
    { timeout: 120_000 },
    async (task) => {
      const directory = await temporaryDirectory();
      const holder = await stoppedHolder(task, directory);
      const held = await takeOver(directory);
      const before = await everything(directory);
      // For this long it may rely on its last look; no process is given up so soon.
      await sleep(REFRESH + 500);

      holder.goOn();

      expect(await holder.exitCode).toBe(1);
      expect(holder.errors()).toMatch(
        new RegExp(
          `^Another process \\(${process.pid} on ${hostname()}\\) has taken over the data directory ${directory} ` +
            "[^\\n]+, so this one ends\\. Nothing acknowledged is lost\\.\\n$",
        ),
      );
      expect(await everything(directory)).toEqual(before);

      // The new holder's lock stands.
      expect(held.isOurs()).toBe(true);
      expect(existsSync(join(directory, "in-use.lock"))).toBe(true);
      const third = spawnDatabaseProcess("lock", directory);
      onTestFinished(() => third.kill());
      expect(await third.said("DataDirectoryInUse")).toContain(`process ${process.pid}`);
      held.release();
      if (task === "open") return;

      const committed = holder.lines
        .filter((line) => line.startsWith("committed "))
        .flatMap((line) => line.split(" ").slice(1));
      const database = await openDatabase({ dataDir: directory });
      onTestFinished(() => database.close());
      const rows = new Set((await database.prisma.claim.findMany()).map(({ key }) => key));
      expect(committed.filter((row) => !rows.has(`row ${row}`))).toEqual([]);
    },
  );
});

test("notices by the clock on the wall that the machine has slept, when the steady clock stood still", async () => {
  const directory = await temporaryDirectory();
  const held = await lockDataDirectory(directory);
  await writeFile(
    join(directory, "in-use.json"),
    JSON.stringify({ pid: 7, host: "elsewhere", space: null, born: null }),
  );
  const exit = vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("ended");
  });
  onTestFinished(() => {
    exit.mockRestore();
    vi.restoreAllMocks();
    held.release();
  });

  held.confirm();
  const now = Date.now() + 60_000;
  vi.spyOn(Date, "now").mockReturnValue(now);

  expect(held.confirm).toThrow("ended");
  expect(exit).toHaveBeenCalledWith(1);
});
