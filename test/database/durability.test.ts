import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

test("syncs the disk once for every commit", async () => {
  const process = spawnDatabaseProcess("countSyncs", await temporaryDirectory());
  const line = await process.said("syncs");
  await process.ended;

  const syncs = Number(line?.split(" ")[1]);
  expect(syncs).toBeGreaterThanOrEqual(100);
  // A new segment of the log is synced too when it begins.
  expect(syncs).toBeLessThanOrEqual(105);
  // A new segment is a new file: it survives a power cut only if its directory was synced too.
  expect(Number((await process.said("directory syncs"))?.split(" ")[2])).toBeGreaterThanOrEqual(1);
});

test("ends, with the reason, when the disk fails, and keeps what it had acknowledged", async () => {
  const directory = await temporaryDirectory();
  const writer = spawnDatabaseProcess("breakDisk", directory);
  onTestFinished(() => writer.kill());
  await writer.ended;

  const committed = writer.lines.filter((line) => line.startsWith("committed "));
  expect(committed).toHaveLength(10);
  expect(writer.lines.find((line) => line.startsWith("error "))).toMatch(
    /has given up: could not fsync file .*: I\/O error.* Nothing acknowledged is lost/,
  );
  const database = await openDatabase({ dataDir: directory });
  onTestFinished(() => database.close());
  const keys = (await database.prisma.claim.findMany()).map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(committed.map((line) => `row ${line.split(" ")[1]}`)));
});

test("keeps every acknowledged row, and none by halves, when killed in the middle of commits", async () => {
  const directory = await temporaryDirectory();
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const writer = spawnDatabaseProcess("write", directory);
    onTestFinished(() => writer.kill());
    await writer.said("committed");
    await sleep(200 + Math.random() * 300);
    await writer.kill();
    const pairs = writer.lines
      .filter((line) => line.startsWith("committed "))
      .map((line) => line.split(" ").slice(1));
    expect(pairs.length).toBeGreaterThan(0);
    acknowledged.push(...pairs.flat());
  }

  const database = await openDatabase({ dataDir: directory });
  onTestFinished(() => database.close());
  const rows = await database.prisma.claim.findMany({ select: { key: true } });
  const kept = new Set(rows.map(({ key }) => key.slice("row ".length)));

  expect(acknowledged.filter((row) => !kept.has(row))).toEqual([]);
  // Both rows of a transaction or none: pairs are (even, odd).
  expect([...kept].filter((row) => !kept.has(String(Number(row) ^ 1)))).toEqual([]);
});
