// A process of its own that works on a database, for tests that kill or freeze it: node
// test/fakes/database-process.ts TASK DIRECTORY-OR-URL [FOLDER]. Prints what it has done, one line each.
import fs from "node:fs";
import fsPromises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import type { Tx } from "../../src/database/transaction.ts";
import { anyCompany, plainRow } from "./plain-row.ts";

const [task, directory = "", folder = ""] = process.argv.slice(2);

let syncs = 0;
let directorySyncs = 0;
let firstSyncs = 0;
let diskFails = false;
let freezesBeforeReading = "";
const fdatasync = fs.fdatasyncSync;
fs.fdatasyncSync = (descriptor) => {
  syncs += 1;
  if (diskFails) throw Object.assign(new Error("the disk is broken"), { code: "EIO" });
  fdatasync(descriptor);
};
const fsync = fs.fsyncSync;
fs.fsyncSync = (descriptor) => {
  if (fs.fstatSync(descriptor).isDirectory()) directorySyncs += 1;
  fsync(descriptor);
};
const open = fsPromises.open;
fsPromises.open = async (...args) => {
  const file = await open(...args);
  const sync = file.sync.bind(file);
  file.sync = () => {
    firstSyncs += 1;
    return sync();
  };
  return file;
};
const readFile = fsPromises.readFile;
fsPromises.readFile = ((...args: Parameters<typeof readFile>) => {
  if (freezesBeforeReading && String(args[0]).endsWith(freezesBeforeReading)) freeze();
  return readFile(...args);
}) as typeof readFile;
syncBuiltinESMExports();

const { migrate } = await import("../../src/database/migrate.ts");
const { openPool } = await import("../../src/database/server.ts");
const { ServerAdapterFactory } = await import("../../src/database/server-adapter.ts");
const { lockDataDirectory } = await import("../../src/database/data-directory-lock.ts");
const { openDatabase } = await import("../../src/database/open-database.ts");
const { transaction } = await import("../../src/database/transaction.ts");

/** Takes the lock and keeps it. */
async function lock(): Promise<void> {
  await lockDataDirectory(directory);
  say("locked");
}

/** Opens the database and keeps it. */
async function openAndKeep(): Promise<void> {
  await openDatabase({ dataDir: directory });
  say("open");
}

/**
 * Commits rows 0, 1, 2, … in eight concurrent chains, two rows to a transaction, and prints each once it is
 * committed.
 */
async function write(): Promise<void> {
  const database = await openDatabase({ dataDir: directory });
  let next = await database.prisma.claim.count();
  say("open");
  const chain = async () => {
    for (;;) {
      const [first, second] = [next++, next++];
      await transaction(database, async (tx) => {
        await tx.claim.create({ data: plainRow(`row ${first}`) });
        await tx.claim.create({ data: plainRow(`row ${second}`) });
      });
      say(`committed ${first} ${second}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, chain));
}

/** Commits rows 0 to 4, then writes in a single statement for as long as it can: no timer fires meanwhile. */
async function writeAtLength(): Promise<void> {
  const { prisma } = await openDatabase({ dataDir: directory });
  for (let i = 0; i < 5; i++) {
    await prisma.claim.create({ data: plainRow(`row ${i}`) });
    say(`committed ${i}`);
  }
  say("writing");
  await prisma.$executeRaw`INSERT INTO "Claim" ("workspaceId", "key") SELECT ${anyCompany}::uuid, 'long ' || n FROM generate_series(1, 10000000) n`;
}

/** Commits 100 transactions one after another and prints how many syncs that took. */
async function countSyncs(): Promise<void> {
  const database = await openDatabase({ dataDir: directory });
  const before = syncs;
  for (let i = 0; i < 100; i++) {
    await transaction(database, (tx) => tx.claim.create({ data: plainRow(`row ${i}`) }));
  }
  say(`syncs ${syncs - before}`);
  const directoriesBefore = directorySyncs;
  await database.prisma.$queryRaw`SELECT pg_switch_wal()::text`;
  await transaction(database, (tx) => tx.claim.create({ data: plainRow("in a new segment") }));
  say(`directory syncs ${directorySyncs - directoriesBefore}`);
  await database.close();
}

/** Creates a database and prints how many of its files and directories were synced before it was opened. */
async function countFirstSyncs(): Promise<void> {
  const database = await openDatabase({ dataDir: directory });
  say(`first syncs ${firstSyncs}`);
  await database.close();
}

/** Commits rows one after another; the disk fails from the tenth on. */
async function breakDisk(): Promise<void> {
  const log = { info() {}, warn() {}, error: (message: string) => say(`error ${message}`) };
  const database = await openDatabase({ dataDir: directory, log });
  for (let i = 0; i < 20; i++) {
    diskFails = i >= 10;
    const row = transaction(database, (tx) => tx.claim.create({ data: plainRow(`row ${i}`) }));
    say(await row.then(() => `committed ${i}`).catch((error) => `refused ${i} ${error.name}`));
  }
}

/** Changes a company's name and freezes before it commits; resumes when it is woken. */
const freezeInTransaction = () => freezeAfter(async () => {});

/** The same, in the middle of reading an answer that is larger than all buffers on the way. */
const freezeInAnswer = () =>
  freezeAfter(async (tx) => {
    void tx.$queryRaw`SELECT repeat('x', 1000) FROM generate_series(1, 100000)`.catch(() => {});
    await sleep(50);
  });

async function freezeAfter(work: (tx: Tx) => Promise<void>): Promise<void> {
  const database = await openDatabase({ url: directory, dataDir: "" });
  const row = transaction(database, async (tx) => {
    await tx.workspace.updateMany({ data: { name: "of the frozen one" } });
    await work(tx);
    freeze();
    await tx.claim.create({ data: plainRow("of the frozen one") });
  });
  say(await row.then(() => "committed").catch((error) => `refused ${error}`));
}

/** Starts on an empty server and freezes while it holds the lock of the migrations. */
async function freezeInMigration(): Promise<void> {
  freezesBeforeReading = "migration.sql";
  await openDatabase({ url: directory, dataDir: "" });
  say("open");
}

/** Applies a folder's migrations. */
async function migrateFolder(): Promise<void> {
  const pool = openPool(directory, 1, console);
  await migrate(new ServerAdapterFactory(pool), folder);
  say("migrated");
}

function freeze(): void {
  freezesBeforeReading = "";
  say("frozen");
  process.kill(process.pid, "SIGSTOP");
}

function say(line: string): void {
  // Written before anything else happens: a printed line is a promise.
  fs.writeSync(1, `${line}\n`);
}

const tasks: Record<string, () => Promise<void>> = {
  lock,
  open: openAndKeep,
  write,
  writeAtLength,
  countSyncs,
  countFirstSyncs,
  breakDisk,
  freezeInTransaction,
  freezeInAnswer,
  freezeInMigration,
  migrateFolder,
};
try {
  await tasks[task ?? ""]?.();
  // Keeps the process alive, whatever it holds.
  if (!task?.startsWith("count")) setInterval(() => {}, 1_000);
} catch (error) {
  say(`${error}`);
  process.exit(1);
}
